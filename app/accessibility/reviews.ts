/** What people decided: about one criterion on one content, and what they met with assistive technology. Rows are only added. */
import { sha256 } from "../lib/ids.ts";

/** What a person may say of a criterion. */
export const reviewOutcomes = ["passed", "failed", "inapplicable", "cantTell"] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

export type Review = {
  id: string;
  /** "review": a judgement. "exception": a known defect that is accepted for a while. */
  kind: "review" | "exception";
  criterion: string;
  state: string;
  /** What was judged: a content (`RecordedState.contentHashes`), or one engine's complaint about it (`complaintHash`). */
  contentHash: string;
  outcome: ReviewOutcome;
  reason: string;
  /** Who said so. Files name their file instead of an account; only the role is published. */
  accountId: string;
  name: string;
  at: number;
  /** Last day on which it counts; null: until the content changes. */
  until: string | null;
  /** Decided while it was built, not by the city's auditor: it says so wherever it is shown, and the auditor's word goes before it. */
  isPreliminary?: boolean;
};

export const sessionKinds = ["assistive-technology", "michecker"] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** Somebody used the portal with a screen reader, another aid, or miChecker. */
export type Session = {
  id: string;
  kind: SessionKind;
  /** "NVDA 2026.2", "miChecker 3.1". */
  tool: string;
  system: string;
  browser: string;
  /** YYYY-MM-DD. */
  on: string;
  /** Pages or journeys, a line each. */
  pages: string[];
  findings: string;
  accountId: string;
  name: string;
  at: number;
};

export type Decisions = { reviews: Review[]; sessions: Session[] };

/**
 * Names one rule of one engine on one content. A judgement over a complaint answers that complaint only: what an engine
 * finds later in the same content is asked anew.
 */
export const complaintHash = (contentHash: string, engine: string, rule: string): string =>
  sha256(`${contentHash}\n${engine}\n${rule}`);

export type Standing = {
  /** The judgement that counts today, if there is one. */
  review(criterion: string, state: string, contentHash: string): Review | null;
  exception(criterion: string, state: string, contentHash: string): Review | null;
};

const isAfter = (one: Review, other: Review): boolean =>
  (one.isPreliminary ?? false) === (other.isPreliminary ?? false)
    ? isYounger(one, other)
    : other.isPreliminary === true;
const isYounger = (one: Review, other: Review): boolean =>
  one.at > other.at || (one.at === other.at && one.id > other.id);

/** Of several the newest counts; one that has run out does not bring back an older one. */
export function standingOf(reviews: readonly Review[], today: string): Standing {
  const newest = new Map<string, Review>();
  const key = ({ kind, criterion, state, contentHash }: Pick<Review, "kind" | "criterion" | "state" | "contentHash">) =>
    `${kind}\n${criterion}\n${state}\n${contentHash}`;
  for (const review of reviews) {
    const known = newest.get(key(review));
    if (known === undefined || isAfter(review, known)) newest.set(key(review), review);
  }
  const find = (kind: Review["kind"]) => (criterion: string, state: string, contentHash: string) => {
    const found = newest.get(key({ kind, criterion, state, contentHash }));
    return found !== undefined && isInForce(found, today) ? found : null;
  };
  const exception = find("exception");
  return {
    review: find("review"),
    // Ended by a person: a newer row that no longer says "failed".
    exception: (...of) => {
      const found = exception(...of);
      return found?.outcome === "failed" ? found : null;
    },
  };
}

export const isInForce = ({ until }: Pick<Review, "until">, today: string): boolean => until === null || until >= today;
