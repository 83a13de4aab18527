/** What going on with a draft on another device needs kept. Implemented in db/stores; every write method is one transaction. Times are epoch milliseconds. */
import type { OutgoingMail } from "../notifications/store.ts";
import type { Draft, DraftResume } from "./store.ts";

/** wrong: `left` more may follow · locked: `until` then nothing is even looked at */
export type TryOutcome = { code: "right" } | { code: "wrong"; left: number } | { code: "locked"; until: number };
/** How often one may be wrong, and how long it is locked then. */
export type TryLimits = { tries: number; lockMs: number };

/** A draft whose end is near, with the way its owner asked to be told. */
export type EndingDraft = Pick<Draft, "procedureId" | "versionId" | "expiresAt"> &
  Pick<DraftResume, "handle" | "draftId" | "locale" | "remindedDays"> & { email: string };

export type ResumeStore = {
  /**
   * One per draft, which is kept until `expiresAt` from now on; the one before is good for nothing any more.
   * "taken": its handle is another draft's.
   */
  issue(resume: DraftResume, change: { expiresAt: number; mails: OutgoingMail[] }): Promise<"issued" | "taken">;
  /** Where the link goes from now on; false when the code is gone. */
  address(change: { handle: string; email: string; mails: OutgoingMail[]; at: number }): Promise<boolean>;
  revoke(draftId: string): Promise<void>;
  ofDraft(draftId: string): Promise<DraftResume | null>;
  byHandle(handle: string): Promise<DraftResume | null>;
  /** An unexpired draft, whoever has it. */
  draft(id: string, now: number): Promise<Draft | null>;

  /** Compares and counts in one: exact, however many try at once. Null: there is no such code. */
  attempt(given: { handle: string; secretHash: string; now: number } & TryLimits): Promise<TryOutcome | null>;
  /** Counts for a code that does not exist (`key`) just as `attempt` does for one that does. */
  missed(given: { key: string; now: number } & TryLimits): Promise<Exclude<TryOutcome, { code: "right" }>>;

  /**
   * The draft as it was seen becomes that of another session, with its files; `identity` and `pending` are written anew.
   * "stale": it was changed or moved meanwhile. "occupied": that session has another draft of the procedure than `replaces`.
   */
  move(change: {
    draft: Draft;
    sessionHash: string;
    /** Id of the session's own draft that goes for it; null: it has none. */
    replaces: string | null;
    at: number;
    expiresAt: number;
  }): Promise<"moved" | "stale" | "occupied">;

  /** Drafts with an address that end within so many days and whose owner has not been told so yet. */
  ending(change: { now: number; days: readonly number[]; limit: number }): Promise<EndingDraft[]>;
  /** Told so many days before the end; false when it was told already, or the draft goes on longer by now. */
  reminded(change: { draft: EndingDraft; days: number; mail: OutgoingMail; at: number }): Promise<boolean>;
  /** Those that go on beyond then, after all, are told anew when their end comes near again. */
  renewed(beyond: number): Promise<void>;
};
