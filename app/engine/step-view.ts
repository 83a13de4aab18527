/** One page of the form, ready to draw: texts in the reader's language, what was typed or answered, messages. */
import type { FieldErrors, FileRef, Item, RawInput } from "./answers.ts";
import { inputName } from "./form-reader.ts";
import { errorMessage, type Translate } from "./messages.ts";
import type { CompiledField, CompiledGroup } from "./procedure.ts";
import type { Session } from "./session.ts";
import { shownWhen } from "./shown-when.ts";
import { itemLines, itemTitle } from "./summary.ts";
import { textOf } from "./text.ts";
import type { FieldView } from "./view.ts";

export type GroupView = {
  label: string;
  hint: string | null;
  itemLabel: string;
  /** `lines`: enough of the item's answers to know it again. `complete` false: it lacks an answer. */
  items: { path: string; label: string; lines: string[]; complete: boolean }[];
  canAdd: boolean;
  /** Address of the page that adds one. */
  addPath: string;
  min: number;
  max: number;
  errors: string[];
};
export type StepView = { title: string; lead: string | null; fields: FieldView[]; group: GroupView | null };

export type ViewOptions = {
  /** What was typed, after a refusal; the stored answers otherwise. */
  raw?: RawInput;
  errors?: FieldErrors;
  /** Uploads of a refused form that were right, by field. */
  files?: Record<string, FileRef[]>;
  locale: string;
  t: Translate;
  /** "YYYY-MM-DD" */
  today: string;
};

/** Throws when the session is at no page ("review" has its own view: `summarize`). */
export function viewStep(session: Session, options: ViewOptions): StepView {
  const { page } = session;
  if (!page) throw new Error(`no page at "${session.path}"`);
  const { step, item } = page;
  const { locale } = options;
  const lead = step.spec.lead ? textOf(step.spec.lead, locale) : null;
  if (step.group && item === null) {
    return { title: textOf(step.spec.title, locale), lead, fields: [], group: viewGroup(session, step.group, options) };
  }
  const fields = session.fields.map((field) => viewField(session, field, options));
  if (!step.group || item === null) return { title: textOf(step.spec.title, locale), lead, fields, group: null };
  return {
    title: itemTitle(step.group, item === "new" ? session.items.length : item, locale),
    lead,
    fields,
    group: null,
  };
}

function viewGroup(session: Session, group: CompiledGroup, { errors, locale, t }: ViewOptions): GroupView {
  const { repeat, label, hint, itemLabel } = group.spec;
  const stepId = session.page?.step.id ?? "";
  return {
    label: textOf(label, locale),
    hint: hint ? textOf(hint, locale) : null,
    itemLabel: textOf(itemLabel, locale),
    items: session.items.map((item, index) => ({
      path: `${stepId}/${index}`,
      label: itemTitle(group, index, locale),
      lines: itemLines(group, item, session.answers, locale),
      complete: !session.lacking.includes(index),
    })),
    canAdd: session.items.length < repeat.max,
    addPath: `${stepId}/new`,
    min: repeat.min,
    max: repeat.max,
    errors: (errors?.[group.id] ?? []).map((error) =>
      errorMessage("group", error, textOf(itemLabel, locale), locale, t),
    ),
  };
}

function viewField(session: Session, field: CompiledField, options: ViewOptions): FieldView {
  const { spec } = field;
  const { locale, t } = options;
  const label = textOf(spec.label, locale);
  const value = session.values[field.id];
  const held = value !== undefined && field.module.holds(value, spec) ? value : null;
  const kept = spec.type === "file" && held ? (held as FileRef[]) : [];
  return {
    id: field.id,
    type: spec.type,
    label,
    hint: spec.hint ? textOf(spec.hint, locale) : null,
    required: field.asked && field.required,
    input: inputOf(field, held, options.raw),
    errors: (options.errors?.[field.id] ?? []).map((error) => ({
      part: error.part ?? null,
      message: errorMessage(spec.type, error, labelInItem(session, label, locale, t), locale, t),
    })),
    options: optionsOf(field, locale),
    shownWhen:
      field.dependsOn.length === 0
        ? null
        : shownWhen(field, session.fields, { answers: session.answers, item: itemValues(session) }, locale, t),
    autocomplete: autocompleteOf(field),
    maxLength: maxLengthOf(field),
    unit: "unit" in spec && spec.unit ? textOf(spec.unit, locale) : null,
    accept: spec.type === "file" ? [...spec.accept] : [],
    maxFiles: spec.type === "file" ? (spec.maxFiles ?? 1) : 0,
    files: [...kept, ...(options.files?.[field.id] ?? [])],
    candidates: null,
  };
}

const itemValues = (session: Session): Item | null => (session.item === null ? null : (session.values as Item));

/** In a repeated group a message says which one. */
function labelInItem(session: Session, label: string, locale: string, t: Translate): string {
  const { item, page } = session;
  if (item === null || !page?.step.group) return label;
  const number = (item === "new" ? session.items.length : item) + 1;
  return t("fields:item.field", { item: textOf(page.step.group.spec.itemLabel, locale), number, label });
}

function inputOf(field: CompiledField, value: unknown, raw: RawInput | undefined): Record<string, string[]> {
  const stored = raw || value === null ? {} : field.module.toRaw(value as never, field.spec);
  return Object.fromEntries(
    field.module.parts.map((part) => [part, (raw ? raw[inputName(field.id, part)] : stored[part]) ?? []]),
  );
}

/** Only what the definition words itself; はい・いいえ, kinds of account and prefectures are the views' own. */
const optionsOf = ({ spec }: CompiledField, locale: string): FieldView["options"] =>
  "options" in spec
    ? spec.options.map(({ value, label, hint }) => ({
        value,
        label: textOf(label, locale),
        hint: hint ? textOf(hint, locale) : null,
      }))
    : [];

/** Tokens of the HTML standard; for fields of several inputs the view gives each part its own ("section" word only). */
function autocompleteOf({ spec }: CompiledField): string | null {
  if (!("autocomplete" in spec) || !spec.autocomplete) return null;
  if (typeof spec.autocomplete === "string") return spec.autocomplete;
  return { "person-name": "name", tel: "tel", email: "email", address: "street-address" }[spec.type as string] ?? null;
}

function maxLengthOf({ spec }: CompiledField): number | null {
  if (spec.type === "text") return spec.maxLength ?? 200;
  return spec.type === "textarea" ? (spec.maxLength ?? 1000) : null;
}
