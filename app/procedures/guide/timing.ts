/** When a task is to be done, counted from the answers: a day, or the words that stand for one. */
import type { Answers, Definition } from "../../engine/index.ts";
import { addDays } from "../../lib/add-days.ts";
import type { OpenDays } from "../../lib/open-days.ts";
import { type Deadline, dayBefore, deadlineAfter, deadlineBefore, type Period } from "../deadline.ts";
import type { Guide } from "./guide.ts";
import type { Phase, Task, When } from "./schema.ts";

/**
 * day: by a day, or on it; `last` is the period's own end, `due` the open day that follows from it (null: no calendar
 * reaches so far), about: a rule of thumb. words: the procedure says it in words. with, after: as the other task.
 */
export type Timing =
  | { kind: "day"; mode: "by" | "on" | "about"; last: string; due: string | null; opens: string | null; late: boolean }
  | { kind: "words" }
  | { kind: "soon" }
  | { kind: "any" }
  | { kind: "with"; task: string }
  | { kind: "after"; task: string };

export type TimingContext = {
  guide: Guide;
  answers: Answers;
  /** "YYYY-MM-DD" */
  today: string;
  days: OpenDays;
  /** Tasks there are with these answers. */
  shown: ReadonlySet<string>;
};

export function timingOf(task: Task, definition: Definition | null, context: TimingContext): Timing {
  const { when } = task;
  if (when.rule === "with" || when.rule === "after") {
    return context.shown.has(when.task) ? { kind: when.rule, task: when.task } : { kind: "soon" };
  }
  if (when.rule === "soon" || when.rule === "any") return { kind: when.rule };
  if (when.rule === "words") return wordsOf(definition);
  if (when.rule === "yearly") return yearly(when, context);
  const anchor = context.answers[("from" in when ? when.from : undefined) ?? context.guide.event.day ?? ""];
  const counted = typeof anchor === "string" ? deadlineFrom(anchor, when, definition, context) : null;
  if (counted === null || typeof anchor !== "string") return wordsOf(definition);
  return day(counted, when, anchor, context.today);
}

function deadlineFrom(
  anchor: string,
  when: Exclude<When, { rule: "with" | "after" | "words" | "soon" | "any" | "yearly" }>,
  definition: Definition | null,
  { days }: TimingContext,
): Deadline | null {
  if (when.rule === "within") return deadlineAfter(anchor, when, days);
  if (when.rule === "before") return deadlineBefore(anchor, when, days);
  if (when.rule === "on") return { last: anchor, due: anchor };
  if (when.rule === "fiscal-year") return endOfFiscalYear(anchor, days);
  const own = definition?.guide.deadline;
  if (own?.length !== undefined && own.rule === "within") return deadlineAfter(anchor, own as Period, days);
  if (own?.length !== undefined && own.rule === "before") return deadlineBefore(anchor, own as Period, days);
  return when.else === undefined ? null : deadlineAfter(anchor, when.else, days);
}

/** Money of a fiscal year is not there on its closed last days: the open day before them. */
function endOfFiscalYear(anchor: string, days: OpenDays): Deadline {
  const year = Number(anchor.slice(0, 4)) + (anchor.slice(5) > "03-31" ? 1 : 0);
  return deadlineBefore(`${year}-03-31`, { length: 0 }, days);
}

function day(
  { last, due }: Deadline,
  when: { rule: string; about?: true; opens?: { length: number; unit?: "days" | "months" } },
  anchor: string,
  today: string,
): Timing {
  const opens = when.opens ? dayBefore(anchor, when.opens.length, when.opens.unit ?? "days") : null;
  // What opens is told while it is still to come.
  const ahead = opens !== null && opens > today ? opens : null;
  const mode = when.rule === "on" ? "on" : when.about ? "about" : "by";
  return { kind: "day", mode, last, due, opens: ahead, late: (due ?? last) < today };
}

/** The window that is open now, or the next one. */
function yearly(when: Extract<When, { rule: "yearly" }>, { today, days }: TimingContext): Timing {
  const year = Number(today.slice(0, 4)) + (today.slice(5) > when.last ? 1 : 0);
  const [first, last] = [`${year}-${when.first}`, `${year}-${when.last}`];
  const due = days.covers(last, addDays(last, 30)) ? days.nextOpen(last) : null;
  return { kind: "day", mode: "by", last, due, opens: first > today ? first : null, late: false };
}

const wordsOf = (definition: Definition | null): Timing =>
  definition === null ? { kind: "soon" } : { kind: definition.guide.deadline.rule === "none" ? "any" : "words" };

/** Where a task stands that says nothing of it. */
export function phaseOf(task: Task, timing: Timing): Phase {
  if (task.phase !== undefined) return task.phase;
  if (timing.kind === "any" || task.when.rule === "yearly") return "later";
  if (timing.kind !== "day") return "soon";
  return task.when.rule === "before" || task.when.rule === "on" ? "before" : "dated";
}
