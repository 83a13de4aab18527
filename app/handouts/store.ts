/** What the handouts room needs kept. Implemented in db/stores. Times are epoch milliseconds, days "YYYY-MM-DD". */
import type { HandoutContent } from "./model.ts";

/**
 * draft → review → approved (waits for its time) → published → superseded; back to draft from review and approved;
 * published → withdrawn (taken down or run out); given up before it was published → withdrawn, never shown (`publishedAt` is
 * null). Content changes in drafts only. The table is in life.ts.
 */
export type HandoutState = "draft" | "review" | "approved" | "published" | "superseded" | "withdrawn";

export type HandoutEventType =
  | "created"
  | "saved"
  | "submitted"
  | "returned"
  | "approved"
  | "published"
  | "superseded"
  | "withdrawn"
  | "rolled-back"
  | "discarded";

/** `by`: the sign-in name of a staff account, "seed" or "system". */
export type HandoutEvent = { seq: number; at: number; by: string; type: HandoutEventType; note: string };

export type HandoutVersion = {
  handoutId: string;
  /** 1, 2, 3 … per handout. */
  version: number;
  content: HandoutContent;
  /** SHA-256 (hex) of the canonical JSON of the content. */
  hash: string;
  state: HandoutState;
  /** Grows with every change of the row: whoever writes says which one they saw. */
  revision: number;
  department: string;
  /** Who wrote it last. */
  author: string;
  /** Who approved it: never the author. Null before, and for the seed. */
  reviewer: string | null;
  /** What changed, for readers; may be empty. */
  changeNote: string;
  /** When an approved version goes live; null: at once. */
  publishAt: number | null;
  publishedAt: number | null;
  /** When it stopped being the shown one. */
  endedAt: number | null;
  updatedAt: number;
};

/** A version without its content, for lists. */
export type HandoutVersionRow = Omit<HandoutVersion, "content">;

export type Change = {
  handoutId: string;
  version: number;
  /** The revision the writer saw; another one in the books: "stale". */
  revision: number;
  from: readonly HandoutState[];
  to: HandoutState;
  content?: { content: HandoutContent; hash: string };
  author?: string;
  reviewer?: string | null;
  changeNote?: string;
  publishAt?: number | null;
  event: Omit<HandoutEvent, "seq" | "at">;
  at: number;
};

export type NewVersion = {
  content: HandoutContent;
  hash: string;
  author: string;
  changeNote: string;
  /** Of its first event. */
  origin: "created" | "rolled-back";
  note: string;
  at: number;
};

/** Answers to "does this page help?" about one version in one locale. */
export type Votes = { version: number; locale: string; yes: number; no: number };

export type HandoutStore = {
  /** The published version of every handout, in the order of their numbers. */
  current(): Promise<HandoutVersion[]>;
  version(handoutId: string, version: number): Promise<HandoutVersion | null>;
  /** All versions of one handout, newest first. */
  versions(handoutId: string): Promise<HandoutVersionRow[]>;
  /**
   * The newest version of every handout whatever its state, and the published one where that is another, in the order of
   * their numbers, newest first. Drafts that were given up are left out.
   */
  overview(): Promise<HandoutVersionRow[]>;
  /** Oldest first. */
  history(handoutId: string): Promise<(HandoutEvent & { version: number })[]>;
  /** A new draft, numbered behind the newest. "busy": the handout already has an open draft, review or approved version. */
  createDraft(draft: NewVersion): Promise<HandoutVersion | "busy">;
  /** A version published without having been a draft; an open draft stays open. "stale": another one than `current` is published. */
  publishNew(fresh: NewVersion & { current: number | null }): Promise<HandoutVersion | "stale">;
  /**
   * One step of the life of a version and its event. To "published": the version shown so far becomes "superseded" and the
   * site's content version grows, in the same transaction. From "published": the content version grows too.
   */
  change(change: Change): Promise<HandoutVersion | "stale">;
  /** Approved versions whose time has come. */
  due(now: number): Promise<HandoutVersionRow[]>;
  /**
   * For each that is new, or whose published version was seeded with another hash, a published version, all in one
   * transaction; ids added. What staff published, took down or began is never overwritten.
   */
  seed(entries: { content: HandoutContent; hash: string }[], by: string, at: number): Promise<string[]>;
  /** Counts one answer. */
  vote(vote: { handoutId: string; version: number; locale: string; day: string; helpful: boolean }): Promise<void>;
  /** Sums over all days, newest version first. */
  votes(handoutId: string): Promise<Votes[]>;
};
