/** Where a run leaves its record, and where earlier ones are kept. */
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as others } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import { type Look, type RunRecord, recordSchema } from "./record.ts";

const fileName = "record.json.gz";

/** null: no run was made here. @throws when the file is no record. */
export async function readRecord(folder: string): Promise<RunRecord | null> {
  const file = join(folder, fileName);
  return existsSync(file) ? parseRecord(await readFile(file)) : null;
}

/** What a record may take unpacked: a dozen times what a full run does. */
const mostBytes = 256 * 1024 * 1024;
/** So many looks are checked before others have their turn. */
const looksInARow = 500;
const unpack = promisify(gunzip);

/** A full run has tens of thousands of looks: the server does not stop for them. @throws when it is no record. */
export async function parseRecord(packed: Uint8Array): Promise<RunRecord> {
  const value: unknown = JSON.parse((await unpack(packed, { maxOutputLength: mostBytes })).toString("utf8"));
  const all = z.object({ looks: z.array(z.unknown()) }).parse(value).looks;
  const record = recordSchema.parse({ ...(value as object), looks: [] });
  const looks: Look[] = [];
  for (const [place, look] of all.entries()) {
    looks.push(recordSchema.shape.looks.element.parse(look));
    if (place % looksInARow === 0) await others();
  }
  return { ...record, looks };
}

const historyName = /^[\w.-]{1,100}\.json\.gz$/;

/** Names of earlier records under `history/`, newest (by name) first. */
export function historyNames(folder: string): string[] {
  const history = join(folder, "history");
  if (!existsSync(history)) return [];
  return readdirSync(history)
    .filter((name) => historyName.test(name))
    .sort()
    .reverse();
}

/** null: no such record. */
export async function readHistory(folder: string, name: string): Promise<RunRecord | null> {
  return historyNames(folder).includes(name) ? parseRecord(await readFile(join(folder, "history", name))) : null;
}
