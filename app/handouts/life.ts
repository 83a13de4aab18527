/** The life of a version as one table, and what every command of the publishing desk takes and may fail with. */
import type { StaffIdentity } from "../identity/index.ts";
import type { Result } from "../lib/result.ts";
import type { Finding } from "./gate/finding.ts";
import type { HandoutContent, HandoutText, Mistake } from "./model.ts";
import type { HandoutEventType, HandoutState, HandoutVersion, HandoutVersionRow } from "./store.ts";

/** Who acts: a signed-in account. Its sign-in name is what is recorded. */
export type Editor = Pick<StaffIdentity, "login" | "role">;

/** What a writer hands in: `handout.json` as it was typed, and the Markdown of each locale, "ja" at least. */
export type Source = { meta: unknown; texts: Record<string, string> };

/** A version as the person saw it: another revision in the books is "stale". */
export type Seen = { handoutId: string; version: number; revision: number; by: Editor };

export type Failure =
  /** The role may not, or nobody of that name. */
  | { code: "forbidden" }
  | { code: "unknown" }
  /** Somebody else changed it meanwhile: `latest` is how it stands now. */
  | { code: "stale"; latest: HandoutVersionRow }
  /** Not a step of the life from here: `state` is where it stands. */
  | { code: "wrong-state"; state: HandoutState }
  /** A new handout whose id is in use. */
  | { code: "id-taken" }
  /** One draft at a time: `open` is the one there is. */
  | { code: "busy"; open: HandoutVersionRow }
  /** `path` as in "meta.title.ja" or "texts.ja". */
  | { code: "meta"; issues: { path: string; message: string }[] }
  /** Markdown that cannot be stored, by locale. */
  | { code: "mistakes"; mistakes: Record<string, Mistake[]> }
  /** The gate found errors; warnings are in the list, too. */
  | { code: "gate"; findings: Finding[] }
  /** The page could not be looked at just now: nothing is shown that was not. */
  | { code: "unchecked" }
  /** Whoever wrote any of it may not approve it. */
  | { code: "second-person" }
  /** The time to publish is over already, or no time at all. */
  | { code: "time-past" }
  /** `validUntil` lies before the day it would be shown. */
  | { code: "run-out"; validUntil: string }
  | { code: "reason-missing" };

export type Outcome = Promise<Result<HandoutVersion, Failure>>;

/** What is injected: the parser, and the gate with the links it checks against. */
export type Parse = (markdown: string) => { text: HandoutText; mistakes: Mistake[] };
export type Gate = (content: HandoutContent) => Finding[] | Promise<Finding[]>;

/** From where each event may happen and where it leads. What is not here does not happen. */
export const life: Record<HandoutEventType, { from: readonly (HandoutState | null)[]; to: HandoutState }> = {
  created: { from: [null], to: "draft" },
  "rolled-back": { from: [null], to: "draft" },
  saved: { from: ["draft"], to: "draft" },
  submitted: { from: ["draft"], to: "review" },
  returned: { from: ["review", "approved"], to: "draft" },
  approved: { from: ["review"], to: "approved" },
  // From draft: the seed and a roll-back in an emergency, in the transaction that makes them.
  published: { from: ["approved", "draft"], to: "published" },
  superseded: { from: ["published"], to: "superseded" },
  withdrawn: { from: ["published"], to: "withdrawn" },
  discarded: { from: ["draft", "review", "approved"], to: "withdrawn" },
};

/** The state a version is in after these events, oldest first; throws when the life does not have such a course. */
export const stateAfter = (events: readonly { type: HandoutEventType }[]): HandoutState => {
  let state: HandoutState | null = null;
  for (const { type } of events) {
    if (!life[type].from.includes(state)) throw new Error(`"${type}" cannot follow the state "${state}"`);
    state = life[type].to;
  }
  if (state === null) throw new Error("a version without events");
  return state;
};

export const rowOf = ({ content: _, ...row }: HandoutVersion): HandoutVersionRow => row;

/** Everybody whose words are in the version; `history` is the handout's. */
export function writersOf(
  { version, author }: Pick<HandoutVersionRow, "version" | "author">,
  history: readonly { version: number; type: HandoutEventType; by: string }[],
): Set<string> {
  const wrote: readonly HandoutEventType[] = ["created", "rolled-back", "saved"];
  const events = history.filter((event) => event.version === version && wrote.includes(event.type));
  return new Set([author, ...events.map(({ by }) => by)]);
}
