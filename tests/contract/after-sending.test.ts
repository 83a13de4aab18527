/** What comes after sending: who looked, messages nobody has answered, files that go with an event. */
import { expect, test } from "vitest";
import type { InboxFilter, ReadRecord } from "../../app/applications/store.ts";
import type { EventBody, HistoryEvent } from "../../app/applications/types.ts";
import { anApplication, anAttachment, now, submittedEvent } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

onBothEngines("after sending", (db) => {
  const store = () => db.stores.applications;
  const resident = { kind: "resident" as const };
  const clerk = { kind: "staff" as const, accountId: "a", name: "見本 太郎" };
  const money = { type: "payment", what: "received", way: "counter", yen: 300 } as const;
  /** Each name its own application, with these events after the first. */
  async function applied(name: string, ...events: [HistoryEvent["actor"], EventBody][]): Promise<string> {
    const application = anApplication(name);
    await store().submit(application, submittedEvent, []);
    for (const [at, [actor, body]] of events.entries()) {
      const event = { ...body, seq: at + 2, at: now + at, actor } as HistoryEvent;
      const change = { applicationId: application.id, expectedSeq: at + 1, events: [event], mails: [], at: now };
      expect(await store().append({ ...change, status: "in-review" })).toBe("appended");
    }
    return application.id;
  }
  const words = { type: "message", text: "お尋ねします" } as const;
  const filter: InboxFilter = {
    departments: ["citizens"],
    statuses: ["in-review"],
    procedureId: null,
    query: null,
    sort: "due",
    after: null,
    limit: 50,
  };

  test("an unanswered message is one that came after whatever a clerk did", async () => {
    const ids = {
      none: await applied("none", [clerk, { type: "taken" }]),
      open: await applied("open", [clerk, { type: "taken" }], [resident, words]),
      answered: await applied("answered", [resident, words], [clerk, words]),
      again: await applied("again", [resident, words], [clerk, words], [resident, words]),
      paid: await applied("paid", [resident, words], [clerk, money]),
      corrected: await applied("corrected", [resident, { type: "corrected", before: {}, after: {} }]),
      system: await applied("system", [resident, words], [{ kind: "system" }, money]),
    };
    const waiting = [ids.open, ids.again, ids.paid, ids.system].sort();
    const all = (await store().inbox(filter)).rows;
    expect(all).toHaveLength(7);
    expect(
      all
        .filter(({ unanswered }) => unanswered === true)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(waiting);
    expect(all.every(({ unanswered }) => typeof unanswered === "boolean")).toBe(true);
    for (const change of [{}, { sort: "newest" as const }, { departments: null }, { query: "架空" }]) {
      const { rows } = await store().inbox({ ...filter, ...change, unanswered: true });
      expect(rows.map(({ id }) => id).sort(), JSON.stringify(change)).toEqual(waiting);
    }
    const first = await store().inbox({ ...filter, unanswered: true, limit: 3 });
    const rest = await store().inbox({ ...filter, unanswered: true, limit: 3, after: first.next });
    expect([...first.rows, ...rest.rows].map(({ id }) => id).sort()).toEqual(waiting);
    expect([first.rows.length, rest.next]).toEqual([3, null]);
  });

  test("files of an event become the application's with it, or not at all", async () => {
    const id = await applied("files");
    const own = await applied("other");
    const free = anAttachment("free", { draftId: null });
    const taken = anAttachment("taken", { draftId: null, applicationId: own });
    await store().addAttachment(free);
    await store().addAttachment(taken);
    const append = (expectedSeq: number, attach: string[]) =>
      store().append({
        applicationId: id,
        expectedSeq,
        events: [{ ...words, seq: expectedSeq + 1, at: now, actor: resident }],
        status: "submitted",
        attach,
        mails: [],
        at: now,
      });
    expect(await append(7, [free.id])).toBe("conflict");
    await expect(append(1, [free.id, taken.id])).rejects.toThrow();
    await expect(append(1, [free.id, "file-nobody"])).rejects.toThrow();
    expect((await store().history(id)).length).toBe(1);
    expect((await store().attachment(free.id))?.applicationId).toBeNull();
    expect(await append(1, [free.id])).toBe("appended");
    expect((await store().attachment(free.id))?.applicationId).toBe(id);
    expect((await store().attachment(taken.id))?.applicationId).toBe(own);
    // From now on it cannot be taken back.
    expect(await store().removeAttachment(free.id, free.sessionHash)).toBe(false);
  });

  test("readings are kept once per id and come newest first, page by page", async () => {
    const [id, other] = [await applied("read"), await applied("unread")];
    const record = (n: number, rest: Partial<ReadRecord> = {}): ReadRecord => ({
      id: `${id} ${n}`,
      applicationId: id,
      at: now + n,
      accountId: "a",
      name: "見本 太郎",
      department: "citizens",
      what: "opened",
      ...rest,
    });
    for (let n = 0; n < 7; n++) await db.stores.reads.note(record(n));
    // The first stays: a second of the same id is a reload.
    await db.stores.reads.note(record(3, { at: now + 99, name: "他人", what: "file" }));
    const another = await db.openAnother();
    await Promise.all(Array.from({ length: 6 }, () => another.reads.note(record(7))));
    expect(await db.stores.reads.count(id)).toBe(8);
    expect(await db.stores.reads.list(id, { offset: 0, limit: 3 })).toEqual([record(7), record(6), record(5)]);
    expect(await db.stores.reads.list(id, { offset: 6, limit: 3 })).toEqual([record(1), record(0)]);
    expect(await db.stores.reads.list(id, { offset: 4, limit: 1 })).toEqual([record(3)]);
    expect(await db.stores.reads.list(other, { offset: 0, limit: 9 })).toEqual([]);
    expect(await db.stores.reads.count(other)).toBe(0);
    await expect(db.stores.reads.note(record(50, { applicationId: "nobody's" }))).rejects.toThrow();
  });
});
