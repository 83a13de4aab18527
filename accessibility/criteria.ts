/** Which criteria there are, and which of them a machine decides: as the results pages have it. */
import { criteria, isOfJis } from "../app/accessibility/index.ts";

const ofJis = criteria.filter(isOfJis);
/** The 38 of JIS X 8341-3:2016 at level A and AA. */
export const jisCriteria: readonly string[] = ofJis.map(({ id }) => id);
/** A machine decides them both ways, or proves that nothing on the page falls under them. */
export const machineDecided: readonly string[] = ofJis
  .filter(({ decides }) => decides !== "fail-only")
  .map(({ id }) => id);
/** Of these, those that are only proved not to apply. */
export const provenAbsent: readonly string[] = ofJis
  .filter(({ decides }) => decides === "na-proof")
  .map(({ id }) => id);

const known = new Set(criteria.map(({ id }) => id));
/** Level A or AA; triple-A rules are good practice here. */
export const isCriterion = (id: string): boolean => known.has(id);
