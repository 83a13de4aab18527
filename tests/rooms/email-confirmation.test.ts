import Database from "better-sqlite3";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { codeMinutes, createEmailConfirmation, type EmailConfirmation } from "../../app/identity/index.ts";
import { keyedHash } from "../../app/lib/ids.ts";
import { good } from "./applying.ts";
import { hour, minute, sqliteStores, testClock } from "./rooms.ts";

const db = sqliteStores();
const clock = testClock();
let confirmation: EmailConfirmation;
beforeAll(() => {
  confirmation = createEmailConfirmation(db.stores.identity, clock, keyedHash("a secret of the test"));
});
beforeEach(() => clock.advance(2 * hour));

let drafts = 0;
const start = async (draft = `draft-${drafts++}`, email = `${draft}@example.jp`) => {
  const { code } = good(await confirmation.start(draft, email));
  return { draft, email, code, wrong: String((Number(code) + 1) % 1_000_000).padStart(6, "0") };
};
const failed = (error: string) => ({ ok: false, error });

test("the right code confirms the address it was sent to, once", async () => {
  const { draft, email, code } = await start();
  expect(code).toMatch(/^\d{6}$/);
  expect(await confirmation.confirm(draft, code)).toEqual({ ok: true, value: { email } });
  expect(await confirmation.confirm(draft, code)).toEqual(failed("expired"));
});

test("is forgiving about width and spaces", async () => {
  const { draft, code } = await start();
  const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  expect((await confirmation.confirm(draft, ` ${wide.slice(0, 3)}　${wide.slice(3)} `)).ok).toBe(true);
});

test("belongs to its draft", async () => {
  const [one, other] = [await start(), await start()];
  expect(await confirmation.confirm("unknown", one.code)).toEqual(failed("expired"));
  if (one.code !== other.code) expect(await confirmation.confirm(other.draft, one.code)).toEqual(failed("wrong-code"));
  expect((await confirmation.confirm(one.draft, one.code)).ok).toBe(true);
});

test("five tries; the fifth may be right, after it not even the right one helps", async () => {
  const fifth = await start();
  for (const typed of [fifth.wrong, "", "コード", `${fifth.code}1`]) {
    expect(await confirmation.confirm(fifth.draft, typed), typed).toEqual(failed("wrong-code"));
  }
  expect((await confirmation.confirm(fifth.draft, fifth.code)).ok).toBe(true);

  const locked = await start();
  for (let n = 0; n < 5; n++)
    expect(await confirmation.confirm(locked.draft, locked.wrong)).toEqual(failed("wrong-code"));
  expect(await confirmation.confirm(locked.draft, locked.code)).toEqual(failed("too-many"));
  const again = await start(locked.draft, locked.email);
  expect((await confirmation.confirm(locked.draft, again.code)).ok).toBe(true);
});

test("ten guesses at once count like one after the other", async () => {
  const { draft, wrong } = await start();
  const guesses = await Promise.all(Array.from({ length: 10 }, () => confirmation.confirm(draft, wrong)));
  const codes = guesses.map((outcome) => (outcome.ok ? "ok" : outcome.error)).toSorted();
  expect(codes).toEqual([...Array(5).fill("too-many"), ...Array(5).fill("wrong-code")]);
});

test("is good for fifteen minutes to the millisecond", async () => {
  expect(codeMinutes).toBe(15);
  const { draft, code } = await start();
  const late = await start();
  clock.advance(15 * minute - 1);
  expect((await confirmation.confirm(draft, code)).ok).toBe(true);
  clock.advance(1);
  expect(await confirmation.confirm(late.draft, late.code)).toEqual(failed("expired"));
});

test("a new code replaces the old one, its address and its tries", async () => {
  const old = await start();
  for (let n = 0; n < 4; n++) await confirmation.confirm(old.draft, old.wrong);
  const fresh = await start(old.draft, "other@example.jp");
  if (fresh.code !== old.code) expect(await confirmation.confirm(old.draft, old.code)).toEqual(failed("wrong-code"));
  expect(await confirmation.confirm(old.draft, fresh.code)).toEqual({ ok: true, value: { email: "other@example.jp" } });
});

test("five mails an hour for a draft", async () => {
  const { draft } = await start();
  for (let n = 0; n < 4; n++) await start(draft, `address-${n}@example.jp`);
  expect(await confirmation.start(draft, "sixth@example.jp")).toEqual(failed("too-many"));
  clock.advance(hour);
  expect((await confirmation.start(draft, "sixth@example.jp")).ok).toBe(true);
});

test("eight mails an hour to a mailbox, whatever drafts ask and however it is written", async () => {
  const write = (n: number) => (n % 2 === 0 ? "Victim@Example.jp" : "victim@example.jp");
  for (let n = 0; n < 8; n++) await start(undefined, write(n));
  expect(await confirmation.start("ninth", "victim@example.jp")).toEqual(failed("too-many"));
  expect(await confirmation.start("tenth", "VICTIM@EXAMPLE.JP")).toEqual(failed("too-many"));
  expect((await confirmation.start("neighbour", "other-victim@example.jp")).ok).toBe(true);
});

test("the code is not stored in clear", async () => {
  const { draft, code } = await start();
  const file = new Database(`${db.folder}/portal.db`, { readonly: true });
  const row = file.prepare<[string], { code_hash: string }>("select * from email_codes where draft_id = ?").get(draft);
  file.close();
  expect(row?.code_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify({ ...row, expires_at: 0, draft_id: "", email: "" })).not.toContain(`"${code}"`);
});

test("a carrier's shared address locks nobody out: sixty residents at once, each with a draft and a mailbox", async () => {
  const started = await Promise.all(Array.from({ length: 60 }, () => start()));
  const confirmed = await Promise.all(started.map(({ draft, code }) => confirmation.confirm(draft, code)));
  expect(confirmed.every(({ ok }) => ok)).toBe(true);
});

test("a code opens its own draft and no other, also for the same mailbox", async () => {
  const [one, other] = [await start(undefined, "same@example.jp"), await start(undefined, "same@example.jp")];
  for (const { draft } of [one, other]) {
    const foreign = draft === one.draft ? other : one;
    const outcome = await confirmation.confirm(draft, foreign.code);
    if (one.code !== other.code) expect(outcome).toEqual(failed("wrong-code"));
  }
  expect((await confirmation.confirm(other.draft, other.code)).ok).toBe(true);
  expect((await confirmation.confirm(one.draft, one.code)).ok).toBe(true);
});
