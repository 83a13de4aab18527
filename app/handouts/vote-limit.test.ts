import { expect, test } from "vitest";
import { createVoteLimit } from "./vote-limit.ts";

test("sixty answers an hour from one address, whoever is behind it, and as many from the next", () => {
  let at = 1_000_000;
  const mayVote = createVoteLimit({ now: () => at });
  const tries = (address: string, count: number) =>
    Array.from({ length: count }, () => mayVote(address)).filter(Boolean).length;
  expect(tries("192.0.2.1", 80)).toBe(60);
  expect(tries("192.0.2.2", 1)).toBe(1);
  at += 3_599_999;
  expect(mayVote("192.0.2.1")).toBe(false);
  at += 1;
  expect(mayVote("192.0.2.1")).toBe(true);
});

test("memory does not grow with made-up addresses", () => {
  const mayVote = createVoteLimit({ now: () => 1 });
  let taken = 0;
  for (let address = 0; address < 50_100; address++) if (mayVote(`2001:db8::${address}`)) taken += 1;
  expect(taken).toBe(50_000);
  expect(mayVote("2001:db8::1")).toBe(true);
});
