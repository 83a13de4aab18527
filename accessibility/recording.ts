/** The record of a run: sorted, without any time but the commit's, so that the same commit gives the same bytes. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Kill, type Look, type RunRecord, recordSchema } from "../app/accessibility/index.ts";
import { type Locale, locales } from "../app/i18n/locales.ts";
import { projectPath } from "../app/lib/project-path.ts";
import type { Result } from "./audit.ts";
import { compareNotes, keyOfNote } from "./checks/across.ts";
import type { Engine } from "./engines/engine.ts";
import { findingsOfVerdicts } from "./engines/own.ts";
import { applyExceptions, type Exception } from "./exceptions.ts";
import type { Entry } from "./inventory.ts";
import { writeOutlines } from "./outlines.ts";

export const recordFile = projectPath("accessibility", "reports", "record.json.gz");
export const resultsFolder = projectPath("test-results", "accessibility");
export const screensFolder = join(resultsFolder, "screens");

export type RunParts = {
  set: RunRecord["set"];
  engines: readonly Pick<Engine, "id" | "name" | "version">[];
  browsers: readonly RunRecord["browsers"][number][];
  entries: readonly Entry[];
  results: readonly Result[];
  kills: readonly Kill[];
  /** Of the second browser. */
  moreLooks?: readonly Look[];
};

export function makeRecord(parts: RunParts, exceptions: readonly Exception[], today: string): RunRecord {
  const { entries, results, set } = parts;
  const verdicts = compareNotes(
    results.map(({ note }) => note).filter(({ path }) => path !== ""),
    set !== "part",
  );
  const looks = results.flatMap((result) => {
    const [found] = [verdicts.get(keyOfNote({ state: result.state, locale: result.locale }))];
    return result.looks.map((look, index) => {
      const isFirstOwn = look.engine === "own" && result.looks.findIndex(({ engine }) => engine === "own") === index;
      return applyExceptions(isFirstOwn && found ? added(look, found) : look, exceptions, today);
    });
  });
  looks.push(...(parts.moreLooks ?? []).map((look) => applyExceptions(look, exceptions, today)));
  const hashes = Map.groupBy(results, ({ state }) => state);
  return {
    format: 1,
    ...commit(),
    set,
    engines: sorted(
      parts.engines.map(({ id, name, version }) => ({ id, name, version })),
      ({ id }) => id,
    ),
    browsers: [...parts.browsers],
    views: [...new Set(looks.map(({ view }) => view))].toSorted(),
    locales: locales.filter((locale) => results.some((result) => result.locale === locale)),
    states: sorted(
      entries.filter(({ id }) => hashes.has(id)),
      ({ id }) => id,
    ).map((entry) => ({
      id: entry.id,
      page: entry.page,
      title: entry.title,
      area: entry.area,
      pattern: entry.pattern,
      contentHashes: hashesOf(hashes.get(entry.id) ?? []),
    })),
    looks: sorted(looks, ({ state, locale, view, engine }) => `${state} ${locale} ${view} ${engine}`),
    kills: sorted(parts.kills, ({ criterion, defect }) => `${criterion} ${defect}`),
  };
}

const sorted = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));

const hashesOf = (results: readonly Result[]): Record<string, string> =>
  Object.fromEntries(
    locales.flatMap((locale: Locale) => {
      const own = results.find((result) => result.locale === locale && result.hash !== "");
      return own ? [[locale, own.hash]] : [];
    }),
  );

/** What only the comparison of all pages shows, in the first look of our own checks. */
function added(look: Look, verdicts: Parameters<typeof findingsOfVerdicts>[0]): Look {
  const { failed, passed, inapplicable } = findingsOfVerdicts(verdicts);
  const wrong = new Set([...look.failed, ...failed].flatMap(({ criteria }) => criteria));
  const good = new Set([...look.passed, ...passed]).difference(wrong);
  return {
    ...look,
    failed: [...look.failed, ...failed].toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
    passed: [...good].toSorted(),
    inapplicable: [...new Set([...look.inapplicable, ...inapplicable]).difference(wrong).difference(good)].toSorted(),
  };
}

function commit(): { commit: string | null; date: string } {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: projectPath(), encoding: "utf8", stdio: "pipe" }).trim();
  try {
    return { commit: git("rev-parse", "HEAD"), date: git("show", "-s", "--format=%cs", "HEAD") };
  } catch {
    // Not a checkout: what was tested is known only by the day.
    return { commit: null, date: new Date().toISOString().slice(0, 10) };
  }
}

/** One look a line before it is packed; gzip without a time. */
export function bytesOf(record: RunRecord): Buffer {
  const { looks, ...rest } = record;
  const head = JSON.stringify({ ...rest, looks: [] }).slice(0, -2);
  const packed = gzipSync(`${head}\n${looks.map((look) => JSON.stringify(look)).join(",\n")}\n]}\n`, { level: 9 });
  // The tenth byte names the system that packed it.
  packed[9] = 255;
  return packed;
}

export function writeRecord(file: string, record: RunRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytesOf(recordSchema.parse(record)));
}

/** null: there is none yet. */
export function readRecord(file: string): RunRecord | null {
  try {
    return recordSchema.parse(JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** What each engine said, as it said it: a file an engine, a line a look. */
export function writeRaw(folder: string, results: readonly Result[]): void {
  const lines = results.flatMap(({ state, locale, raw }) => raw.map((each) => ({ state, locale, ...each })));
  mkdirSync(folder, { recursive: true });
  writeOutlines(join(folder, "outlines.jsonl.gz"), results);
  for (const [engine, own] of Map.groupBy(lines, ({ engine: id }) => id)) {
    const text = sorted(own, ({ state, locale, view }) => `${state} ${locale} ${view}`).map((line) =>
      JSON.stringify(line),
    );
    writeFileSync(join(folder, `${engine}.jsonl.gz`), gzipSync(`${text.join("\n")}\n`));
  }
}
