/**
 * kill -9 of the built server while 200 residents send their applications: whoever saw a receipt has an application,
 * and sending the same page again never makes a second one. On both engines.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgres } from "../contract/postgres-server.ts";
import { readBooks } from "./kill-books.ts";
import { type MortalPortal, startMortalPortal } from "./kill-portal.ts";
import { fillIn, type ReadyDraft, sendUntilAnswered } from "./kill-resident.ts";
import { canTrace, traceSyncs } from "./kill-syncs.ts";
import { freshBuild } from "./start-portal.ts";

const submissions = 200;
const kills = 20;
const residents = 16;

/** Every resident takes the next item until none is left. */
async function share<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const resident = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: residents }, resident));
}

/** Until the mails of the last submission are written too: their syncs must not count for the next one. */
async function untilStill(count: () => number): Promise<void> {
  for (let before = -1, now = count(); now !== before; now = count()) {
    before = now;
    await pause(200);
  }
}

beforeAll(freshBuild, 120_000);

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  let folder: string;
  let postgres: PostgresServer | null = null;
  let databaseUrl: string | undefined;
  let portal: MortalPortal;
  const books = () => readBooks(databaseUrl, join(folder, "portal.sqlite"));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "portal-kill-"));
    if (engine === "postgres") {
      postgres = await startPostgres();
      databaseUrl = await postgres.createDatabase();
    }
    portal = await startMortalPortal(folder, databaseUrl);
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test(`${kills} kills within ${submissions} submissions: none acknowledged is lost, none is there twice`, async () => {
    const drafts: ReadyDraft[] = [];
    await share(Array(submissions).fill(null), async () => void drafts.push(await fillIn(portal)));

    let sent = 0;
    let killed = 0;
    let again = 0;
    let killing = Promise.resolve();
    const killNow = async () => {
      // Somewhere between the arrival of the request and its answer, often with others in the same commit.
      await pause(Math.random() * 12);
      await portal.killAndRestart();
      killed += 1;
    };
    const ledger = new Map<string, string>();
    await share(drafts, async (draft) => {
      const { address, attempts } = await sendUntilAnswered(portal, draft, () => {
        sent += 1;
        if (sent % Math.floor(submissions / kills) === 0 && killed < kills) killing = killing.then(killNow);
      });
      ledger.set(draft.tokens._draft, address);
      if (attempts > 1) again += 1;
    });
    await killing;
    expect(killed).toBeGreaterThanOrEqual(kills);
    expect(again, "no kill hit a submission").toBeGreaterThan(0);

    // Whoever goes back and presses the button once more gets the same receipt.
    await share(drafts, async (draft) => {
      const { address } = await sendUntilAnswered(portal, draft);
      expect(address).toBe(ledger.get(draft.tokens._draft));
    });

    const { applications, strays } = await books();
    const stored = new Map(applications.map(({ key, receipt }) => [key, `/applications/${receipt}/receipt`]));
    expect(stored).toEqual(ledger);
    expect(applications).toHaveLength(submissions);
    expect(strays).toBe(0);
    for (const { key: _, receipt: __, ...counts } of applications) {
      expect(counts).toEqual({
        status: "submitted",
        lastSeq: 1,
        events: 1,
        submitted: 1,
        mails: 1,
        grants: 1,
        drafts: 0,
      });
    }
  }, 120_000);

  if (engine === "sqlite" && canTrace()) {
    test("each submission is synced to the disk before it is acknowledged", async () => {
      const drafts: ReadyDraft[] = [];
      for (let count = 0; count < 10; count++) drafts.push(await fillIn(portal));
      const trace = await traceSyncs(portal.pid(), "portal.sqlite-wal");
      try {
        for (const draft of drafts) {
          await untilStill(() => trace.count());
          const before = trace.count();
          await sendUntilAnswered(portal, draft);
          expect(trace.count()).toBeGreaterThan(before);
        }
      } finally {
        await trace.stop();
      }
    }, 60_000);
  }
});
