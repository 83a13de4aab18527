/**
 * From answers to a checklist: which tasks, in which order and by when, which of them share a visit, what to bring. Pure:
 * the day, the calendar and the published procedures are handed in.
 */
import { type Answers, type Definition, openSession } from "../../engine/index.ts";
import type { OpenDays } from "../../lib/open-days.ts";
import { bringId, type Guide, lineOf, signing, taskPath } from "./guide.ts";
import { type Bring, type Counter, type Phase, phases, type Task } from "./schema.ts";
import { phaseOf, type Timing, timingOf } from "./timing.ts";

export type ChecklistTask = {
  id: string;
  task: Task;
  /** As published now; null when the task is no procedure of the city's. */
  definition: Definition | null;
  timing: Timing;
  /** Number of the trip to the city hall on which it can be done. */
  trip: number | null;
};
/** One way to the city hall. `opens`: from when all of it can be done; `due`: the next day by which some of it must be. */
export type Trip = {
  number: number;
  opens: string | null;
  due: string | null;
  late: boolean;
  stops: { counter: Counter; tasks: ChecklistTask[] }[];
};
export type Checklist = {
  phases: { id: Phase; tasks: ChecklistTask[] }[];
  trips: Trip[];
  /** Each thing once, with the tasks that need it. */
  bring: { thing: Bring; tasks: ChecklistTask[] }[];
  handouts: string[];
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
  const placed = tasksOf(guide, answers, context);
  const ordered = inOrder(placed);
  const tasks = ordered.map(({ task }) => task);
  const trips = tripsOf(tasks, guide.kit.counters);
  const bring = new Map<string, { thing: Bring; tasks: ChecklistTask[] }>();
  for (const task of tasks) {
    for (const thing of thingsFor(guide, answers, task)) {
      const known = bring.get(thing.id);
      if (known) known.tasks.push(task);
      else bring.set(thing.id, { thing, tasks: [task] });
    }
  }
  return {
    phases: phases
      .map((id) => ({ id, tasks: ordered.filter(({ phase }) => phase === id).map(({ task }) => task) }))
      .filter(({ tasks: own }) => own.length > 0),
    trips,
    bring: [...bring.values()],
    handouts: [...new Set(tasks.flatMap(({ task }) => task.handouts ?? []))],
    next: earliest(tasks),
  };
}

type Placed = { task: ChecklistTask; phase: Phase };

function tasksOf(guide: Guide, answers: Answers, context: ChecklistContext): Placed[] {
  const pages = new Set(openSession(guide.form, answers).paths);
  const isPublished = ({ procedure }: Task) => procedure === undefined || context.definitions.has(procedure);
  const tasks = guide.event.tasks.filter((task) => pages.has(taskPath(task.id)) && isPublished(task));
  const shown = new Set(tasks.map((task) => task.id));
  const tripOf = ({ visit, trip = 1 }: Task) => (visit === undefined ? null : trip);
  const trips = [...new Set(tasks.map(tripOf))].filter((trip) => trip !== null).sort((a, b) => a - b);
  return tasks.map((task) => {
    const definition = (task.procedure !== undefined && context.definitions.get(task.procedure)) || null;
    const timing = timingOf(task, definition, { ...context, guide, answers, shown });
    const trip = tripOf(task);
    // Trips that nothing is left of are not counted.
    const number = trip === null ? null : trips.indexOf(trip) + 1;
    return { task: { id: task.id, task, definition, timing, trip: number }, phase: phaseOf(task, timing) };
  });
}

const dayOf = ({ timing }: ChecklistTask): string | null =>
  timing.kind === "day" ? (timing.due ?? timing.last) : null;

const isLate = ({ timing }: ChecklistTask): boolean => timing.kind === "day" && timing.late;

/** The next of their days; those that have passed are no longer next. */
function earliest(tasks: readonly ChecklistTask[]): string | null {
  const days = tasks.filter((task) => !isLate(task)).flatMap((task) => dayOf(task) ?? []);
  return days.sort()[0] ?? null;
}

/** By phase, then by day; what has none keeps its place after those that have. A task "with" another stands behind it. */
function inOrder(placed: readonly Placed[]): Placed[] {
  const last = "9999-12-31";
  const hostOf = ({ task: { timing } }: Placed) => (timing.kind === "with" ? timing.task : null);
  const free = placed.filter((each) => hostOf(each) === null);
  const sorted = free.toSorted((a, b) => {
    const phase = phases.indexOf(a.phase) - phases.indexOf(b.phase);
    const [one, two] = [dayOf(a.task) ?? last, dayOf(b.task) ?? last];
    return phase !== 0 ? phase : one < two ? -1 : one > two ? 1 : 0;
  });
  const withGuests = (host: Placed): Placed[] => [
    host,
    ...placed
      .filter((each) => hostOf(each) === host.task.id)
      .flatMap((guest) => withGuests({ ...guest, phase: host.phase })),
  ];
  return sorted.flatMap(withGuests);
}

/** The counters of each trip in the order in which one goes round the house. */
function tripsOf(tasks: readonly ChecklistTask[], counters: readonly Counter[]): Trip[] {
  const byTrip = Map.groupBy(
    tasks.filter((task) => task.trip !== null),
    (task) => task.trip ?? 0,
  );
  return [...byTrip]
    .sort(([a], [b]) => a - b)
    .map(([number, own]) => ({
      number,
      opens:
        own
          .flatMap(({ timing }) => (timing.kind === "day" ? (timing.opens ?? []) : []))
          .sort()
          .at(-1) ?? null,
      due: earliest(own),
      late: own.some(isLate),
      stops: counters
        .map((counter) => ({ counter, tasks: own.filter(({ task }) => task.visit === counter.id) }))
        .filter((stop) => stop.tasks.length > 0),
    }));
}

/** What one task needs with these answers; who applies online with the card needs its password at hand. */
function thingsFor(guide: Guide, answers: Answers, { task, definition }: ChecklistTask): Bring[] {
  const lines = new Set(openSession(guide.form, answers, taskPath(task.id)).fields.map((line) => line.id));
  const ids = (task.bring ?? []).map(bringId).filter((id) => lines.has(lineOf(id)));
  if (definition?.channels.online && definition.assurance.level === "jpki") ids.push(signing);
  return ids.flatMap((id) => guide.kit.bring.get(id) ?? []);
}
