/** Random operations of two instances at once; whatever the order, the books must balance afterwards. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Stores } from "../../db/stores.ts";
import { aDraft, aMail, anApplication, now, submittedEvent, takenEvent } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

/** `who` of three residents, by instance `at`; `seen` is the revision or sequence number the caller believes in. */
const operation = fc.record({
  kind: fc.constantFrom("start", "save", "submit", "append", "take", "claim", "drop"),
  who: fc.integer({ min: 0, max: 2 }),
  at: fc.integer({ min: 0, max: 1 }),
  seen: fc.integer({ min: 1, max: 4 }),
});
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** What the callers were told. */
const emptyBooks = () => ({ created: 0, appended: 0, allowed: 0, taken: 0, claimed: [] as string[] });

const perform = async (
  stores: Stores,
  run: string,
  { kind, who, seen }: Operation,
  n: number,
  books: ReturnType<typeof emptyBooks>,
) => {
  const name = `${run}-${who}`;
  const { applications, identity, outbox } = stores;
  if (kind === "start") await applications.createDraft(aDraft(name));
  if (kind === "save") {
    await applications.saveDraft(aDraft(name, { revision: seen, answers: { answer: String(n) } }), now);
  }
  if (kind === "submit") {
    const application = anApplication(name, { receipt: `${name}-${n}`, department: run });
    const { created, receipt } = await applications.submit(application, submittedEvent, [aMail(`${name}-${n}`, run)]);
    expect((await applications.byReceipt(receipt))?.idempotencyKey).toBe(`draft-${name}`);
    if (created) books.created++;
  }
  if (kind === "append") {
    const events = [takenEvent(seen + 1, `clerk-${n}`)];
    const change = {
      applicationId: `application-${name}`,
      expectedSeq: seen,
      events,
      status: "in-review" as const,
      at: now,
    };
    if ((await applications.append({ ...change, mails: [aMail(`${name}-${n}`, run)] })) === "appended")
      books.appended++;
  }
  if (kind === "take") {
    books.taken++;
    if ((await identity.take(run, 3, 1000, now)).allowed) books.allowed++;
  }
  if (kind === "claim") {
    const mails = await outbox.claim(2, now, 60_000);
    books.claimed.push(...mails.map(({ id }) => id));
  }
  if (kind === "drop") await applications.deleteDraft(`draft-${name}`, `session-${name}`);
};

onBothEngines("random interleavings", (db) => {
  test("leave every count, history and mail as the callers were told", async () => {
    const instances = [db.stores, await db.openAnother()];
    let runs = 0;
    const property = fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 40 }), async (operations) => {
      const run = `run${runs++}`;
      const books = emptyBooks();
      const { applications, outbox } = db.stores;
      await Promise.all(operations.map((one, n) => perform(instances[one.at] ?? db.stores, run, one, n, books)));

      const filter = { statuses: null, procedureId: null, query: null, sort: "due" as const, after: null, limit: 50 };
      const { rows } = await applications.inbox({ ...filter, departments: [run] });
      expect(rows).toHaveLength(books.created);
      let appended = 0;
      for (const { id } of rows) {
        const record = await applications.byId(id);
        const history = await applications.history(id);
        expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
        expect(record?.lastSeq).toBe(history.length);
        expect(record?.status).toBe(history.length > 1 ? "in-review" : "submitted");
        appended += history.length - 1;
      }
      expect(appended).toBe(books.appended);
      expect(books.allowed).toBe(Math.min(3, books.taken));

      const mails = await outbox.listAbout(run);
      expect(mails).toHaveLength(books.created + books.appended);
      const late = await outbox.claim(1000, now, 60_000);
      const claimed = [...books.claimed, ...late.map(({ id }) => id)];
      expect(claimed.toSorted()).toEqual(mails.map(({ id }) => id).toSorted());
    });
    await fc.assert(property, { numRuns: 40 });
  }, 120_000);
});
