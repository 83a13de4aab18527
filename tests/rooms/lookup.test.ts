import { expect, test } from "vitest";
import { newReceipt } from "../../app/applications/index.ts";
import { applied, permit, permitAnswers } from "./applying.ts";
import { day, hour, minute, sqliteRooms } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("one")] });
const start = async () => {
  const { receipt } = await applied(rooms, "one", { answers: permitAnswers() });
  return { receipt, code: rooms.applications.accessCode(receipt) };
};
let addresses = 0;
/** From an address of its own unless told. */
const lookup = (receipt: string, code: string, session = "reader", address = `192.0.2.${addresses++}`) =>
  rooms.applications.lookup({ receipt, code }, session, address);
const codeOf = (outcome: Awaited<ReturnType<typeof lookup>>) => (outcome.ok ? "ok" : outcome.error.code);
const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

test("opens the application for this browser session alone, for a day", async () => {
  const { receipt, code } = await start();
  expect(await lookup(receipt, code)).toEqual({ ok: true, value: { receipt } });
  expect((await rooms.applications.openFor("reader", receipt))?.receipt).toBe(receipt);
  expect(await rooms.applications.openFor("other", receipt)).toBeNull();
  rooms.clock.advance(day - 1);
  expect(await rooms.applications.openFor("reader", receipt)).not.toBeNull();
  rooms.clock.advance(1);
  expect(await rooms.applications.openFor("reader", receipt)).toBeNull();
});

test("forgives width, case, hyphens and spaces in both", async () => {
  const { receipt, code } = await start();
  const bare = (text: string) => text.replace("-", "");
  for (const write of [
    wide,
    bare,
    (text: string) => text.toLowerCase(),
    (text: string) => ` ${[...text].join(" ")} `,
  ]) {
    expect(await lookup(write(receipt), write(code)), write(receipt)).toMatchObject({ ok: true });
  }
  expect(await lookup(wide(receipt.toLowerCase()), wide(bare(code).toLowerCase()))).toMatchObject({ ok: true });
});

test("what cannot be a number is told without counting a try", async () => {
  const { receipt, code } = await start();
  const swapped = `${receipt[1]}${receipt[0]}${receipt.slice(2)}`;
  const odd = ["", "12345-67890", receipt.slice(1), `${receipt}A`, "申請", ...(swapped === receipt ? [] : [swapped])];
  for (let again = 0; again < 4; again++) {
    for (const typed of odd) expect(codeOf(await lookup(typed, code)), typed).toBe("malformed");
  }
});

test("an unknown number and a wrong code get one answer, and opens nothing", async () => {
  const { receipt, code } = await start();
  const wrong = await lookup(receipt, "AAAA-AAAA", "guesser");
  const unknown = newReceipt();
  expect(wrong).toEqual({ ok: false, error: { code: "wrong" } });
  expect(await lookup(unknown, code, "guesser")).toEqual(wrong);
  expect(await lookup(unknown, rooms.applications.accessCode(unknown), "guesser")).toEqual(wrong);
  for (const typed of ["", code.slice(0, -1), `${code}A`, receipt]) expect(await lookup(receipt, typed)).toEqual(wrong);
  expect(await rooms.applications.openFor("guesser", receipt)).toBeNull();
  // Locked alike as well: five tries, then told to wait.
  for (let n = 0; n < 3; n++) expect(codeOf(await lookup(unknown, code))).toBe("wrong");
  expect(codeOf(await lookup(unknown, code))).toBe("locked");
});

test("five tries for a number in fifteen minutes, whoever makes them; then it is locked to the millisecond", async () => {
  const { receipt, code } = await start();
  for (let n = 1; n <= 5; n++) expect(codeOf(await lookup(receipt, "AAAA-AAAA")), `try ${n}`).toBe("wrong");
  expect(await lookup(receipt, code)).toEqual({ ok: false, error: { code: "locked", retryAfterMs: 15 * minute } });
  rooms.clock.advance(15 * minute - 1);
  expect(await lookup(receipt, code)).toEqual({ ok: false, error: { code: "locked", retryAfterMs: 1 } });
  rooms.clock.advance(1);
  expect(codeOf(await lookup(receipt, code))).toBe("ok");
});

test("the right code on the fifth try is right, and gives the tries back", async () => {
  const { receipt, code } = await start();
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < 4; n++) expect(codeOf(await lookup(receipt, "AAAA-AAAA"))).toBe("wrong");
    expect(codeOf(await lookup(receipt, code))).toBe("ok");
  }
});

test("another resident behind the same address is not locked out by it", async () => {
  const [one, other] = [await start(), await start()];
  const carrier = "198.51.100.7";
  for (let n = 0; n < 6; n++) await lookup(one.receipt, "AAAA-AAAA", "guesser", carrier);
  expect(codeOf(await lookup(one.receipt, one.code, "owner", carrier))).toBe("locked");
  expect(codeOf(await lookup(other.receipt, other.code, "neighbour", carrier))).toBe("ok");
});

test("two hundred tries from one address, then nothing more from it; others go on", async () => {
  rooms.clock.advance(hour);
  const { receipt, code } = await start();
  const busy = "203.0.113.9";
  for (let n = 0; n < 200; n++) expect(codeOf(await lookup(newReceipt(), "AAAA-AAAA", "robot", busy))).toBe("wrong");
  expect(codeOf(await lookup(receipt, code, "robot", busy))).toBe("locked");
  expect(codeOf(await lookup(receipt, code))).toBe("ok");
  rooms.clock.advance(15 * minute);
  expect(codeOf(await lookup(receipt, code, "robot", busy))).toBe("ok");
});
