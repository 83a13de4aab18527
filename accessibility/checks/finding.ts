/** Something wrong on one page in one state, language and width. */
export type Finding = {
  /** axe's rule, or the name of one of our own checks ("own:one-h1"). */
  rule: string;
  /** axe's own words; for our checks what was expected. */
  help: string;
  impact: string;
  /** Where, as selectors or values; at most a handful. */
  where: string[];
};

export const own = (name: string, help: string, where: string[]): Finding => ({
  rule: `own:${name}`,
  help,
  impact: "serious",
  where,
});
