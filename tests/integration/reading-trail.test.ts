/**
 * T2: every address of the console either records the reading of an application, or shows nothing of what was applied for.
 * Derived from the address table: an address that is in neither list fails.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressesOf, isStaff } from "../../accessibility/address-table.ts";
import { atCounter, type ReadRecord } from "../../app/applications/index.ts";
import { compile } from "../../app/engine/index.ts";
import routes from "../../app/routes.ts";
import { sampleAnswers } from "../factories/answers.ts";
import { complete, type Filed } from "./apply.ts";
import { ask, type Browser } from "./html-client.ts";
import { signIn } from "./staff.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

/** What each of these addresses counts as. */
const recorded: Record<string, ReadRecord["what"]> = {
  "staff/application": "opened",
  "staff/application-pdf": "printed",
  "staff/print-pdf": "printed",
  "staff/attachment": "file",
  // With the number and second secret of what the clerk handed in.
  "staff/handoff": "opened",
  "staff/handoff-receipt-pdf": "printed",
};
/** Why these have nothing to record. */
const silent: Record<string, string> = {
  "staff/login": "before anybody is known",
  "staff/logout": "ends a session",
  "staff/index": "leads on",
  "staff/applications": "number, name and state of the own office's work: where it is chosen, not read",
  "staff/handoffs": "procedure and time of forms that are open at the counter",
  "staff/handoff-fill": "a draft that its owner shows, no application yet",
  "staff/handoff-check": "a draft that its owner reads at the counter",
  "staff/counter": "tickets and reservations",
  "staff/counter-ticket": "a ticket",
  "staff/reservations": "reservations",
  "staff/reservations-new": "a reservation to be made",
  "staff/reservations-print": "reservations of a day",
  "staff/reservations-detail": "a reservation, with a link to its application",
  "staff/reservations-feed": "times without names",
  "staff/reservations-timetable": "hours",
  "staff/reservations-timetable-part": "hours",
  "staff/procedures": "definitions",
  "staff/procedure": "a definition",
  "staff/handouts": "leaflets",
  "staff/handouts-new": "leaflets",
  "staff/handouts-overview": "leaflets",
  "staff/handouts-edit": "leaflets",
  "staff/handouts-review": "leaflets",
  "staff/handouts-compare": "leaflets",
  "staff/handouts-from-paper": "leaflets",
  "staff/handouts-images": "leaflets",
  "staff/handouts-export": "leaflets",
  "staff/handouts-preview": "leaflets",
  "staff/handouts-file": "leaflets",
  "staff/accounts": "members of staff",
  "staff/not-found": "nothing",
};
const staffAddresses = addressesOf(routes).filter((address) => isStaff(address));
const nameOf = ({ name }: { name: string }) => name;
const leaflets = /^staff\/(handouts|accessibility)/;

let portal: TestPortal;
let filed: Filed;
let applicationId: string;
let clerk: Browser;
let fileId: string;
let handoffId: string;
let clerkName: string;
/** What only the answers hold. */
const canary = "canary-of-the-answers@example.jp";
beforeAll(async () => {
  portal = await startPortal();
  const { byId } = await portal.running.portal.procedures.snapshot();
  const published = byId.get("school-aid");
  if (!published) throw new Error("no school-aid");
  const { procedure } = published;
  const words = { browser: portal.browser(), locale: "ja" as const, variant: 1 as const, email: canary };
  filed = await complete(portal, procedure, words);
  ({ browser: clerk } = await signIn(portal, "clerk-school-education"));
  const { applications } = portal.running.portal;
  const application = await applications.byReceipt(filed.receipt);
  applicationId = application?.id ?? "";
  fileId =
    portal.rows<{ id: string }>("select id from attachments where application_id = ?", applicationId)[0]?.id ?? "";

  // One that the clerk hands in for somebody, through the room's own doors.
  const [account] = portal.rows<{ id: string; name: string }>(
    "select id, name from staff_accounts where login = ?",
    "clerk-school-education",
  );
  clerkName = account?.name ?? "";
  const staff = {
    id: account?.id ?? "",
    name: clerkName,
    login: "clerk-school-education",
    role: "clerk" as const,
    departments: [procedure.definition.department],
  };
  const { handoffs, drafts } = applications;
  handoffId = (await handoffs.begin(staff, published, "ja"))?.id ?? "";
  const draft = (await handoffs.openFor(staff, handoffId))?.draft;
  if (!draft) throw new Error("no draft at the counter");
  const today = applications.filling.today();
  await drafts.save(draft, { answers: sampleAnswers(compile(atCounter(procedure).definition), { today }) });
  const at = async () => (await handoffs.openFor(staff, handoffId))?.draft?.revision ?? -1;
  await handoffs.identify(staff, handoffId, await at(), "photo");
  const ready = await handoffs.ready(staff, handoffId, await at());
  if (!ready.ok) throw new Error(ready.error);
  const sent = await handoffs.handIn(staff, handoffId, { revision: await at(), confirmed: true });
  if (!sent.ok) throw new Error(sent.error);
}, 180_000);
afterAll(() => portal?.close());

const readings = () =>
  portal
    .rows<{ what: string; account_id: string }>("select what, account_id from application_reads order by at, id")
    .map(({ what }) => what);
const addressOf = (name: string, pattern: string): string => {
  if (name === "staff/print-pdf") return `${pattern}?receipt=${filed.receipt}`;
  const id = name === "staff/attachment" ? fileId : name.startsWith("staff/handoff") ? handoffId : "moving-out";
  return pattern
    .replace(":receipt", filed.receipt)
    .replace(":id", id)
    .replace(":version", "1")
    .replace(":code", "RRRR-RRRR")
    .replace(":kind", "service")
    .replace(":file", "original")
    .replace(":token", "none")
    .replace("/*", "/applicant");
};
const look = (address: string) => ask(portal.origin, address, { headers: clerk.cookieHeader });

test("every address of the console is in one of the lists", () => {
  const names = [...new Set(staffAddresses.map(nameOf))];
  const known = [...Object.keys(recorded), ...Object.keys(silent)];
  expect(names.filter((name) => !known.includes(name) && !leaflets.test(name))).toEqual([]);
  expect(Object.keys(recorded).filter((name) => !names.includes(name))).toEqual([]);
  expect(Object.keys(silent).filter((name) => name in recorded)).toEqual([]);
});

describe("an address that shows an application", () => {
  /** What is noted while something is looked at, in the order of happening. */
  async function noted(work: () => Promise<unknown>): Promise<string[]> {
    const { reads } = portal.running.portal.applications;
    const { note } = reads;
    const seen: string[] = [];
    reads.note = async (application, reader, what) => {
      await note(application, reader, what);
      seen.push(`${reader.name} ${what}`);
    };
    try {
      await work();
    } finally {
      reads.note = note;
    }
    return seen;
  }

  test.each(Object.entries(recorded))("%s is recorded as %s", async (name, what) => {
    const { pattern } = staffAddresses.find((address) => address.name === name) ?? { pattern: "" };
    const seen = await noted(async () => {
      const answer = await look(addressOf(name, pattern));
      expect([name, answer.status]).toEqual([name, 200]);
    });
    expect(seen).toEqual([`${clerkName} ${what}`]);
    expect(readings()).toContain(what);
  });

  test.each(Object.keys(recorded))("%s says nothing when the reading cannot be recorded", async (name) => {
    const { pattern } = staffAddresses.find((address) => address.name === name) ?? { pattern: "" };
    const { reads } = portal.running.portal.applications;
    const { note } = reads;
    let asked = 0;
    reads.note = async () => {
      asked += 1;
      throw new Error("made to fail");
    };
    try {
      for (const ending of ["", ".data"]) {
        // What is a page has its data besides.
        if (ending !== "" && !["staff/application", "staff/handoff"].includes(name)) continue;
        const [path = "", query] = addressOf(name, pattern).split("?");
        const before = asked;
        const answer = await look(`${path}${ending}${query === undefined ? "" : `?${query}`}`);
        expect([name, answer.status]).toEqual([name, 500]);
        expect(asked).toBe(before + 1);
        const text = answer.body.toString("utf8");
        expect(text.includes(canary) || text.startsWith("%PDF") || text.includes(filed.code)).toBe(false);
      }
    } finally {
      reads.note = note;
    }
  });
});

test("no other address shows what the answers hold, or records anything", async () => {
  const before = readings().length;
  for (const { name, pattern } of staffAddresses) {
    if (name in recorded) continue;
    for (const ending of ["", ".data"]) {
      const answer = await look(`${addressOf(name, pattern)}${ending}`);
      expect(answer.status, name).toBeLessThan(500);
      expect(answer.body.includes(canary), `${name}${ending}`).toBe(false);
    }
  }
  const shown = await look(`/staff/applications?q=${filed.receipt}`);
  expect([shown.body.includes(filed.receipt), shown.body.includes(canary)]).toEqual([true, false]);
  expect(readings()).toHaveLength(before);
});

test("the record holds nothing of what was read", () => {
  const rows = portal.rows("select * from application_reads");
  expect(rows.length).toBeGreaterThan(3);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${canary}|${filed.receipt}|美祢市`));
});
