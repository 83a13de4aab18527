/**
 * Taking answers over into another version of the form, or into a new application. What the new form's question cannot hold
 * is left out; what changed is named, so that nobody sends what they did not mean.
 */
import { type Answers, openSession, type Procedure, reviewErrors, stepPathOf, summarize } from "../engine/index.ts";
import { canonicalJson } from "../lib/canonical-json.ts";
import { fieldLabel } from "./labels.ts";

/** `version`: everything that still holds. `application`: no files, no declarations, nothing that is refused today. */
export type CarryMode = "version" | "application";
export type Carrying = {
  answers: Answers;
  /** Steps of the new form to be looked at again, in its order. */
  asked: string[];
  /** Questions that were answered and are not taken over, as the reader knows them. */
  lost: string[];
  /** Questions that are asked now and were not known before. */
  fresh: string[];
  /** Questions whose words, choices or limits are different now. */
  changed: string[];
};
type Options = { today: string; locale: string; mode: CarryMode };

export function carryOver(from: Procedure, to: Procedure, stored: Answers, options: Options): Carrying {
  const { today, locale, mode } = options;
  const before = openSession(from, stored).answers;
  const offered = comparable(from, to, before, mode);
  const held = openSession(to, offered).answers;
  const answers = mode === "version" ? held : withoutRefused(to, held, today);

  const [known, now] = [questionsOf(from), questionsOf(to)];
  const [earlier, shown] = [rowsOf(from, before, locale), rowsOf(to, answers, locale)];
  const types = typesOf(from);
  /** Files and declarations never go into a new application: that is said once for all of them. */
  const isNews = (path: string) => mode === "version" || !proofs.includes(types.get(keyOf(path)));
  const lost = [...earlier].filter(([path, row]) => row.isAnswered && !shown.get(path)?.isAnswered && isNews(path));
  /** One line of each question is enough, however many people it is asked about. */
  const asked = new Map([...shown].map(([path, { label }]) => [keyOf(path), label]));
  const fresh = [...asked].filter(([key]) => !known.has(key));
  const changed = [...asked].filter(([key]) => known.has(key) && known.get(key)?.spec !== now.get(key)?.spec);
  const steps = new Set([
    ...[...fresh, ...changed].map(([key]) => now.get(key)?.step),
    ...lost.map(([path]) => stepPathOf(to, path)?.split("/")[0]),
    ...reviewErrors(openSession(to, answers), { today }).map(({ path }) => path.split("/")[0]),
  ]);
  return {
    answers,
    asked: to.steps.map(({ id }) => id).filter((id) => steps.has(id)),
    lost: unique(lost.map(([path]) => fieldLabel(from, path, locale))),
    fresh: unique(fresh.map(([, label]) => label)),
    changed: unique(changed.map(([, label]) => label)),
  };
}

/** Whether a draft of one version may as well go on in the other: the same questions, fee and identification. */
export const sameForm = (from: Procedure, to: Procedure): boolean => formOf(from) === formOf(to);
const formOf = ({ definition: { steps, assurance, guide } }: Procedure) =>
  canonicalJson(
    inJapanese({ steps, level: assurance.level, items: guide.fee.items, exemptions: guide.fee.exemptions }),
  );

const unique = (labels: string[]): string[] => [...new Set(labels)];
/** "movers/2/birth" → "movers/birth" */
const keyOf = (path: string): string => path.replace(/\/\d+\//, "/");

/** Every question there is, with what it says and takes as text to compare. */
function questionsOf({ steps }: Procedure): Map<string, { step: string; spec: string }> {
  const all = new Map<string, { step: string; spec: string }>();
  for (const step of steps) {
    for (const { id, spec } of step.fields) all.set(id, { step: step.id, spec: wordsOf(spec) });
    for (const { id, spec } of step.group?.fields ?? [])
      all.set(`${step.group?.id}/${id}`, { step: step.id, spec: wordsOf(spec) });
  }
  return all;
}
const wordsOf = (spec: unknown): string => canonicalJson(inJapanese(spec));

/** Texts by their Japanese alone: a better translation makes no other question. */
function inJapanese(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inJapanese);
  if (typeof value !== "object" || value === null) return value;
  if ("ja" in value && typeof value.ja === "string") return value.ja;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inJapanese(inner)]));
}

function rowsOf(procedure: Procedure, answers: Answers, locale: string) {
  const rows = summarize(answers, procedure, locale).flatMap((step) => step.rows);
  return new Map(
    rows.map(({ path, label, lines, files }) => [path, { label, isAnswered: lines.length + files.length > 0 }]),
  );
}

type Kind = string | undefined;
const proofs: Kind[] = ["file", "declaration"];
/** Types by key; a repeating group has one as well. */
function typesOf({ definition }: Procedure): Map<string, string> {
  const fields = definition.steps.flatMap((step) => step.fields);
  return new Map(
    fields.flatMap((field): [string, string][] => [
      [field.id, field.type],
      ...(field.type === "group"
        ? field.fields.map((each): [string, string] => [`${field.id}/${each.id}`, each.type])
        : []),
    ]),
  );
}

/** Without what only looks like an answer: a list of files is no list of people, and the other way round. */
function comparable(from: Procedure, to: Procedure, answers: Answers, mode: CarryMode): Answers {
  const [old, now] = [typesOf(from), typesOf(to)];
  const structured: Kind[] = ["group", "file"];
  const mayGo = (key: string): boolean => {
    const [was, is] = [old.get(key), now.get(key)];
    if (mode === "application" && (proofs.includes(was) || proofs.includes(is))) return false;
    return was === is || !(structured.includes(was) || structured.includes(is));
  };
  const entries = Object.entries(answers).filter(([id]) => mayGo(id));
  return Object.fromEntries(
    entries.map(([id, value]) => [
      id,
      old.get(id) === "group" && Array.isArray(value)
        ? value.map((item) => Object.fromEntries(Object.entries(item).filter(([inner]) => mayGo(`${id}/${inner}`))))
        : value,
    ]),
  ) as Answers;
}

/** What would be refused if it were typed today: a date that has passed, a word that has become too long. */
function withoutRefused(to: Procedure, held: Answers, today: string): Answers {
  let answers = held;
  // Every round takes at least one answer away; what depended on it shows in the next one.
  for (;;) {
    const next = structuredClone(answers);
    let hasGone = false;
    for (const { path, errors } of reviewErrors(openSession(to, answers), { today })) {
      const [stepId = "", item] = path.split("/");
      const group = to.stepById.get(stepId)?.group;
      const list = group && next[group.id];
      const owner = item === undefined ? next : Array.isArray(list) ? list[Number(item)] : undefined;
      for (const id of Object.keys(errors)) {
        if (typeof owner !== "object" || !Object.hasOwn(owner, id) || id === group?.id) continue;
        delete (owner as Record<string, unknown>)[id];
        hasGone = true;
      }
    }
    if (!hasGone) return answers;
    answers = openSession(to, next).answers;
  }
}
