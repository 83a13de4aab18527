/** False alarms of engines, each with a reason and a last day. They stay in the record, as something for a person to see. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { engineIds, type Look } from "../app/accessibility/index.ts";
import { projectPath } from "../app/lib/project-path.ts";

const schema = z.array(
  z.strictObject({
    engine: z.enum(engineIds),
    rule: z.string(),
    /** Beginnings of ids; "" is every state. */
    states: z.array(z.string()).min(1),
    /** Parts of the names of views ("forced-colors"); all views when absent. */
    views: z.array(z.string()).optional(),
    reason: z.string().min(20),
    /** Last day, YYYY-MM-DD: from the next one on the finding fails again. */
    until: z.iso.date(),
    decidedBy: z.string().min(1),
  }),
);
export type Exception = z.infer<typeof schema>[number];

export const readExceptions = (): Exception[] =>
  schema.parse(JSON.parse(readFileSync(projectPath("accessibility", "exceptions.json"), "utf8")));

const speaksOf = (exception: Exception, look: Look, rule: string): boolean =>
  exception.engine === look.engine &&
  exception.rule === rule &&
  exception.states.some((beginning) => look.state.startsWith(beginning)) &&
  (exception.views?.some((part) => look.view.includes(part)) ?? true);

/** Moves what a valid exception speaks of from failed to undecided, with its reason. */
export function applyExceptions(look: Look, exceptions: readonly Exception[], today: string): Look {
  const valid = exceptions.filter(({ until }) => until >= today);
  const known = look.failed.flatMap((finding) => {
    const exception = valid.find((each) => speaksOf(each, look, finding.rule));
    if (!exception) return [];
    return [
      { finding, told: { ...finding, help: `例外（${exception.until}まで）${exception.reason} / ${finding.help}` } },
    ];
  });
  if (known.length === 0) return look;
  const findings = new Set(known.map(({ finding }) => finding));
  return {
    ...look,
    failed: look.failed.filter((finding) => !findings.has(finding)),
    undecided: [...look.undecided, ...known.map(({ told }) => told)].toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
  };
}

/** Past their day, or about nothing any more: the list stays short. */
export function staleExceptions(exceptions: readonly Exception[], looks: readonly Look[], today: string): string[] {
  return exceptions.flatMap((exception) => {
    const name = `${exception.engine} ${exception.rule}`;
    if (exception.until < today) return [`${name}: ended on ${exception.until}`];
    const isMet = looks.some((look) =>
      [...look.failed, ...look.undecided].some(({ rule }) => speaksOf(exception, look, rule)),
    );
    return isMet ? [] : [`${name}: nothing was found that it speaks of`];
  });
}
