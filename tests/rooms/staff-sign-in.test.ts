import Database from "better-sqlite3";
import { generateSync } from "otplib";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  createStaffSignIn,
  demoAccounts,
  demoPassword,
  demoTotpSecret,
  hashPassword,
  type StaffSignIn,
  seal,
  seedDemoAccounts,
} from "../../app/identity/index.ts";
import { sha256 } from "../../app/lib/ids.ts";
import { anAccount } from "../factories/storage.ts";
import { good, must } from "./applying.ts";
import { city, hour, minute, sqliteStores, testClock } from "./rooms.ts";

const db = sqliteStores();
const clock = testClock();
const key = Buffer.alloc(32, 7);
const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const password = "正しい 長い パスワード 1";
const account = (name: string) =>
  anAccount(name, { name: "見本 太郎", totpSecret: seal(secret, key), passwordHash: hash });
let hash = "";
let staff: StaffSignIn;
let addresses = 0;

beforeAll(async () => {
  hash = await hashPassword(password);
  staff = createStaffSignIn(db.stores.identity, clock, key);
  for (const name of ["hanako", "taro", "limit", "once", "session", "office"])
    await db.stores.identity.saveAccount(account(name));
  await db.stores.identity.saveAccount({ ...account("disabled"), disabledAt: 1 });
  await db.stores.identity.saveAccount({ ...account("unenrolled"), totpSecret: null });
});
// Each test in its own time: codes are good once, tries are counted for a quarter of an hour.
beforeEach(() => clock.advance(hour));

const codeAt = (at: number) => generateSync({ secret, epoch: Math.floor(at / 1000) });
const right = () => ({ login: "hanako", password, code: codeAt(clock.now()) });
const signIn = (typed: Partial<ReturnType<typeof right>>, address = `192.0.2.${addresses++}`) =>
  staff.signIn({ ...right(), ...typed }, address);
const wrong = { ok: false, error: { code: "wrong" } };

test("with login, password and code one is in, and known by what one may see", async () => {
  const token = good(await signIn({}));
  expect(token.length).toBeGreaterThan(40);
  const who = must(await staff.whoIs(token));
  expect(who).toEqual({
    id: "account-hanako",
    login: "hanako",
    name: "見本 太郎",
    role: "clerk",
    departments: ["citizens"],
  });
  expect(await staff.whoIs(null)).toBeNull();
  expect(await staff.whoIs(`${token}x`)).toBeNull();
  expect(await staff.whoIs(sha256(token))).toBeNull();
});

test("forgives width, case and spaces in login and code, nothing in the password", async () => {
  const code = codeAt(clock.now());
  const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  expect((await signIn({ login: " ＨＡＮＡＫＯ ", code: `${wide.slice(0, 3)} ${wide.slice(3)}` })).ok).toBe(true);
  clock.advance(minute);
  expect(await signIn({ password: ` ${password}` })).toEqual(wrong);
});

describe("each wrong part gives the same answer", () => {
  test.each<[string, () => Partial<ReturnType<typeof right>>]>([
    ["login", () => ({ login: "nobody" })],
    ["login with a zero", () => ({ login: "hanako\0" })],
    ["empty login", () => ({ login: "" })],
    ["password", () => ({ password: `${password}!` })],
    ["empty password", () => ({ password: "" })],
    ["endless password", () => ({ password: "x".repeat(100_000) })],
    ["code", () => ({ code: codeAt(clock.now() + 10 * minute) })],
    ["no code", () => ({ code: "" })],
    ["short code", () => ({ code: right().code.slice(1) })],
    ["long code", () => ({ code: `${right().code}1` })],
    ["words as code", () => ({ code: "コード" })],
    ["disabled account", () => ({ login: "disabled" })],
    ["account without a device", () => ({ login: "unenrolled" })],
  ])("%s", async (_, part) => {
    expect(await signIn(part())).toEqual(wrong);
  });
});

describe("the code", () => {
  test("is good once, whoever reads it over the shoulder", async () => {
    const typed = { ...right(), login: "once" };
    expect((await signIn(typed)).ok).toBe(true);
    expect(await signIn(typed)).toEqual(wrong);
    // Of another account it is another secret's in truth; here the same, so only the account counts.
    expect((await signIn({ login: "taro" })).ok).toBe(true);
  });

  test("sent twice at once lets one in", async () => {
    const typed = { ...right(), login: "once" };
    const both = await Promise.all([signIn(typed), signIn(typed), signIn(typed)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test.each([
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ])("of %i seconds from now: %s", async (seconds, allowed) => {
    clock.set(Math.ceil(clock.now() / 30_000) * 30_000 + 15_000);
    expect((await signIn({ code: codeAt(clock.now() + seconds * 1000) })).ok).toBe(allowed);
  });

  test("an older step is not good after a newer one", async () => {
    expect((await signIn({ login: "once", code: codeAt(clock.now() + 30_000) })).ok).toBe(true);
    expect(await signIn({ login: "once" })).toEqual(wrong);
    clock.advance(minute);
    expect((await signIn({ login: "once" })).ok).toBe(true);
  });
});

describe("the limit", () => {
  test("is five tries for an account in fifteen minutes, from wherever, and then even the right ones wait", async () => {
    for (let n = 1; n <= 5; n++) expect(await signIn({ login: "limit", password: "?" }), `try ${n}`).toEqual(wrong);
    const tooMany = (retryAfterMs: number) => ({ ok: false, error: { code: "too-many", retryAfterMs } });
    expect(await signIn({ login: "limit" })).toEqual(tooMany(15 * minute));
    expect(await signIn({ login: "ＬＩＭＩＴ" })).toEqual(tooMany(15 * minute));
    clock.advance(15 * minute - 1);
    expect(await signIn({ login: "limit" })).toEqual(tooMany(1));
    clock.advance(1);
    expect((await signIn({ login: "limit" })).ok).toBe(true);
  });

  test("counts for an account that does not exist, too: it tells nothing", async () => {
    for (let n = 1; n <= 5; n++) expect(await signIn({ login: "ghost" })).toEqual(wrong);
    expect(await signIn({ login: "ghost" })).toMatchObject({ error: { code: "too-many" } });
  });

  test("is given back by success", async () => {
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 4; n++) expect(await signIn({ login: "limit", password: "?" })).toEqual(wrong);
      expect((await signIn({ login: "limit" })).ok).toBe(true);
      clock.advance(minute);
    }
  });

  test("of one address is sixty, over all accounts", async () => {
    const office = "198.51.100.1";
    for (let n = 1; n <= 60; n++) {
      // Longer than any password: refused without the costly hash.
      expect(await signIn({ login: `ghost-${n}`, password: "x".repeat(201) }, office), `try ${n}`).toEqual(wrong);
    }
    expect(await signIn({ login: "office" }, office)).toMatchObject({ error: { code: "too-many" } });
    expect((await signIn({ login: "office" })).ok).toBe(true);
  });
});

describe("the session", () => {
  test("is new at every sign-in and stored as a hash only, of token, password and secret alike", async () => {
    const one = good(await signIn({ login: "session" }));
    clock.advance(minute);
    const other = good(await signIn({ login: "session" }));
    expect(one).not.toBe(other);
    const file = new Database(`${db.folder}/portal.db`, { readonly: true });
    const dump = file
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
      .all()
      .map(({ name }) => JSON.stringify(file.prepare(`select * from "${name}"`).all()))
      .join();
    file.close();
    for (const clear of [one, other, password, secret]) expect(dump).not.toContain(clear);
    expect(dump).toContain(sha256(one));
  });

  test("ends after an hour without a request, and not before", async () => {
    const token = good(await signIn({ login: "session" }));
    clock.advance(hour);
    expect(await staff.whoIs(token)).not.toBeNull();
    clock.advance(hour);
    expect(await staff.whoIs(token)).not.toBeNull();
    clock.advance(hour + 1);
    expect(await staff.whoIs(token)).toBeNull();
    clock.advance(-hour);
    expect(await staff.whoIs(token)).toBeNull();
  });

  test("ends after ten hours however busy", async () => {
    const token = good(await signIn({ login: "session" }));
    const begun = clock.now();
    while (clock.now() + 30 * minute < begun + 10 * hour) {
      clock.advance(30 * minute);
      expect(await staff.whoIs(token)).not.toBeNull();
    }
    clock.set(begun + 10 * hour - 1);
    expect(await staff.whoIs(token)).not.toBeNull();
    clock.advance(1);
    expect(await staff.whoIs(token)).toBeNull();
  });

  test("ends by signing out, only that one; and when the account is disabled, all", async () => {
    const one = good(await signIn({ login: "session" }));
    clock.advance(minute);
    const other = good(await signIn({ login: "session" }));
    await staff.signOut(one);
    expect(await staff.whoIs(one)).toBeNull();
    expect(await staff.whoIs(other)).not.toBeNull();
    await db.stores.identity.saveAccount({ ...account("session"), disabledAt: clock.now() });
    expect(await staff.whoIs(other)).toBeNull();
    await db.stores.identity.saveAccount(account("session"));
  });
});

test("the list of accounts shows no hash and no secret", async () => {
  const list = await staff.accounts();
  expect(list.find(({ login }) => login === "disabled")).toMatchObject({ disabled: true, totp: true });
  expect(list.find(({ login }) => login === "unenrolled")).toMatchObject({ disabled: false, totp: false });
  expect(JSON.stringify(list)).not.toMatch(/hash|secret|argon/i);
});

test("demo accounts: every role, every department; seeding again changes nothing, not even a changed password", async () => {
  const departments = city.departments.map(({ id, name }) => ({ id, name: name.ja }));
  const wanted = demoAccounts(departments);
  const list = async () =>
    (await db.stores.identity.listAccounts()).filter(({ login }) => wanted.some((each) => each.login === login));
  await seedDemoAccounts(db.stores.identity, wanted, key, 1);
  const first = await list();
  expect(first).toHaveLength(departments.length + 5);
  expect(new Set(first.map(({ role }) => role)).size).toBe(5);
  for (const { id } of departments) {
    expect(
      first.some(({ role, departments: of }) => role === "clerk" && of.length === 1 && of[0] === id),
      id,
    ).toBe(true);
  }
  const changed = { ...must(first[0]), passwordHash: "changed", disabledAt: 5 };
  await db.stores.identity.saveAccount(changed);
  await seedDemoAccounts(db.stores.identity, wanted, key, 2);
  expect(await list()).toEqual([changed, ...first.slice(1)]);
  const code = generateSync({ secret: demoTotpSecret, epoch: Math.floor(clock.now() / 1000) });
  expect((await signIn({ login: "auditor", password: demoPassword, code })).ok).toBe(true);
});
