/** What the schema alone cannot see: ids, the order of questions, bounds, and questions nobody may ask. */

import { addDays } from "../lib/add-days.ts";
import { type Askable, conditionMistakes, type Mistake, type Path } from "./conditions/check.ts";
import { isDay } from "./day.ts";
import type { Definition, Field, GroupField, SimpleField, Step } from "./definition.ts";
import { asksForIndividualNumber } from "./individual-number-question.ts";

/** Pages of the flow that are not steps. */
const reservedSteps = new Set(["review", "identity", "handoff", "later", "done"]);

export function definitionMistakes(definition: Definition): Mistake[] {
  const { steps } = definition;
  const fields = steps.flatMap((step) => step.fields);
  const mistakes: Mistake[] = [];
  const earlier = new Map<string, Field>();
  const later = new Set(fields.map((field) => field.id));
  const stepIds = new Set<string>();
  steps.forEach((step, index) => {
    const path = ["steps", index];
    if (reservedSteps.has(step.id)) mistakes.push({ path: [...path, "id"], message: `"${step.id}" is reserved` });
    if (stepIds.has(step.id)) mistakes.push({ path: [...path, "id"], message: `a second step "${step.id}"` });
    stepIds.add(step.id);
    if (step.showIf) mistakes.push(...conditionMistakes(step.showIf, { earlier, later }, [...path, "showIf"]));
    mistakes.push(...stepMistakes(step, path, { earlier, later }));
  });
  if (fields.every((field) => field.type === "notice")) mistakes.push({ path: ["steps"], message: "nothing is asked" });
  return [
    ...mistakes,
    ...deadlineMistakes(definition, fields),
    ...feeMistakes(definition, fields),
    ...journeyMistakes(definition, fields),
    ...onBehalfMistakes(definition, fields),
  ];
}

/** Names no field that is not asked, and no answer that cannot be given. */
function onBehalfMistakes({ onBehalf }: Definition, fields: Field[]): Mistake[] {
  if (!onBehalf) return [];
  const { by, kinds, relation = [], ...named } = onBehalf;
  const known = new Set(
    fields.flatMap((field) =>
      field.type === "group" ? field.fields.map(({ id }) => `${field.id}.${id}`) : [field.id],
    ),
  );
  const question = fields.find((field) => field.id === by);
  const answers =
    question?.type === "yes-no"
      ? ["true", "false"]
      : question && "options" in question
        ? question.options.map(({ value }) => value)
        : [];
  const path = ["onBehalf"];
  return [
    ...[by, ...relation, ...Object.values(named)]
      .filter((id) => !known.has(id))
      .map((id) => ({ path, message: `there is no field "${id}"` })),
    ...Object.keys(kinds)
      .filter((value) => !answers.includes(value))
      .map((value) => ({ path: [...path, "kinds", value], message: `"${by}" cannot be answered so` })),
  ];
}

function stepMistakes(step: Step, path: Path, askable: { earlier: Map<string, Field>; later: Set<string> }): Mistake[] {
  if (step.fields.length > 1 && step.fields.some((field) => field.type === "group")) {
    return [{ path: [...path, "fields"], message: "a group stands alone in its step" }];
  }
  return fieldListMistakes(step.fields, [...path, "fields"], askable, new Set(askable.earlier.keys()));
}

/** Walks a list in order, adding each field to what later ones may name. `taken`: ids that are used already. */
function fieldListMistakes(
  fields: readonly Field[],
  path: Path,
  { earlier, later }: { earlier: Map<string, Field>; later: Set<string> },
  taken: Set<string>,
): Mistake[] {
  return fields.flatMap((field, index) => {
    const here = [...path, index];
    const mistakes: Mistake[] = [];
    if (taken.has(field.id)) mistakes.push({ path: [...here, "id"], message: `a second field "${field.id}"` });
    if (field.id in Object.prototype) mistakes.push({ path: [...here, "id"], message: `"${field.id}" is reserved` });
    if (field.showIf) mistakes.push(...conditionMistakes(field.showIf, { earlier, later }, [...here, "showIf"]));
    mistakes.push(...(field.type === "group" ? groupMistakes(field, here, earlier) : boundMistakes(field, here)));
    taken.add(field.id);
    later.delete(field.id);
    if (field.type !== "notice") earlier.set(field.id, field);
    return mistakes;
  });
}

/** Items see the whole form's earlier answers too; an item's own field hides one of the same name. */
function groupMistakes(group: GroupField, path: Path, earlier: ReadonlyMap<string, Field>): Mistake[] {
  const own = new Set(group.fields.map((field) => field.id));
  const outside = new Map([...earlier].filter(([id]) => !own.has(id)));
  const askable = { earlier: outside, later: own } satisfies Askable;
  const mistakes = fieldListMistakes(group.fields, [...path, "fields"], askable, new Set());
  if (group.repeat.min > group.repeat.max) {
    mistakes.push({ path: [...path, "repeat"], message: `min ${group.repeat.min} is above max ${group.repeat.max}` });
  }
  if (group.fields.every((field) => field.type === "notice")) {
    mistakes.push({ path: [...path, "fields"], message: "nothing is asked" });
  }
  return mistakes;
}

function boundMistakes(field: SimpleField, path: Path): Mistake[] {
  const mistakes: Mistake[] = [];
  const add = (key: string, message: string) => mistakes.push({ path: [...path, key], message });
  if (asksForIndividualNumber(field)) add("label", "no field may ask for a マイナンバー (個人番号)");
  if ("options" in field) {
    const values = field.options.map((option) => option.value);
    const second = values.findIndex((value, index) => values.indexOf(value) !== index);
    if (second >= 0)
      mistakes.push({ path: [...path, "options", second, "value"], message: `a second "${values[second]}"` });
  }
  if (field.type === "checkboxes") {
    const { min = 0, max = field.options.length, options } = field;
    if (max < 1 || max > options.length) add("max", `${max} of ${options.length} options`);
    if (min > max) add("min", `min ${min} is above max ${max}`);
  } else if (field.type === "date") {
    mistakes.push(...dateBoundMistakes(field.min, field.max, path));
  } else if (field.type === "number" || field.type === "yen") {
    const { min, max } = field;
    if (min !== undefined && max !== undefined && min > max) add("min", `min ${min} is above max ${max}`);
  }
  return mistakes;
}

function dateBoundMistakes(min: string | undefined, max: string | undefined, path: Path): Mistake[] {
  const impossible = Object.entries({ min, max }).flatMap(([key, bound]) =>
    bound === undefined || bound.startsWith("today") || isDay(bound)
      ? []
      : [{ path: [...path, key], message: `there is no day ${bound}` }],
  );
  if (impossible.length > 0 || min === undefined || max === undefined) return impossible;
  // A bound that moves with today and a fixed one cannot be compared before the day itself.
  if (min.startsWith("today") !== max.startsWith("today")) return [];
  const day = (bound: string) =>
    bound.startsWith("today") ? addDays("2000-01-01", Number(bound.slice(5, -1) || 0)) : bound;
  return day(min) > day(max) ? [{ path: [...path, "min"], message: `min ${min} is after max ${max}` }] : [];
}

function deadlineMistakes({ guide: { deadline } }: Definition, fields: Field[]): Mistake[] {
  const mistakes: Mistake[] = [];
  const path = ["guide", "deadline"];
  if ((deadline.rule === "within" || deadline.rule === "before") && deadline.length === undefined) {
    mistakes.push({ path: [...path, "length"], message: `"${deadline.rule}" needs a length` });
  }
  if (deadline.from !== undefined && fields.find((field) => field.id === deadline.from)?.type !== "date") {
    mistakes.push({ path: [...path, "from"], message: `"${deadline.from}" is no date field of this form` });
  }
  return mistakes;
}

function feeMistakes({ guide: { fee } }: Definition, fields: Field[]): Mistake[] {
  const path = ["guide", "fee"];
  const earlier = new Map(fields.filter((field) => field.type !== "notice").map((field) => [field.id, field]));
  const items = new Set<string>();
  const askable = { earlier, later: new Set<string>() };
  const mistakes = (fee.items ?? []).flatMap((item, index) => {
    const here = [...path, "items", index];
    const found = item.showIf ? conditionMistakes(item.showIf, askable, [...here, "showIf"]) : [];
    if (items.has(item.id)) found.push({ path: [...here, "id"], message: `a second fee "${item.id}"` });
    items.add(item.id);
    if (item.times !== undefined && earlier.get(item.times)?.type !== "number") {
      found.push({ path: [...here, "times"], message: `"${item.times}" is no number field of this form` });
    }
    return found;
  });
  const exempted = (fee.exemptions ?? []).flatMap((exemption, index) => {
    const here = [...path, "exemptions", index];
    const unknown = (exemption.items ?? []).filter((id) => !items.has(id));
    return [
      ...conditionMistakes(exemption.when, askable, [...here, "when"]),
      ...unknown.map((id) => ({ path: [...here, "items"], message: `there is no fee "${id}"` })),
    ];
  });
  if (fee.items && !fee.pay) mistakes.push({ path: [...path, "pay"], message: "say how a fee can be paid" });
  return [...mistakes, ...exempted];
}

/** Journeys name questions of this form; whether they lead to its end is the journey runner's question. */
function journeyMistakes({ journeys = [] }: Definition, fields: Field[]): Mistake[] {
  const known = new Set(fields.map((field) => field.id));
  return journeys.flatMap((journey, index) => {
    const path = ["journeys", index];
    const unknown = Object.keys(journey.answers).filter((id) => !known.has(id));
    const second = journeys.findIndex(({ id }) => id === journey.id) < index;
    return [
      ...(second ? [{ path: [...path, "id"], message: `a second journey "${journey.id}"` }] : []),
      ...unknown.map((id) => ({ path: [...path, "answers", id], message: `no field "${id}" is asked` })),
    ];
  });
}
