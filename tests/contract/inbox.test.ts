import { beforeAll, expect, test } from "vitest";
import type { InboxFilter, NewApplication } from "../../app/applications/store.ts";
import type { Status } from "../../app/applications/types.ts";
import { aDefinition, anApplication, day, now, submittedEvent, takenEvent } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

const departments = ["tax", "water", "citizens", "school", "care", "roads"];
const everything: InboxFilter = {
  departments: null,
  statuses: null,
  procedureId: null,
  query: null,
  sort: "due",
  after: null,
  limit: 50,
}; // prettier-ignore

onBothEngines("inbox", (db) => {
  /** 120 applications; due dates and times of submission collide on purpose, every fifth has no due date. */
  const all: (NewApplication & { status: Status })[] = Array.from({ length: 120 }, (_, n) => {
    const changes = {
      department: departments[n % departments.length] ?? "tax",
      submittedAt: now + (n % 40) * 1000,
      dueAt: n % 5 === 0 ? null : now + (n % 9) * day,
      ...(n % 4 === 0 ? { procedureId: "other", versionId: "other@1" } : {}),
    };
    return {
      ...anApplication(`n${n}`, changes),
      status: n % 3 === 0 ? ("in-review" as const) : ("submitted" as const),
    };
  });
  beforeAll(async () => {
    const { applications, procedures } = db.stores;
    await procedures.publish([{ definition: aDefinition("other", 2), hash: "1" }], "test", now);
    await Promise.all(all.map(({ status: _, ...application }) => applications.submit(application, submittedEvent, [])));
    const taken = all.filter(({ status }) => status === "in-review");
    const take = (applicationId: string) =>
      applications.append({
        applicationId,
        expectedSeq: 1,
        events: [takenEvent(2, "a")],
        status: "in-review",
        mails: [],
        at: now,
      });
    await Promise.all(taken.map(({ id }) => take(id)));
  }, 30_000);

  const expected = (filter: InboxFilter): string[] => {
    const kept = all.filter(
      (one) =>
        (filter.departments?.includes(one.department) ?? true) &&
        (filter.statuses?.includes(one.status) ?? true) &&
        (filter.procedureId === null || filter.procedureId === one.procedureId),
    );
    const byId = (a: NewApplication, b: NewApplication) => (a.id < b.id ? -1 : 1);
    const due = (one: NewApplication) => one.dueAt ?? Number.MAX_SAFE_INTEGER;
    const sorted =
      filter.sort === "due"
        ? kept.sort((a, b) => due(a) - due(b) || byId(a, b))
        : kept.sort((a, b) => b.submittedAt - a.submittedAt || byId(b, a));
    return sorted.map(({ id }) => id);
  };
  const pages = async (filter: InboxFilter): Promise<string[]> => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await db.stores.applications.inbox({ ...filter, after });
      expect(page.rows.length).toBeLessThanOrEqual(filter.limit);
      ids.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after);
    return ids;
  };

  test.each<[string, Partial<InboxFilter>]>([
    ["everything, due first", {}],
    ["everything, newest first", { sort: "newest" }],
    ["pages of 7", { limit: 7 }],
    ["pages of 7, newest first", { limit: 7, sort: "newest" }],
    ["pages of 1 in one department and status", { limit: 1, departments: ["tax"], statuses: ["in-review"] }],
    ["two departments", { departments: ["tax", "water"], limit: 10 }],
    ["more departments than ranges", { departments: departments.slice(0, 5), limit: 10, sort: "newest" }],
    ["one status of all departments", { statuses: ["submitted"], limit: 9 }],
    ["one procedure", { procedureId: "other", limit: 4 }],
    ["a page that ends exactly at the end", { departments: ["tax"], limit: 20 }],
    ["no department", { departments: [] }],
    ["no status", { statuses: [] }],
    ["an unknown department", { departments: ["nowhere"] }],
  ])("%s", async (_, changes) => {
    const filter = { ...everything, ...changes };
    expect(await pages(filter)).toEqual(expected(filter));
  });

  const search = async (query: string, changes: Partial<InboxFilter> = {}) =>
    (await db.stores.applications.inbox({ ...everything, ...changes, query })).rows.map(({ id }) => id);

  test("finds part of a name or reading, and receipts by their beginning", async () => {
    expect(await search("架空n17")).toEqual(["application-n17"]);
    expect(await search("うn17")).toEqual(["application-n17"]);
    expect((await search("receipt-n11")).sort()).toEqual(
      ["n11", "n110", "n111", "n112", "n113", "n114", "n115", "n116", "n117", "n118", "n119"].map(
        (n) => `application-${n}`,
      ),
    );
    expect(await search("RECEIPT-N7", { departments: ["water"] })).toEqual(
      ["application-n7", "application-n73", "application-n79"].sort(bySort),
    );
    expect(await search("存在しない")).toEqual([]);
  });
  const bySort = (a: string, b: string) => expected(everything).indexOf(a) - expected(everything).indexOf(b);

  test.each(["%", "_", "\\", "'", "\0", "\ud800", "架空n1%", "a".repeat(10_000)])(
    "takes %j literally",
    async (query) => {
      expect(await search(query)).toEqual([]);
    },
  );

  test("a search is paged too", async () => {
    const filter = { ...everything, query: "架空n1", limit: 4 };
    const found = await pages(filter);
    expect(found).toEqual(expected(everything).filter((id) => id.startsWith("application-n1")));
  });

  test("a cursor that was tampered with, or is of the other sort, gives the first page", async () => {
    const first = await db.stores.applications.inbox({ ...everything, limit: 3 });
    const bad = [
      "x",
      "=",
      "W10",
      "\0",
      btoa('["due","x","y"]'),
      btoa('["due",1e999,"y"]'),
      "a".repeat(9999),
      first.next ?? "",
    ];
    for (const after of bad.slice(0, -1)) {
      expect((await db.stores.applications.inbox({ ...everything, limit: 3, after })).rows).toEqual(first.rows);
    }
    const newest = await db.stores.applications.inbox({ ...everything, limit: 3, sort: "newest" });
    expect(await db.stores.applications.inbox({ ...everything, limit: 3, sort: "newest", after: first.next })).toEqual(
      newest,
    );
  });

  test("odd limits are brought into range", async () => {
    expect((await db.stores.applications.inbox({ ...everything, limit: 0 })).rows).toHaveLength(1);
    expect((await db.stores.applications.inbox({ ...everything, limit: 1e9 })).rows).toHaveLength(120);
  });
});
