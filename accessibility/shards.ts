/** Parts of one run made on several machines, and the record that they make together. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { RunRecord } from "../app/accessibility/index.ts";
import type { Exception } from "./exceptions.ts";
import { makeRecord, type RunParts, resultsFolder } from "./recording.ts";

type Shard = { part: number; of: number };
type Stored = Shard & { set: "full" | "pairwise"; parts: RunParts };
const folder = join(resultsFolder, "shards");

/** Without how states are brought about: that is code. What is compared over all pages waits until all are there. */
export function writeShard({ part, of }: Shard, set: Stored["set"], parts: RunParts): void {
  mkdirSync(folder, { recursive: true });
  const entries = parts.entries.map(({ bringAbout, ...rest }) => rest);
  const engines = parts.engines.map(({ id, name, version }) => ({ id, name, version }));
  const results = parts.results.map(({ raw, document, outline, ...rest }) => rest);
  const text = JSON.stringify({ part, of, set, parts: { ...parts, entries, engines, results } });
  writeFileSync(join(folder, `${part}-of-${of}.json.gz`), gzipSync(text));
}

/** @throws when a part is missing. */
export function mergeShards(exceptions: readonly Exception[], today: string): RunRecord {
  const shards = readdirSync(folder)
    .filter((name) => name.endsWith(".json.gz"))
    .map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString("utf8")) as Stored)
    .toSorted((a, b) => a.part - b.part);
  const [first] = shards;
  if (!first || shards.length !== first.of || shards.some(({ of }) => of !== first.of))
    throw new Error(`${shards.length} parts of ${first?.of ?? "?"} are in ${folder}`);
  const parts = {
    ...first.parts,
    set: first.set,
    results: shards.flatMap((shard) => shard.parts.results),
    moreLooks: shards.flatMap((shard) => shard.parts.moreLooks ?? []),
  };
  return makeRecord(parts, exceptions, today);
}
