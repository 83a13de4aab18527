/**
 * A cut of `npm run test:storm`: 20,000 attempts of 200 residents in four processes on fifty slots of 1–20 seats, some of
 * the processes killed in between, then separate queries; and a small rush over HTTP.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { createDatabase } from "../contract/databases.ts";
import { agrees, openLedger } from "../storm/ledger.ts";
import { rush } from "../storm/rush.ts";
import { storm } from "../storm/storm.ts";
import { freshBuild } from "./start-portal.ts";

describe.each([
  { engine: "sqlite", attempts: 12_000 },
  // Several times as slow: every commit waits for the disk by itself.
  { engine: "postgres", attempts: 8_000 },
] as const)("$attempts attempts on $engine", ({ engine, attempts }) => {
  test("no seat is taken twice, nothing acknowledged is lost, the books balance", async () => {
    const { url, remove } = await createDatabase(engine);
    try {
      const found = await storm({ engine, url, attempts, kills: 4, processes: 4, clients: 50 });
      expect(found.faults).toEqual([]);
      expect({ double: found.doubleSeats, lost: found.lost }).toEqual({ double: 0, lost: 0 });
      expect(found.attempts).toBeGreaterThanOrEqual(attempts);
      expect(found.kills).toBe(4);
      // It was a fight, and something was won.
      expect(found.acknowledged).toBeGreaterThan(attempts / 10);
      expect(found.confirmed).toBeGreaterThan(50);
    } finally {
      await remove();
    }
  }, 300_000);
});

describe("the ledger", () => {
  const entriesOf = (lines: string[]) => {
    const ledger = openLedger();
    for (const line of lines) ledger.read(line);
    return ledger.entries();
  };
  test("holds what was acknowledged, and what was under way when a process was killed", () => {
    expect(entriesOf(["i confirm a s1/540/10", "a confirm a s1/540/10"])).toEqual([
      ["a", { booked: "s1/540/10", pending: null }],
    ]);
    expect(entriesOf(["i confirm a s1/540/10", "a confirm a s1/540/10", "i move a s2/540/10"])).toEqual([
      ["a", { booked: "s1/540/10", pending: { op: "move", where: "s2/540/10" } }],
    ]);
    expect(entriesOf(["i confirm a s1/540/10", "a nothing a s1/540/10"])).toEqual([]);
  });

  test("finds a loss, and forgives only what was under way", () => {
    const booked = { booked: "s1/540/10", pending: null };
    expect([agrees(booked, "s1/540/10"), agrees(booked, null), agrees(booked, "s1/550/10")]).toEqual([
      true,
      false,
      false,
    ]);
    const moving = { booked: "s1/540/10", pending: { op: "move", where: "s2/540/10" } };
    expect([agrees(moving, "s1/540/10"), agrees(moving, "s2/540/10"), agrees(moving, null)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(agrees({ booked: "s1/540/10", pending: { op: "cancel", where: "-" } }, null)).toBe(true);
  });
});

describe("at nine o'clock", () => {
  beforeAll(freshBuild, 120_000);

  test("200 residents for 20 seats: twenty are booked, everybody else sees the next free times", async () => {
    const found = await rush({ residents: 200, seats: 20, connections: 50 });
    expect(found).toMatchObject({ confirmed: 20, told: 180, failures: 0 });
  }, 60_000);
});
