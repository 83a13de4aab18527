/**
 * kill -9 of the built server while residents attach papers and send their applications, until it has died so many times.
 * Then ledger, database and disk are compared: nothing acknowledged is lost, nothing is there twice, no row is without its
 * file and no file without its row.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createSeal } from "../../app/applications/attachments/seal.ts";
import { sha256 } from "../../app/lib/ids.ts";
import { createDatabase, type EngineName } from "../contract/databases.ts";
import { type Book, type FileRow, readBooks } from "./kill-books.ts";
import { attachmentKey, type MortalPortal, startMortalPortal } from "./kill-portal.ts";
import { filesEach, fillIn, type ReadyDraft, type Sending, sendUntilAnswered } from "./kill-resident.ts";

export type KillOptions = { engine: EngineName; kills: number; residents?: number; onProgress?(killed: number): void };
export type KillResult = {
  kills: number;
  submissions: number;
  /** Kills that came while a file or an application was on its way. */
  duringFiles: number;
  duringSubmissions: number;
  /** Applications that were sent more than once, because the answer to an earlier try was lost. */
  sentAgain: number;
  files: number;
  /** Files of dead requests that the sweep has taken. */
  swept: number;
  seconds: number;
  faults: string[];
};

/** Somewhere between the arrival of the request and its answer: a file takes longer, its picture is drawn anew. */
const longest = { file: 300, submission: 15 };
/** Files take longest: most kills are for what is sent at the end, but not every try, or nobody would ever get through. */
const chance = { file: 0.12, submission: 0.5 };

export async function runKills({ engine, kills, residents = 4, onProgress }: KillOptions): Promise<KillResult> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "portal-kill-"));
  const database = engine === "postgres" ? await createDatabase(engine) : null;
  const portal = await startMortalPortal(folder, database?.url);
  const found = { kills: 0, duringFiles: 0, duringSubmissions: 0, sentAgain: 0 };
  const ledger = new Map<string, string>();
  const sent: ReadyDraft[] = [];
  let killing: Promise<void> | null = null;

  async function kill(what: "file" | "submission"): Promise<void> {
    await pause(Math.random() * longest[what]);
    if (what === "file") found.duringFiles += 1;
    else found.duringSubmissions += 1;
    await portal.killAndRestart();
    found.kills += 1;
    onProgress?.(found.kills);
  }
  const sending: Sending = (what) => {
    if (killing || found.kills >= kills || Math.random() >= chance[what]) return;
    killing = kill(what).finally(() => {
      killing = null;
    });
  };
  async function resident(): Promise<void> {
    while (found.kills < kills) {
      const draft = await fillIn(portal, sending);
      const { address, attempts } = await sendUntilAnswered(portal, draft, sending);
      ledger.set(draft.tokens._draft, address);
      sent.push(draft);
      if (attempts > 1) found.sentAgain += 1;
    }
  }

  try {
    await Promise.all(Array.from({ length: residents }, resident));
    await killing;
    const faults = await pressedAgain(portal, sent, ledger);
    const books = () => readBooks(database?.url, join(folder, "portal.sqlite"));
    const before = filesOnDisk(folder).length;
    // The sweep spares what may still be on its way: an hour passes, and a server starts.
    for (const file of filesOnDisk(folder)) utimesSync(file.path, 0, 0);
    await portal.killAndRestart();
    const { applications, files, strays } = await books();
    faults.push(...compare(ledger, applications), ...compareFiles(folder, files));
    if (strays !== 0) faults.push(`${strays} rows belong to no application`);
    const swept = before - filesOnDisk(folder).length;
    const seconds = (performance.now() - began) / 1000;
    return { ...found, submissions: sent.length, files: files.length, swept, seconds, faults };
  } finally {
    await killing;
    await portal.stop();
    await database?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whoever goes back and presses the button once more gets the same receipt. */
async function pressedAgain(portal: MortalPortal, sent: ReadyDraft[], ledger: Map<string, string>): Promise<string[]> {
  const faults: string[] = [];
  for (const draft of sent) {
    const { address } = await sendUntilAnswered(portal, draft);
    const first = ledger.get(draft.tokens._draft);
    if (address !== first) faults.push(`${first} became ${address} when it was sent again`);
  }
  return faults;
}

const whole = { status: "submitted", lastSeq: 1, events: 1, submitted: 1, mails: 1, grants: 1, drafts: 0 };

function compare(ledger: Map<string, string>, applications: Book[]): string[] {
  const faults: string[] = [];
  const stored = new Map(applications.map(({ key, receipt }) => [key, `/applications/${receipt}/receipt`]));
  for (const [key, address] of ledger)
    if (stored.get(key) !== address) faults.push(`${address} was acknowledged and is not there`);
  if (applications.length !== ledger.size) faults.push(`${applications.length} applications, ${ledger.size} receipts`);
  for (const { key: _, receipt, ...counts } of applications) {
    const expected = { ...whole, files: filesEach };
    if (JSON.stringify(counts) !== JSON.stringify(expected)) faults.push(`${receipt}: ${JSON.stringify(counts)}`);
  }
  return faults;
}

/** Every row has its file, whole and as it was kept; every file has its row. */
function compareFiles(folder: string, rows: FileRow[]): string[] {
  const faults: string[] = [];
  const seal = createSeal([attachmentKey]);
  const onDisk = new Map(filesOnDisk(folder).map(({ name, path }) => [name, path]));
  for (const { id, sha256: sum, scan, applicationId, draftId } of rows) {
    const path = onDisk.get(id);
    onDisk.delete(id);
    if (scan !== "clean") faults.push(`file ${id} is ${scan}`);
    if (applicationId === null && draftId === null) faults.push(`file ${id} belongs to nothing`);
    const opened = path === undefined ? null : seal.unseal(id, readFileSync(path));
    if (opened === null) faults.push(`row ${id} has no file`);
    else if (!opened.ok || sha256(opened.value) !== sum) faults.push(`file ${id} is not what was kept`);
  }
  for (const name of onDisk.keys()) faults.push(`file ${name} has no row`);
  return faults;
}

function filesOnDisk(folder: string): { name: string; path: string }[] {
  return ["attachments", "attachments-quarantine"].flatMap((shelf) => {
    const top = join(folder, shelf);
    if (!existsSync(top)) return [];
    return readdirSync(top).flatMap((each) =>
      readdirSync(join(top, each)).map((name) => ({ name, path: join(top, each, name) })),
    );
  });
}
