/**
 * A guide, ready to be asked. Its questions are a form of the engine with one page, so that inputs, mistakes and words are
 * those of every form; after it each task is a page that asks nothing: which tasks there are with some answers, and what
 * each of them needs, is then the way through the form.
 */
import { compile, DefinitionError, type Procedure, type Text } from "../../engine/index.ts";
import {
  type Bring,
  bringListSchema,
  type Counter,
  countersSchema,
  handoutNamesSchema,
  type LifeEvent,
  lifeEventSchema,
  type Task,
} from "./schema.ts";

export const questionsPath = "questions";

/** What the guides share. */
export type GuideKit = {
  bring: ReadonlyMap<string, Bring>;
  counters: readonly Counter[];
  handouts: ReadonlyMap<string, Text>;
};
export type Guide = { id: LifeEvent["id"]; event: LifeEvent; form: Procedure; kit: GuideKit };

/** What is needed to apply online with the card; follows from the procedure, so that no guide names it. */
export const signing = "signing";

export function guideKit(bring: unknown, counters: unknown, handouts: unknown): GuideKit {
  const things = new Map(bringListSchema.parse(bring).map((each) => [each.id, each]));
  if (!things.has(signing)) throw new Error(`bring.json lacks "${signing}"`);
  return {
    bring: things,
    counters: countersSchema.parse(counters),
    handouts: new Map(handoutNamesSchema.parse(handouts).map(({ id, name }) => [id, name])),
  };
}

export const bringId = (bring: NonNullable<Task["bring"]>[number]): string =>
  typeof bring === "string" ? bring : bring.id;

/** Throws with the event's name and every mistake. */
export function compileGuide(value: unknown, kit: GuideKit): Guide {
  const event = lifeEventSchema.parse(value);
  const mistakes = referenceMistakes(event, kit);
  if (mistakes.length > 0) throw new Error(`life event "${event.id}": ${mistakes.join("; ")}`);
  try {
    return { id: event.id, event, form: compile(formOf(event)), kit };
  } catch (error) {
    if (error instanceof DefinitionError) throw new Error(`life event "${event.id}": ${error.message}`);
    throw error;
  }
}

function referenceMistakes({ day, questions, tasks }: LifeEvent, kit: GuideKit): string[] {
  const dates = new Set(questions.filter((field) => field.type === "date").map((field) => field.id));
  const counters = new Set(kit.counters.map((counter) => counter.id));
  const earlier = new Set<string>();
  const mistakes = tasks.flatMap((task) => {
    const { when } = task;
    const from = "from" in when ? (when.from ?? day) : day;
    const counts = ["procedure", "within", "before", "on", "fiscal-year"].includes(when.rule);
    const found = (task.bring ?? []).map(bringId).filter((id) => !kit.bring.has(id));
    const said = [
      ...(earlier.has(task.id) ? ["is there twice"] : []),
      ...found.map((id) => `brings "${id}", which is not in bring.json`),
      ...(task.handouts ?? []).filter((id) => !kit.handouts.has(id)).map((id) => `hands out "${id}", which is unknown`),
      ...(task.visit !== undefined && !counters.has(task.visit) ? [`visits "${task.visit}", which is no counter`] : []),
      ...(counts && from !== undefined && !dates.has(from) ? [`counts from "${from}", which is no date`] : []),
      ...("task" in when && !earlier.has(when.task) ? [`follows "${when.task}", which is not above it`] : []),
      ...(when.rule === "procedure" && task.procedure === undefined ? ["has no procedure to take its time from"] : []),
    ];
    earlier.add(task.id);
    return said.map((words) => `task "${task.id}" ${words}`);
  });
  return day === undefined || dates.has(day) ? mistakes : [...mistakes, `"${day}" is no date question`];
}

/** Words nobody reads: the engine wants a whole procedure. */
const unsaid: Text = { ja: "手続きナビ" };

/** A procedure of the engine whose first page asks the questions and whose others are the tasks. */
export function formOf({ id, questions, tasks }: Pick<LifeEvent, "questions" | "tasks"> & { id: string }): unknown {
  return {
    id,
    number: 1,
    title: unsaid,
    reading: "てつづきなび",
    keywords: [],
    category: "moving",
    lifeEvents: [],
    department: id,
    guide: {
      summary: unsaid,
      who: unsaid,
      deadline: { rule: "none", text: unsaid },
      fee: { yen: 0, text: unsaid },
      bring: [],
      legalBasis: null,
      processingDays: null,
      outcome: unsaid,
      visit: { needed: "no", reason: unsaid },
    },
    channels: { online: true, counterService: null, phone: false, post: false },
    assurance: { level: "none", reason: unsaid },
    retention: { years: 1 },
    handouts: [],
    steps: [{ id: questionsPath, title: unsaid, fields: questions }, ...tasks.map(pageOf)],
    facts: { source: "", confidence: "known", verifiedBy: null, confirmed: null, open: [] },
  };
}

/** A page that asks nothing: the task itself, then a line for each thing to bring, with their conditions. */
const pageOf = (task: Task) => ({
  id: taskPath(task.id),
  title: unsaid,
  ...(task.showIf === undefined ? {} : { showIf: task.showIf }),
  fields: [
    { id: "task", type: "notice", label: unsaid },
    ...(task.bring ?? []).map((bring) => ({
      id: lineOf(bringId(bring)),
      type: "notice",
      label: unsaid,
      ...(typeof bring === "string" ? {} : { showIf: bring.showIf }),
    })),
  ],
});

/** Kept apart from the names of the form's own pages, and from those of its questions. */
export const taskPath = (id: string): string => `task-${id}`;
export const lineOf = (id: string): string => `bring${id[0]?.toUpperCase()}${id.slice(1)}`;
