/**
 * Which tasks share one way to the city hall. A task can be done from the day it opens until it is due; tasks share a trip
 * while there is an open day on which all of them can be done.
 */
import { addDays } from "../../lib/add-days.ts";
import type { OpenDays } from "../../lib/open-days.ts";
import type { ChecklistTask } from "./checklist.ts";
import type { Counter } from "./schema.ts";

/** One way to the city hall. `opens`: from when all of it can be done; `due`: the next day by which some of it must be. */
export type Trip = {
  number: number;
  opens: string | null;
  due: string | null;
  /** It is to be made on `due` itself. */
  isFixed: boolean;
  late: boolean;
  stops: { counter: Counter; tasks: ChecklistTask[] }[];
};

type Span = { from: string; until: string };
type Sharing = { span: Span; ids: string[] };

const ever: Span = { from: "0000-01-01", until: "9999-12-31" };

/** What has passed is done on the next occasion; what has no day, on any. */
function spanOf({ timing }: ChecklistTask): Span {
  if (timing.kind !== "day" || timing.late) return ever;
  const until = timing.due ?? timing.last;
  return { from: timing.mode === "on" ? until : (timing.opens ?? ever.from), until };
}

/** The days that two have in common, from an open one on; null: none. */
function common(a: Span, b: Span, days: OpenDays): Span | null {
  const [, from = a.from] = [a.from, b.from].sort();
  const [until = a.until] = [a.until, b.until].sort();
  const first = from === ever.from || !days.covers(from, addDays(from, 30)) ? from : days.nextOpen(from);
  return first <= until ? { from: first, until } : null;
}

/** Numbers of the trips by task, from 1. Each task joins the latest trip that suits it. */
export function shareTrips(tasks: readonly ChecklistTask[], days: OpenDays): ReadonlyMap<string, number> {
  const visiting = tasks.filter(({ task }) => task.visit !== undefined);
  const planned = Map.groupBy(visiting, ({ task }) => task.trip ?? 1);
  const trips = [...planned].sort(([a], [b]) => a - b).flatMap(([, own]) => split(own, days));
  return new Map(trips.flatMap(({ ids }, index) => ids.map((id) => [id, index + 1] as const)));
}

function split(tasks: readonly ChecklistTask[], days: OpenDays): Sharing[] {
  const trips: Sharing[] = [];
  const byDue = tasks
    .map((task) => ({ task, span: spanOf(task) }))
    .sort((a, b) => Number(a.span.until > b.span.until) - Number(a.span.until < b.span.until));
  for (const { task, span } of byDue) {
    const { timing } = task;
    const host = timing.kind === "with" ? trips.find(({ ids }) => ids.includes(timing.task)) : undefined;
    const trip = host ?? trips.findLast((each) => common(each.span, span, days) !== null);
    if (trip === undefined) {
      trips.push({ span, ids: [task.id] });
      continue;
    }
    trip.ids.push(task.id);
    trip.span = common(trip.span, span, days) ?? trip.span;
  }
  return trips;
}

/** The trips as one makes them: the counters of each in the order in which one goes round the house. */
export function tripsOf(tasks: readonly ChecklistTask[], counters: readonly Counter[], days: OpenDays): Trip[] {
  const byTrip = Map.groupBy(
    tasks.filter((task) => task.trip !== null),
    (task) => task.trip ?? 0,
  );
  return [...byTrip].sort(([a], [b]) => a - b).map(([number, own]) => tripOf(number, own, counters, days));
}

function tripOf(number: number, tasks: ChecklistTask[], counters: readonly Counter[], days: OpenDays): Trip {
  const dated = tasks.flatMap(({ timing }) => (timing.kind === "day" ? timing : []));
  const opens = dated
    .flatMap((timing) => timing.opens ?? [])
    .sort()
    .at(-1);
  const coming = dated.filter((timing) => !timing.late);
  return {
    number,
    opens: opens !== undefined && days.covers(opens, addDays(opens, 30)) ? days.nextOpen(opens) : null,
    due: coming.map(({ due, last }) => due ?? last).sort()[0] ?? null,
    isFixed: coming.some(({ mode }) => mode === "on"),
    late: coming.length < dated.length,
    stops: counters
      .map((counter) => ({ counter, tasks: tasks.filter(({ task }) => task.visit === counter.id) }))
      .filter((stop) => stop.tasks.length > 0),
  };
}
