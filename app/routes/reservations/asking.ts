/**
 * Questions of reservations asked with the engine's fields, so that names, telephones, addresses and days are read as in
 * every form, and a マイナンバー is refused in all of them. One page each, compiled once per language and variant.
 */
import {
  type Answers,
  compile,
  type Definition,
  type FieldErrors,
  type FieldView,
  type FormReader,
  openSession,
  type Procedure,
  type RawInput,
  type SimpleField,
  submitStep,
  type Text,
  viewStep,
} from "../../engine/index.ts";
import type { FormReader as HttpForm } from "../../http/form.ts";
import { translator } from "../../i18n/translator.ts";
import type { Result } from "../../lib/result.ts";
import type { Reader } from "../reader.ts";

const page = "page";
/** The same words in every language, for a definition. */
export const say = (key: string): Text => ({
  ja: translator("ja")(key),
  easy: translator("easy")(key),
  en: translator("en")(key),
});

const nothing: Text = { ja: "—" };

/** Only the fields are ever shown; what else a definition has is empty. */
function definitionOf(id: string, fields: SimpleField[]): Definition {
  return {
    id,
    number: 1,
    title: nothing,
    reading: "よやく",
    keywords: [],
    category: "moving",
    lifeEvents: [],
    department: "none",
    guide: {
      summary: nothing,
      who: nothing,
      deadline: { rule: "none", text: nothing },
      fee: { yen: 0, text: nothing },
      bring: [],
      legalBasis: null,
      processingDays: null,
      outcome: nothing,
      visit: { needed: "yes", reason: nothing },
    },
    channels: { online: true, counterService: null, phone: false, post: false },
    assurance: { level: "none", reason: nothing },
    retention: { years: 1 },
    handouts: [],
    steps: [{ id: page, title: nothing, fields }],
    facts: { source: "—", confidence: "known", verifiedBy: null, confirmed: null, open: [] },
  };
}

export const asking = (id: string, fields: SimpleField[]): Procedure => compile(definitionOf(id, fields));

export type Refused = { errors: FieldErrors; raw: RawInput };

export function readAnswers(procedure: Procedure, form: HttpForm, today: string): Result<Answers, Refused> {
  return submitStep(openSession(procedure, {}, page), form as FormReader, { today });
}

/** As the inputs are drawn: what was typed when there is such, else the stored answers. */
export function viewFields(
  procedure: Procedure,
  { t, locale }: Reader,
  shown: { answers?: Answers; raw?: RawInput; errors?: FieldErrors; today: string },
): FieldView[] {
  const session = openSession(procedure, shown.answers ?? {}, page);
  const { raw, errors, today } = shown;
  return viewStep(session, { raw, errors, locale, t, today }).fields;
}

/** Everything that was typed, to be shown again. */
export const typedIn = (form: HttpForm): RawInput =>
  Object.fromEntries(form.names().map((name) => [name, form.all(name)]));
