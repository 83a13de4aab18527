/** What the city says of itself, and when the portal repeats it. The portal claims nothing: it shows evidence. */
import { isOfJis } from "./criteria.ts";
import type { Session } from "./reviews.ts";
import type { CriterionResult } from "./summary.ts";

type Text = { ja: string } & Record<string, string>;

/** From the city profile; what the city has not decided is null. */
export type Statement = {
  /** Id of a department. */
  department: string | null;
  deadline: string | null;
  exceptions: Text[];
  known: { problem: Text; plan: Text }[];
  /** The city's own statement, made after it tested its own deployment. */
  claim: { on: string; level: "A" | "AA" } | null;
};

export const emptyStatement: Statement = { department: null, deadline: null, exceptions: [], known: [], claim: null };

/**
 * The city's statement as far as the evidence bears it; null: 「未表明」. People must have used assistive technology, and
 * every criterion of the level must be passed or inapplicable everywhere, by the auditor's word and not only the developers'.
 */
export function standingClaim(
  { claim }: Pick<Statement, "claim">,
  results: readonly CriterionResult[],
  sessions: readonly Session[],
): Statement["claim"] {
  if (claim === null || !sessions.some(({ kind }) => kind === "assistive-technology")) return null;
  const asked = results.filter(
    ({ criterion }) => isOfJis(criterion) && (claim.level === "AA" || criterion.level === "A"),
  );
  const isMet = asked.every(
    ({ outcome, preliminary }) => (outcome === "passed" || outcome === "inapplicable") && preliminary === 0,
  );
  return isMet && asked.length > 0 ? claim : null;
}
