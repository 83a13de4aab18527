/** `npm run catalogue:check`: reads the definition files, lints them and writes what is found. Returns the exit code. */
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compile, DefinitionError } from "../engine/index.ts";
import { isoDate } from "../i18n/dates.ts";
import { projectPath } from "../lib/project-path.ts";
import { checkDefinition } from "./lint/check-definition.ts";
import type { Finding, LintContext } from "./lint/finding.ts";
import { namedPath } from "./lint/named-path.ts";
import { type Checked, countOf, rowOf, tableOf } from "./lint/table.ts";
import { readLintContext } from "./lint-context.ts";
import { expandParts, type Parts, readParts } from "./parts.ts";

const seed = (...names: string[]) => projectPath("db", "seed", ...names);
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const jsonNames = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();

/** A file that cannot be read or compiled is a finding too: the others are still checked. */
function check(id: string, parts: Parts, context: LintContext): Checked {
  try {
    const procedure = compile(expandParts(readJson(seed("procedures", `${id}.json`)), parts));
    return { id, procedure, findings: checkDefinition(procedure, context) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const mistakes = error instanceof DefinitionError ? error.mistakes : [{ path: "$", message: error.message }];
    const findings = mistakes.map(
      ({ path, message }): Finding => ({ rule: "compile", severity: "error", path, message }),
    );
    return { id, procedure: null, findings };
  }
}

export function checkCatalogue(args: string[], now: number): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" }, verbose: { type: "boolean" } },
  });
  const known = jsonNames(seed("procedures"));
  const unknown = positionals.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    console.error(`手続定義がありません / no such definition: ${unknown.join(", ")}`);
    return 2;
  }
  const context = readLintContext(isoDate(now));
  const parts = readParts(jsonNames(seed("parts")).map((name) => readJson(seed("parts", `${name}.json`))));
  const checked = (positionals.length > 0 ? positionals : known).map((id) => check(id, parts, context));
  const findings = checked.flatMap((each) => each.findings);
  const errors = countOf(findings, "error");
  if (values.json) {
    const list = checked.map((each) => ({ ...rowOf(each), findings: each.findings }));
    console.log(JSON.stringify(list, null, 2));
    return errors > 0 ? 1 : 0;
  }
  console.log(tableOf(checked.map(rowOf)));
  const wordy = values.verbose || positionals.length > 0;
  for (const { id, procedure, findings: own } of checked) {
    for (const { rule, severity, path, locale, message } of own) {
      if (severity === "warning" && !wordy) continue;
      const mark = severity === "error" ? "誤り" : "注意";
      const where = procedure ? namedPath(procedure.definition, path) : path;
      console.log(`\n${mark} ${id} ${where}${locale ? `（${locale}）` : ""} [${rule}]\n  ${message}`);
    }
  }
  console.log(`\n${checked.length} definitions, ${errors} errors, ${countOf(findings, "warning")} warnings`);
  return errors > 0 ? 1 : 0;
}
