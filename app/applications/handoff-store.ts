/** What showing a draft at the counter (書かない窓口) needs kept. Implemented in db/stores; every write method is one transaction. Times are epoch milliseconds. */
import type { Answers } from "../engine/answers.ts";

/** waiting: the resident shows the code · opened: a clerk works on it · ready: the resident reads the summary · sent · ended */
export type HandoffState = "waiting" | "opened" | "ready" | "sent" | "ended";

export type Handoff = {
  id: string;
  draftId: string;
  /** Whose draft it is. */
  sessionHash: string;
  procedureId: string;
  /** resident: prepared at home, shown with a code · counter: begun by a clerk for somebody present. */
  origin: "resident" | "counter";
  /** The language the resident reads. */
  locale: string;
  state: HandoffState;
  createdAt: number;
  expiresAt: number;
  /** The clerk it was shown to; nobody else may open it. */
  opened: { accountId: string; name: string; at: number } | null;
  /** Revision of the draft the resident is asked to confirm; 0 before that. */
  revision: number;
  /** Answers as the resident knows them: what they brought, then what was shown to them before. Null: nothing. */
  known: Answers | null;
  /** Answers shown to the resident now. */
  shown: Answers | null;
};
export type NewHandoff = Omit<Handoff, "revision" | "shown"> & {
  /** Keyed hash of the six digits and hash of the token; null where a clerk began it. */
  codeHash: string | null;
  tokenHash: string | null;
};

export type HandoffStore = {
  /** Ends the one before of this draft. "taken": its code is waiting already, another must be drawn. */
  begin(handoff: NewHandoff): Promise<"begun" | "taken">;
  byId(id: string): Promise<Handoff | null>;
  /** The newest made since then, whatever became of it: codes come again. */
  byCode(codeHash: string, since: number): Promise<Handoff | null>;
  byToken(tokenHash: string): Promise<Handoff | null>;
  /** That of a resident's draft which is still going on, else the newest. */
  latest(sessionHash: string, procedureId: string): Promise<Handoff | null>;
  /** Those a clerk has open now, newest first. */
  openedBy(accountId: string, now: number): Promise<Handoff[]>;
  /** A waiting one is used up; null when it is not waiting any more. */
  open(change: {
    id: string;
    clerk: { accountId: string; name: string };
    known: Answers;
    at: number;
    expiresAt: number;
  }): Promise<Handoff | null>;
  /** Shows these answers to the resident; what was shown before is known from now on. False when it is over. */
  ready(change: {
    id: string;
    accountId: string;
    revision: number;
    shown: Answers;
    at: number;
    expiresAt: number;
  }): Promise<boolean>;
  /** The clerk goes on working. */
  extend(id: string, accountId: string, at: number, expiresAt: number): Promise<void>;
  /** The end; the answers kept with it go. */
  finish(id: string, state: "sent" | "ended"): Promise<void>;
  /** Ends what ran out and forgets what was made before then. Returns the drafts that clerks began: nobody else can open them. */
  sweep(now: number, forgetBefore: number): Promise<{ draftId: string; sessionHash: string }[]>;
};
