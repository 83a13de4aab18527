/** The city's definitions under the lint, and the command that staff use. */
import { execFile } from "node:child_process";
import { expect, test } from "vitest";
import { compile } from "../../app/engine/index.ts";
import { isoDate } from "../../app/i18n/dates.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { readDefinitions } from "../../app/procedures/index.ts";
import { coverage } from "../../app/procedures/journeys/coverage.ts";
import { imaginedFile } from "../../app/procedures/journeys/example-value.ts";
import { walkJourney } from "../../app/procedures/journeys/walk-journey.ts";
import { checkDefinition } from "../../app/procedures/lint/check-definition.ts";
import { readLintContext } from "../../app/procedures/lint-context.ts";

const today = isoDate(Date.now());
const procedures = readDefinitions().map((value) => compile(value));

test("the hundred definitions have no error", () => {
  const context = readLintContext(today);
  const errors = procedures.flatMap((procedure) =>
    checkDefinition(procedure, context)
      .filter(({ severity }) => severity === "error")
      .map(({ rule, path, message }) => `${procedure.id} ${path} [${rule}] ${message}`),
  );
  expect(errors).toEqual([]);
});

test("journeys lead through every page and every question of every procedure, forward and back", () => {
  const wrong = procedures.flatMap((procedure) => {
    const { journeys = [] } = procedure.definition;
    const walks = journeys.map((journey) => walkJourney(procedure, journey, today, imaginedFile));
    const lost = walks.flatMap(({ journey, problems }) => problems.map(({ message }) => `${journey.id}: ${message}`));
    const { steps, fields } = coverage(procedure, walks);
    return [...lost, ...steps, ...fields].map((what) => `${procedure.id} ${what}`);
  });
  expect(wrong).toEqual([]);
});

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const script = projectPath("scripts", "catalogue-check.mjs");
    execFile(process.execPath, [script, ...args], { maxBuffer: 64 << 20 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

test("the command prints a line for each, what is wrong, and the sum", async () => {
  const { code, out } = await run();
  const lines = out.trimEnd().split("\n");
  expect(lines.filter((line) => /^[a-z0-9-]+ +\d+ +\d+/.test(line))).toHaveLength(100);
  const [, errors] = /^100 definitions, (\d+) errors, \d+ warnings$/.exec(lines.at(-1) ?? "") ?? [];
  expect(lines.filter((line) => line.startsWith("誤り "))).toHaveLength(Number(errors));
  expect(lines.filter((line) => line.startsWith("注意 "))).toEqual([]);
  expect(code).toBe(errors === "0" ? 0 : 1);
});

test("the command takes ids, speaks JSON, and knows what it does not know", async () => {
  const { out } = await run("moving-out", "--json");
  expect(JSON.parse(out)).toMatchObject([
    { id: "moving-out", journeys: expect.any(Number), findings: expect.any(Array) },
  ]);
  const unknown = await run("no-such-thing");
  expect(unknown).toMatchObject({ code: 2, out: "" });
  expect(unknown.err).toContain("no-such-thing");
});
