/** The life of an application (申請): events are appended, the status is folded from them. */
import type { Answers } from "../engine/answers.ts";

export type Channel = "online" | "counter" | "phone" | "home-visit" | "video" | "post";
export type Status =
  | "submitted"
  | "in-review"
  | "correction-requested"
  | "accepted"
  | "completed"
  | "rejected"
  | "withdrawn";

/** How the applicant was identified; `demo` marks the demo provider, which production refuses. */
export type Identity =
  | { level: "none" }
  | { level: "email"; email: string; verifiedAt: number }
  | { level: "jpki"; provider: string; demo: boolean; verifiedAt: number };

export type Actor = { kind: "resident" } | { kind: "staff"; accountId: string; name: string } | { kind: "system" };

/** `fields`: paths of fields ("moveDate", "movers/2") with the clerk's reason. */
export type EventBody =
  | { type: "submitted" }
  | { type: "taken" }
  | { type: "correction-requested"; fields: { path: string; reason: string }[]; message: string }
  | { type: "corrected"; before: Answers; after: Answers }
  | { type: "accepted"; message: string }
  | { type: "completed"; message: string }
  | { type: "rejected"; reason: string }
  | { type: "withdrawn"; reason: string }
  | { type: "message"; text: string };

/** One entry of the append-only history; `seq` starts at 1. `at`: epoch milliseconds. */
export type HistoryEvent = EventBody & { seq: number; at: number; actor: Actor };
