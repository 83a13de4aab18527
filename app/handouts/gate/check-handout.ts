/** The gate before publishing: every rule over every text, in the order in which staff will mend them. */
import type { HandoutContent } from "../model.ts";
import type { Finding, GateOptions, Links } from "./finding.ts";
import { deadNames, linkRules } from "./links.ts";
import { pictures } from "./pictures.ts";
import { senses } from "./senses.ts";
import { structure } from "./structure.ts";
import { tables } from "./tables.ts";
import { openMarks, whole, writtenMark } from "./whole.ts";
import { wording } from "./wording.ts";

const contentRules = [...whole, deadNames];
const textRules = [...structure, ...linkRules, ...pictures, ...tables, ...senses, ...wording, openMarks, writtenMark];

const weight = { error: 0, warning: 1 };

/** Errors stop publishing; warnings are for people to decide. */
export function checkHandout(content: HandoutContent, links: Links, options: GateOptions): Finding[] {
  const beside = contentRules.flatMap(({ rule, find }) =>
    find(content, links, options).map((found): Finding => ({ rule, ...found })),
  );
  const within = Object.entries(content.texts).flatMap(([locale, { blocks, markdown }]) =>
    textRules
      .flatMap(({ rule, find }) =>
        find({ locale, blocks, markdown }, links, options).map((found): Finding => ({ rule, locale, ...found })),
      )
      .sort((one, other) => (one.line ?? 0) - (other.line ?? 0)),
  );
  return [...beside, ...within].sort((one, other) => weight[one.severity] - weight[other.severity]);
}
