import { beforeAll, describe, expect, test } from "vitest";
import type { ApplicationRecord, Status } from "../../app/applications/index.ts";
import { type InboxQuery, type InboxViewId, inboxViews } from "../../app/console/index.ts";
import type { StaffIdentity } from "../../app/identity/index.ts";
import { sampleContent } from "../factories/answers.ts";
import { acted, applied, appliedUntil, good, must, permit, permitAnswers, ways } from "./applying.ts";
import { minute, sqliteRooms } from "./rooms.ts";

const guide = permit("any").guide;
const rooms = sqliteRooms({
  definitions: [
    permit("stay", { number: 1 }),
    permit("fast", { number: 2, guide: { ...guide, processingDays: 1 } }),
    permit("undated", { number: 3, guide: { ...guide, processingDays: null } }),
    permit("duty", { number: 4, department: "tax" }),
  ],
});
const staff = (role: StaffIdentity["role"], ...departments: string[]): StaffIdentity => ({
  id: `a-${role}`,
  login: role,
  name: "見本 太郎",
  role,
  departments,
});
const clerk = staff("clerk", "citizens");
const taxClerk = staff("clerk", "tax");
const both = staff("department-admin", "citizens", "tax");
const query = (rest: Partial<InboxQuery> = {}): InboxQuery => ({
  view: "",
  procedure: "",
  q: "",
  sort: "",
  after: "",
  ...rest,
});
const list = async (who: StaffIdentity, rest: Partial<InboxQuery> = {}) =>
  (await rooms.console.inbox(who, query(rest))).items.map(({ id }) => id);

const statuses = Object.keys(ways) as Status[];
const cases = {} as Record<Status, ApplicationRecord>;
let tax: ApplicationRecord;
let undated: ApplicationRecord;
let fast: ApplicationRecord;
const named = {
  ...permitAnswers(null),
  applicantName: { family: "髙﨑", given: "ゆき" },
  applicantKana: "タカサキ　ユキ",
};
beforeAll(async () => {
  for (const status of statuses) {
    rooms.clock.advance(minute);
    cases[status] = await appliedUntil(rooms, "stay", status);
  }
  rooms.clock.advance(minute);
  tax = await applied(rooms, "duty", { answers: named });
  undated = await applied(rooms, "undated", { answers: permitAnswers(null) });
  rooms.clock.advance(minute);
  fast = await applied(rooms, "fast", { answers: permitAnswers(null) });
});

describe("the inbox", () => {
  test("holds what is open of the clerk's departments: soonest due first, undated last", async () => {
    const open = [fast, cases.submitted, cases["in-review"], cases["correction-requested"], cases.accepted, undated];
    expect(await list(clerk)).toEqual(open.map(({ id }) => id));
    expect(await list(taxClerk)).toEqual([tax.id]);
    expect(await list(both)).toHaveLength(7);
  });

  test.each<[InboxViewId, Status[]]>([
    ["new", ["submitted"]],
    ["working", ["in-review"]],
    ["waiting", ["correction-requested"]],
    ["accepted", ["accepted"]],
    ["closed", ["completed", "rejected", "withdrawn"]],
  ])("%s shows %j", async (view, shown) => {
    const { items, view: told } = await rooms.console.inbox(clerk, query({ view, procedure: "stay" }));
    expect(told).toBe(view);
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(shown));
    expect(items).toHaveLength(shown.length);
  });

  test("every status is in one of the views, and an unknown view is the open one", async () => {
    const seen = await Promise.all(
      inboxViews.filter((view) => view !== "open" && view !== "messages").map((view) => list(clerk, { view })),
    );
    expect(new Set(seen.flat()).size).toBe(seen.flat().length);
    expect(seen.flat()).toHaveLength(statuses.length + 2);
    expect((await rooms.console.inbox(clerk, query({ view: "constructor" }))).view).toBe("open");
  });

  test("by procedure, newest first, in words", async () => {
    expect(await list(both, { procedure: "duty" })).toEqual([tax.id]);
    expect(await list(clerk, { procedure: "duty" })).toEqual([]);
    expect(await list(clerk, { sort: "newest" })).toHaveLength(6);
    expect((await list(clerk, { sort: "newest" }))[0]).toBe(fast.id);
    const { items, procedures } = await rooms.console.inbox(taxClerk, query());
    expect(items[0]).toMatchObject({
      procedureTitle: "架空の手続 duty",
      departmentName: "税務課",
      applicantName: "髙﨑　ゆき",
    });
    expect(procedures).toEqual([{ id: "duty", title: "架空の手続 duty" }]);
    expect(JSON.stringify(items)).not.toMatch(/answers|idempotency|session|contactEmail/);
  });

  test("search finds by name and reading in any writing, and looks into every tray", async () => {
    for (const q of ["髙﨑", "高崎 ゆき", "タカサキ", "ﾀｶｻｷ　ﾕｷ", "さき"])
      expect(await list(taxClerk, { q }), q).toEqual([tax.id]);
    for (const q of ["高橋", "%", "_", "'"]) expect(await list(taxClerk, { q: `${q}架` }), q).toEqual([]);
    expect(new Set(await list(clerk, { q: "架空", view: "new" }))).toEqual(
      new Set([...statuses.map((status) => cases[status].id), undated.id, fast.id]),
    );
    expect(await list(clerk, { q: "たかさき" })).toEqual([]);
  });

  test("search finds a number whole or by its beginning, however it is typed", async () => {
    const { receipt, id } = cases.completed;
    const wide = receipt.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    for (const q of [
      receipt,
      receipt.toLowerCase(),
      receipt.replace("-", ""),
      wide,
      receipt.slice(0, 5),
      receipt.slice(0, 8),
      receipt.slice(0, 8).toLowerCase(),
    ]) {
      expect(await list(clerk, { q }), q).toEqual([id]);
      expect(await list(taxClerk, { q }), q).toEqual([]);
    }
  });

  test("pages of fifty: every application once, whatever comes in between", async () => {
    const many = await Promise.all(
      Array.from({ length: 60 }, () => applied(rooms, "duty", { answers: permitAnswers(null) })),
    );
    for (const sort of ["due", "newest"]) {
      const first = await rooms.console.inbox(taxClerk, query({ sort }));
      expect(first.items).toHaveLength(50);
      const second = await rooms.console.inbox(taxClerk, query({ sort, after: must(first.next) }));
      expect(second.next).toBeNull();
      const ids = [...first.items, ...second.items].map(({ id }) => id);
      expect(ids.toSorted()).toEqual([tax.id, ...many.map(({ id }) => id)].toSorted());
      expect((await rooms.console.inbox(taxClerk, query({ sort, after: "x'--" }))).items).toEqual(first.items);
    }
  });

  test("is empty for people without a case, also if they are given departments", async () => {
    for (const role of ["publisher", "system-admin", "auditor"] as const) {
      expect(await list(staff(role, "citizens", "tax")), role).toEqual([]);
      expect(await list(staff(role, "citizens", "tax"), { q: cases.completed.receipt }), role).toEqual([]);
    }
    expect(await list(staff("clerk"))).toEqual([]);
  });
});

describe("a case file", () => {
  test("is found by its number in any writing, with its history and what may be done", async () => {
    const { receipt } = cases["in-review"];
    const file = must(await rooms.console.files.read(clerk, receipt.toLowerCase().replace("-", " "), "opened"));
    expect(file.application.id).toBe(cases["in-review"].id);
    expect(file.published.versionId).toBe("stay@1");
    expect(file.history.map(({ type }) => type)).toEqual(["submitted", "taken"]);
    expect(file.actions.toSorted()).toEqual(["accept", "message", "reject", "request-correction"]);
  });

  test("of another department is as little there as one that does not exist", async () => {
    expect(await rooms.console.files.read(clerk, tax.receipt, "opened")).toBeNull();
    expect(await rooms.console.files.read(clerk, "34679-ACDEF", "opened")).toBeNull();
    expect(await rooms.console.files.read(clerk, "申請", "opened")).toBeNull();
    for (const role of ["publisher", "system-admin", "auditor"] as const) {
      expect(await rooms.console.files.read(staff(role, "tax"), tax.receipt, "opened"), role).toBeNull();
    }
    const act = await rooms.console.files.act(clerk, tax.receipt, { action: "take" }, 1);
    expect(act).toEqual({ ok: false, error: { code: "not-found" } });
    expect((await rooms.applications.byId(tax.id))?.status).toBe("submitted");
  });

  test("is acted on in the clerk's own name; a second clerk is told of the first", async () => {
    good(await rooms.console.files.act(both, tax.receipt, { action: "take" }, 1));
    expect(await rooms.console.files.act(taxClerk, tax.receipt, { action: "take" }, 1)).toEqual({
      ok: false,
      error: { code: "conflict" },
    });
    const file = must(await rooms.console.files.read(taxClerk, tax.receipt, "opened"));
    expect(file.history.at(-1)).toMatchObject({
      type: "taken",
      actor: { kind: "staff", accountId: both.id, name: both.name },
    });
  });
});

describe("an attachment", () => {
  const bytes = Buffer.from(sampleContent["application/pdf"]());
  async function* stream() {
    yield bytes;
  }
  test("is given to who may open its application, and to nobody else", async () => {
    const application = await acted(rooms, await applied(rooms, "duty", { answers: permitAnswers(null) }), {
      action: "take",
    });
    const owner = { sessionHash: application.sessionHash, draftId: null, applicationId: application.id };
    const { id } = good(await rooms.applications.attachments.save({ ...owner, name: "証明.pdf", bytes: stream() }));
    const given = good(await rooms.console.files.attachment(taxClerk, id));
    expect([given.name, given.bytes.equals(bytes)]).toEqual(["証明.pdf", true]);
    const missing = { ok: false, error: "missing" };
    for (const who of [clerk, staff("auditor", "tax"), staff("system-admin", "tax"), staff("clerk")]) {
      expect(await rooms.console.files.attachment(who, id)).toEqual(missing);
    }
    expect(await rooms.console.files.attachment(taxClerk, "none")).toEqual(missing);
    expect(await rooms.console.files.attachment(taxClerk, "../../portal.db")).toEqual(missing);
  });

  test("of a draft is nobody's yet", async () => {
    const draft = await rooms.applications.drafts.start(
      "draft",
      must((await rooms.catalogue.snapshot()).byId.get("duty")),
      false,
    );
    const owner = { sessionHash: "draft", draftId: draft.id };
    const { id } = good(await rooms.applications.attachments.save({ ...owner, name: "a.pdf", bytes: stream() }));
    expect(await rooms.console.files.attachment(both, id)).toEqual({ ok: false, error: "missing" });
  });
});

describe("the facts of procedures", () => {
  test("say version, department and what is still open", async () => {
    const facts = await rooms.console.procedures.list();
    expect(facts.map(({ id }) => id)).toEqual(["stay", "fast", "undated", "duty"]);
    expect(facts[3]).toMatchObject({
      department: "税務課",
      version: 1,
      confidence: "typical",
      confirmed: null,
      openCount: 0,
    });
    expect(await rooms.console.procedures.one("duty")).toMatchObject({ version: 1, department: "税務課" });
    expect(await rooms.console.procedures.one("none")).toBeNull();
  });
});
