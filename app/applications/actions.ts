/** What may happen next: one table, used by the buttons and by `act`. */
import type { FileRef } from "../engine/answers.ts";
import type { Role } from "../identity/store.ts";
import type { EventBody, HistoryEvent, Status } from "./types.ts";

export type Action =
  | "take"
  | "request-correction"
  | "accept"
  | "complete"
  | "reject"
  | "message"
  | "correct"
  | "withdraw";
export type Party = Role | "resident";

const clerks: Party[] = ["clerk", "department-admin"];
const everyone: Party[] = ["clerk", "department-admin", "resident"];

const table: Record<Status, Partial<Record<Action, Party[]>>> = {
  submitted: { take: clerks, withdraw: ["resident"], message: everyone },
  "in-review": {
    "request-correction": clerks,
    accept: clerks,
    reject: clerks,
    message: everyone,
    withdraw: ["resident"],
  },
  "correction-requested": { correct: ["resident"], reject: clerks, message: everyone, withdraw: ["resident"] },
  accepted: { complete: clerks, message: everyone },
  completed: { message: clerks },
  rejected: { message: clerks },
  withdrawn: {},
};

export function allowedActions(status: Status, party: Party): Action[] {
  return (Object.entries(table[status]) as [Action, Party[]][])
    .filter(([, parties]) => parties.includes(party))
    .map(([action]) => action);
}

/** Status after each kind of event; null: unchanged. */
const statusAfter = {
  submitted: "submitted",
  taken: "in-review",
  "correction-requested": "correction-requested",
  corrected: "in-review",
  accepted: "accepted",
  completed: "completed",
  rejected: "rejected",
  withdrawn: "withdrawn",
  message: null,
  "file-refused": null,
  payment: null,
} satisfies Record<EventBody["type"], Status | null>;

/** Files that an event brought along. */
export const filesOfEvent = (event: HistoryEvent): FileRef[] => ("files" in event ? (event.files ?? []) : []);

/** The resident wrote after the last thing a clerk did; money that was recorded meanwhile answers nobody. */
export function isUnanswered(history: Pick<HistoryEvent, "type" | "actor">[]): boolean {
  const asked = history.findLastIndex(({ type, actor }) => type === "message" && actor.kind === "resident");
  return asked !== -1 && !history.slice(asked).some(({ type, actor }) => actor.kind === "staff" && type !== "payment");
}

/** The status column is a projection of this fold, written in the same transaction. */
export function foldStatus(history: Pick<HistoryEvent, "type">[]): Status {
  let status: Status = "submitted";
  for (const event of history) status = statusAfter[event.type] ?? status;
  return status;
}
