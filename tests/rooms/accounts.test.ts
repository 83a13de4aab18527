import { generateSync } from "otplib";
import { expect, it } from "vitest";
import { createAccounts, createStaffSignIn } from "../../app/identity/index.ts";
import { sqliteStores, testClock } from "./rooms.ts";

const key = Buffer.alloc(32, 7);
const city = { name: "見本市", departments: ["tax", "citizens"] };

const db = sqliteStores();

function opened() {
  const clock = testClock();
  const accounts = createAccounts(db.stores.identity, clock, key, city);
  return { accounts, clock, staff: createStaffSignIn(db.stores.identity, clock, key) };
}
const clerk = { login: "Hanako.M", name: "見本 花子", role: "clerk", departments: ["tax"] };

it("a new account signs in with what was shown, until it is disabled", async () => {
  const { accounts, clock, staff } = opened();
  const added = await accounts.add(clerk);
  if (!added.ok) throw new Error(added.error);
  const code = () => generateSync({ secret: added.value.totpSecret, epoch: Math.floor(clock.now() / 1000) });
  const signedIn = await staff.signIn({ login: "hanako.m", password: added.value.password, code: code() }, "192.0.2.1");
  if (!signedIn.ok) throw new Error(signedIn.error.code);
  expect(await staff.whoIs(signedIn.value)).toMatchObject({ login: "hanako.m", departments: ["tax"] });
  expect((await accounts.disable("hanako.m")).ok).toBe(true);
  expect(await staff.whoIs(signedIn.value)).toBeNull();
});

it("a reset ends the sessions and the old password", async () => {
  const { accounts, clock, staff } = opened();
  const added = await accounts.add({ ...clerk, login: "jiro" });
  const again = await accounts.reset("jiro");
  if (!added.ok || !again.ok) throw new Error("not added");
  const code = generateSync({ secret: again.value.totpSecret, epoch: Math.floor(clock.now() / 1000) });
  const typed = { login: "jiro", code };
  expect((await staff.signIn({ ...typed, password: added.value.password }, "192.0.2.1")).ok).toBe(false);
  expect((await staff.signIn({ ...typed, password: again.value.password }, "192.0.2.1")).ok).toBe(true);
});

it.each([
  ["login", { ...clerk, login: "x y" }],
  ["name", { ...clerk, name: " " }],
  ["role", { ...clerk, role: "mayor" }],
  ["departments", { ...clerk, departments: [] }],
  ["departments", { ...clerk, departments: ["moon"] }],
  ["departments", { ...clerk, role: "auditor" }],
] as const)("refuses a wrong %s", async (error, account) => {
  const { accounts } = opened();
  expect(await accounts.add({ ...account, departments: [...account.departments] })).toEqual({ ok: false, error });
});

it("refuses a login that exists and names one that does not", async () => {
  const { accounts } = opened();
  await accounts.add(clerk);
  expect(await accounts.add(clerk)).toEqual({ ok: false, error: "taken" });
  expect(await accounts.disable("nobody")).toEqual({ ok: false, error: "unknown" });
});
