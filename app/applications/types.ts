/** The life of an application (申請): events are appended, the status is folded from them. */
import type { Answers, FileRef } from "../engine/answers.ts";

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
  | { level: "jpki"; provider: string; demo: boolean; verifiedAt: number; claims?: VerifiedClaims }
  /** Papers of identity shown to a clerk; counts for what is handed in there. */
  | { level: "counter"; papers: IdentityPapers; accountId: string; name: string; verifiedAt: number };

/** What the card says of its holder (基本4情報 without the sex); kept with the application it was shown for. */
export type VerifiedClaims = {
  /** The provider's own number of the person, the same each time. */
  subject: string;
  name: string | null;
  address: string | null;
  /** YYYY-MM-DD */
  birthdate: string | null;
};

/**
 * Who applies for somebody else (代理・支援). `family` and `agent` act in the applicant's name; a `supporter` only helps to
 * fill in. `relation` in the words of the form.
 */
export type ProxyPerson = {
  kind: "family" | "agent" | "supporter";
  name: string;
  relation: string;
  email: string | null;
  /** Who gets the notices. */
  notices: "applicant" | "proxy" | "both";
};

/** One with a photograph, or two without; what they say is not written down. */
export const identityPapers = ["photo", "two"] as const;
export type IdentityPapers = (typeof identityPapers)[number];

/**
 * A clerk filled in the form with the applicant, who confirmed it on a screen of their own, or at the counter in words
 * or by signing. `later`: paths of papers still to be handed in.
 */
export type CounterHelp = {
  clerk: { accountId: string; name: string };
  confirmed: "own-screen" | "at-counter";
  later: string[];
};

export type Actor = { kind: "resident" } | { kind: "staff"; accountId: string; name: string } | { kind: "system" };

/** `fields`: paths of fields ("moveDate", "movers/2") with the clerk's reason. */
export type EventBody =
  | { type: "submitted"; counter?: CounterHelp }
  | { type: "taken" }
  | { type: "correction-requested"; fields: { path: string; reason: string }[]; message: string }
  | { type: "corrected"; before: Answers; after: Answers }
  | { type: "accepted"; message: string; files?: FileRef[] }
  | { type: "completed"; message: string; files?: FileRef[] }
  | { type: "rejected"; reason: string }
  | { type: "withdrawn"; reason: string }
  | { type: "message"; text: string; files?: FileRef[] }
  /** The scanner found something in a file that was sent: it is gone, and may be asked for again. */
  | { type: "file-refused"; file: FileRef }
  /** Written with the payment it tells of (see the payments room); changes no status. */
  | {
      type: "payment";
      what: "received" | "invoice-sent" | "refund-due" | "refunded" | "assessed" | "waived" | "voided";
      way: "counter" | "invoice" | "online";
      yen: number;
    };

/** One entry of the append-only history; `seq` starts at 1. `at`: epoch milliseconds. */
export type HistoryEvent = EventBody & { seq: number; at: number; actor: Actor };
