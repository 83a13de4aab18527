/** T2: nobody in the city reads an application without a trace, and the trace holds nothing of it. */
import { describe, expect, test } from "vitest";
import type { ApplicationRecord } from "../../app/applications/index.ts";
import type { StaffIdentity } from "../../app/identity/index.ts";
import { sampleContent } from "../factories/answers.ts";
import { applied, good, must, permit, permitAnswers } from "./applying.ts";
import { minute, sqliteRooms } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("one"), permit("two")] });
const staff = (id: string, ...departments: string[]): StaffIdentity => ({
  id,
  login: id,
  name: `見本 ${id}`,
  role: "clerk",
  departments,
});
const clerk = staff("a", "citizens");
const fresh = () => applied(rooms, "one", { answers: permitAnswers() });
const read = (who: StaffIdentity, { receipt }: ApplicationRecord, what: "opened" | "printed" = "opened") =>
  rooms.console.files.read(who, receipt, what);
const records = async ({ id }: ApplicationRecord) => (await rooms.applications.reads.page(id, 1)).records;

/** The beginning of a quarter of an hour, so that a test does not cross its end. */
const toQuarter = () => rooms.clock.set(Math.ceil(rooms.clock.now() / (15 * minute)) * 15 * minute);

describe("a reading", () => {
  test("is recorded with who, when, for which office and how, and with nothing that was read", async () => {
    const application = await fresh();
    toQuarter();
    const at = rooms.clock.now();
    must(await read(clerk, application));
    const [record, ...more] = await records(application);
    expect(more).toEqual([]);
    expect(record).toEqual({
      id: expect.any(String),
      applicationId: application.id,
      at,
      accountId: "a",
      name: "見本 a",
      department: "citizens",
      what: "opened",
    });
    expect(JSON.stringify(record)).not.toMatch(/架空|花子|試験|hanako/);
  });

  test("once per account, application, kind and quarter of an hour", async () => {
    const [application, other] = [await fresh(), await fresh()];
    toQuarter();
    for (let n = 0; n < 5; n++) await read(clerk, application);
    await Promise.all(Array.from({ length: 5 }, () => read(clerk, application)));
    expect(await records(application)).toHaveLength(1);
    await read(clerk, application, "printed");
    await read(staff("b", "citizens"), application);
    await read(clerk, other);
    expect((await records(application)).map(({ accountId, what }) => `${accountId} ${what}`).sort()).toEqual([
      "a opened",
      "a printed",
      "b opened",
    ]);
    rooms.clock.advance(15 * minute - 1);
    await read(clerk, application);
    expect(await records(application)).toHaveLength(3);
    rooms.clock.advance(1);
    await read(clerk, application);
    expect((await records(application))[0]).toMatchObject({ accountId: "a", at: rooms.clock.now() });
    expect(await records(application)).toHaveLength(4);
  });

  test("that is refused leaves no trace: nothing was shown", async () => {
    const application = await fresh();
    expect(await read(staff("c", "tax"), application)).toBeNull();
    expect(await read({ ...clerk, role: "auditor" }, application)).toBeNull();
    expect(await rooms.console.files.link(clerk, application.receipt)).toEqual({
      receipt: application.receipt,
      title: "架空の手続 one",
    });
    expect(await records(application)).toEqual([]);
  });

  test("of a file is one, too; of a file that cannot be had is none", async () => {
    const application = await fresh();
    const owner = { sessionHash: application.sessionHash, draftId: null, applicationId: application.id };
    async function* bytes() {
      yield sampleContent["application/pdf"]();
    }
    const { id } = good(await rooms.applications.attachments.save({ ...owner, name: "証明.pdf", bytes: bytes() }));
    expect((await rooms.console.files.attachment(staff("c", "tax"), id)).ok).toBe(false);
    expect((await rooms.console.files.attachment(clerk, "nowhere")).ok).toBe(false);
    expect(await records(application)).toEqual([]);
    good(await rooms.console.files.attachment(clerk, id));
    expect((await records(application)).map(({ what }) => what)).toEqual(["file"]);
  });

  test("that cannot be written down does not happen", async () => {
    const application = await fresh();
    const { note } = rooms.stores.reads;
    rooms.stores.reads.note = () => Promise.reject(new Error("the disk is full"));
    try {
      await expect(read(clerk, application)).rejects.toThrow("the disk is full");
      await expect(read(clerk, application, "printed")).rejects.toThrow();
    } finally {
      rooms.stores.reads.note = note;
    }
    expect(await records(application)).toEqual([]);
  });

  test("for several offices is in the name of the one in charge", async () => {
    const application = await fresh();
    must(await read(staff("d", "tax", "citizens"), application));
    await rooms.applications.reads.note(application, staff("e", "water"), "printed");
    await rooms.applications.reads.note(application, staff("f"), "printed");
    expect(new Map((await records(application)).map(({ accountId, department }) => [accountId, department]))).toEqual(
      new Map([
        ["d", "citizens"],
        ["e", "water"],
        ["f", "citizens"],
      ]),
    );
  });
});

test("pages of twenty, newest first; a page that does not exist is the nearest that does", async () => {
  const application = await fresh();
  for (let n = 0; n < 41; n++) {
    rooms.clock.advance(16 * minute);
    await read(clerk, application);
  }
  const { page } = rooms.applications.reads;
  const all = [];
  for (const number of [1, 2, 3]) {
    const shown = await page(application.id, number);
    expect([shown.page, shown.pages]).toEqual([number, 3]);
    all.push(...shown.records);
  }
  expect(all).toHaveLength(41);
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
  for (const [asked, given] of [
    [0, 1],
    [-5, 1],
    [Number.NaN, 1],
    [1.9, 1],
    [99, 3],
    [Number.POSITIVE_INFINITY, 3],
  ] as const) {
    expect((await page(application.id, asked)).page, String(asked)).toBe(given);
  }
});
