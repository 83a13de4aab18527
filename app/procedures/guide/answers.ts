/** Answers of a guide live in the address alone: read from it, and written into it in one spelling. */
import {
  type Answers,
  inputName,
  openSession,
  type Procedure,
  type Refusal,
  submitStep,
  viewStep,
} from "../../engine/index.ts";
import { questionsPath } from "./guide.ts";

/** Questions on one page, as a form of the engine. */
type Asked = { form: Procedure };

/** none: nothing was asked for yet. */
export type ReadAnswers =
  | { kind: "none" }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "answered"; answers: Answers };

const page = (guide: Asked, answers: Answers = {}) => openSession(guide.form, answers, questionsPath);

const inputsOf = (guide: Asked): Set<string> =>
  new Set(page(guide).fields.flatMap((field) => field.module.parts.map((part) => inputName(field.id, part))));

export function readAnswers(guide: Asked, query: URLSearchParams, today: string): ReadAnswers {
  const inputs = inputsOf(guide);
  if (![...query.keys()].some((key) => inputs.has(key))) return { kind: "none" };
  const form = { get: (key: string) => query.get(key), all: (key: string) => query.getAll(key), files: () => [] };
  const taken = submitStep(page(guide), form, { today });
  return taken.ok ? { kind: "answered", answers: taken.value } : { kind: "refused", refusal: taken.error };
}

/** The query of these answers, without what was left empty: reading it gives the same answers and the same query. */
export function queryOf(guide: Asked, answers: Answers): string {
  const query = new URLSearchParams();
  const view = viewStep(page(guide, answers), { locale: "ja", t: (key) => key, today: "2000-01-01" });
  for (const field of view.fields) {
    for (const [part, values] of Object.entries(field.input)) {
      for (const value of values) query.append(inputName(field.id, part), value);
    }
  }
  return query.toString();
}

/** The questions as a page: with what was typed after a refusal, with the answers when they are changed. */
export function viewQuestions(
  guide: Asked,
  {
    answers = {},
    refusal,
    ...words
  }: { answers?: Answers; refusal?: Refusal } & Pick<Parameters<typeof viewStep>[1], "locale" | "t" | "today">,
) {
  return viewStep(page(guide, answers), {
    ...words,
    ...(refusal === undefined ? {} : { raw: refusal.raw, errors: refusal.errors }),
  }).fields;
}
