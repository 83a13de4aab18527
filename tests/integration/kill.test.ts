/**
 * kill -9 of the built server while residents attach papers and send their applications: whoever saw a receipt has an
 * application with its papers, and sending the same page again never makes a second one. On both engines; a thousand kills
 * with `npm run test:kill`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineNames } from "../contract/databases.ts";
import { type MortalPortal, startMortalPortal } from "./kill-portal.ts";
import { fillIn, type ReadyDraft, sendUntilAnswered } from "./kill-resident.ts";
import { runKills } from "./kill-run.ts";
import { canTrace, traceSyncs } from "./kill-syncs.ts";
import { freshBuild } from "./start-portal.ts";

const kills = 100;

beforeAll(freshBuild, 120_000);

test.each(engineNames)(
  `${kills} kills on %s: none acknowledged is lost, none is there twice, no file and no row is alone`,
  async (engine) => {
    const found = await runKills({ engine, kills });
    expect(found.faults).toEqual([]);
    expect(found.kills).toBeGreaterThanOrEqual(kills);
    expect(found.sentAgain, "no kill hit a submission").toBeGreaterThan(0);
    expect(found.duringFiles, "no kill hit a file").toBeGreaterThan(kills / 10);
    expect(found.submissions).toBeGreaterThan(kills / 10);
  },
  600_000,
);

/** Until the mails of the last submission are written too: their syncs must not count for the next one. */
async function untilStill(count: () => number): Promise<void> {
  for (let before = -1, now = count(); now !== before; now = count()) {
    before = now;
    await pause(200);
  }
}

describe.skipIf(!canTrace())("on sqlite, with the system's calls in sight", () => {
  let folder: string;
  let portal: MortalPortal;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "portal-kill-"));
    portal = await startMortalPortal(folder, undefined);
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

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
});
