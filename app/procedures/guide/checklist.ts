/**
 * From answers to a checklist: which tasks, in which order and by when, which of them share a visit, what to bring. Pure:
 * the day, the calendar and the published procedures are handed in.
 */
import { type Answers, type Definition, openSession, type Text } from "../../engine/index.ts";
import type { OpenDays } from "../../lib/open-days.ts";
import { bringId, type Guide, lineOf, signing, taskPath } from "./guide.ts";
import { type Bring, type Phase, phases, type Task } from "./schema.ts";
import { phaseOf, type Timing, timingOf } from "./timing.ts";
import { shareTrips, type Trip, tripsOf } from "./trips.ts";

export type ChecklistTask = {
  id: string;
  task: Task;
  /** As published now; null when the task is no procedure of the city's. */
  definition: Definition | null;
  phase: Phase;
  timing: Timing;
  /** Number of the trip to the city hall on which it can be done. */
  trip: number | null;
};
export type Checklist = {
  phases: { id: Phase; tasks: ChecklistTask[] }[];
  trips: Trip[];
  /** Each thing once, with the tasks that need it. */
  bring: { thing: Bring; tasks: ChecklistTask[] }[];
  handouts: { id: string; name: Text }[];
  /** The next day on which something is due, today or later. */
  next: string | null;
};

export type ChecklistContext = {
  /** "YYYY-MM-DD" in Japan. */
  today: string;
  days: OpenDays;
  /** Published procedures by id: a task whose procedure is not published is not shown. */
  definitions: ReadonlyMap<string, Definition>;
};

export function makeChecklist(guide: Guide, answers: Answers, context: ChecklistContext): Checklist {
  const { kit } = guide;
  const ordered = inOrder(tasksOf(guide, answers, context));
  const trips = shareTrips(ordered, context.days);
  const tasks = ordered.map((task) => ({ ...task, trip: trips.get(task.id) ?? null }));
  const handouts = new Set(tasks.flatMap(({ task }) => task.handouts ?? []));
  return {
    phases: phases
      .map((id) => ({ id, tasks: tasks.filter(({ phase }) => phase === id) }))
      .filter((phase) => phase.tasks.length > 0),
    trips: tripsOf(tasks, kit.counters, context.days),
    bring: bringList(guide, answers, tasks),
    handouts: [...kit.handouts].filter(([id]) => handouts.has(id)).map(([id, name]) => ({ id, name })),
    next: tasks.flatMap((task) => (isLate(task) ? [] : (dayOf(task) ?? []))).sort()[0] ?? null,
  };
}

function tasksOf(guide: Guide, answers: Answers, context: ChecklistContext): ChecklistTask[] {
  const pages = new Set(openSession(guide.form, answers).paths);
  const isPublished = ({ procedure }: Task) => procedure === undefined || context.definitions.has(procedure);
  const tasks = guide.event.tasks.filter((task) => pages.has(taskPath(task.id)) && isPublished(task));
  const shown = new Set(tasks.map((task) => task.id));
  return tasks.map((task) => {
    const definition = (task.procedure !== undefined && context.definitions.get(task.procedure)) || null;
    const timing = timingOf(task, definition, { ...context, guide, answers, shown });
    return { id: task.id, task, definition, phase: phaseOf(task, timing), timing, trip: null };
  });
}

const dayOf = ({ timing }: ChecklistTask): string | null =>
  timing.kind === "day" ? (timing.due ?? timing.last) : null;

const isLate = ({ timing }: ChecklistTask): boolean => timing.kind === "day" && timing.late;

/** By phase, then by day; what has none keeps its place after those that have. A task "with" another stands behind it. */
function inOrder(tasks: readonly ChecklistTask[]): ChecklistTask[] {
  const last = "9999-12-31";
  const hostOf = ({ timing }: ChecklistTask) => (timing.kind === "with" ? timing.task : null);
  const sorted = tasks
    .filter((each) => hostOf(each) === null)
    .sort((a, b) => {
      const phase = phases.indexOf(a.phase) - phases.indexOf(b.phase);
      const [one, two] = [dayOf(a) ?? last, dayOf(b) ?? last];
      return phase !== 0 ? phase : Number(one > two) - Number(one < two);
    });
  const withGuests = (host: ChecklistTask): ChecklistTask[] => [
    host,
    ...tasks.filter((each) => hostOf(each) === host.id).flatMap((guest) => withGuests({ ...guest, phase: host.phase })),
  ];
  return sorted.flatMap(withGuests);
}

function bringList(guide: Guide, answers: Answers, tasks: readonly ChecklistTask[]): Checklist["bring"] {
  const users = new Map<string, ChecklistTask[]>();
  for (const task of tasks) {
    for (const id of thingsFor(guide, answers, task)) users.set(id, [...(users.get(id) ?? []), task]);
  }
  return [...users].flatMap(([id, own]) => {
    const thing = guide.kit.bring.get(id);
    return thing === undefined ? [] : { thing, tasks: own };
  });
}

/** What one task needs with these answers; who applies online with the card needs its password at hand. */
function thingsFor(guide: Guide, answers: Answers, { task, definition }: ChecklistTask): string[] {
  const lines = new Set(openSession(guide.form, answers, taskPath(task.id)).fields.map((line) => line.id));
  const things = (task.bring ?? []).map(bringId).filter((id) => lines.has(lineOf(id)));
  const isSigned = definition?.channels.online && definition.assurance.level === "jpki";
  return isSigned ? [...things, signing] : things;
}
