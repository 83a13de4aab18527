import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createAttachments, demoScanner } from "../../app/applications/attachments/index.ts";
import { foldStatus, type HistoryEvent, openCorrection, viewCorrection } from "../../app/applications/index.ts";
import { seedDemoApplications } from "../../app/demo/index.ts";
import { compile, openSession, reviewErrors } from "../../app/engine/index.ts";
import { isoDate } from "../../app/i18n/dates.ts";
import { translator } from "../../app/i18n/translator.ts";
import { randomId } from "../../app/lib/ids.ts";
import { createCatalogue, exampleAnswers, imaginedFile, publishDefinitions } from "../../app/procedures/index.ts";
import { foldedStatuses } from "../contract/status-projection.ts";
import { now } from "../factories/storage.ts";
import { kitchenSink } from "../fixtures/index.ts";
import { must } from "./applying.ts";
import { city, cityDefinitions, sqliteStores } from "./rooms.ts";

const db = sqliteStores();
const folder = join(db.folder, "attachments");
const definitions = cityDefinitions();
const today = isoDate(now);
const seed = async () => {
  const catalogue = createCatalogue(db.stores.procedures, []);
  const attachments = createAttachments({
    directory: folder,
    keys: [Buffer.alloc(32, 7)],
    scanner: demoScanner,
    store: db.stores.applications,
    clock: { now: () => now },
    newId: randomId,
    limits: db.stores.identity,
    onIncident: (_, error) => {
      throw error;
    },
    onRefused: async () => undefined,
  });
  return seedDemoApplications({ store: db.stores.applications, attachments, catalogue, now, newId: randomId });
};
const rows = async () =>
  (
    await db.stores.applications.inbox({
      departments: null,
      statuses: null,
      procedureId: null,
      query: null,
      sort: "newest",
      after: null,
      limit: 200,
    })
  ).rows;
let seeded = 0;
beforeAll(async () => {
  await publishDefinitions(db.stores.procedures, definitions, "seed", 1);
  seeded = await seed();
});

describe("example answers", () => {
  test.each([0, 1, 2, 3, 4, 5, 6])(
    "in turn %i complete the definitions, with a file only where one is asked",
    (turn) => {
      let complete = 0;
      const wrong: string[] = [];
      for (const definition of definitions) {
        const procedure = compile(definition);
        const answers = exampleAnswers(procedure, today, turn, imaginedFile);
        if (answers === null) continue;
        const session = openSession(procedure, answers);
        if (session.complete) complete++;
        for (const { path, errors } of reviewErrors(session, { today }))
          wrong.push(`${procedure.id} ${path} ${JSON.stringify(errors)}`);
        const hasFile = JSON.stringify(answers).includes('"imagined"');
        if (!hasFile && exampleAnswers(procedure, today, turn) === null) wrong.push(`${procedure.id} wants no file`);
      }
      expect(wrong).toEqual([]);
      expect(complete).toBeGreaterThanOrEqual(95);
    },
  );

  test("are nobody's: no file is invented, no real person", () => {
    expect(exampleAnswers(compile(kitchenSink), today, 0)).toBeNull();
    const all = definitions.map((definition) => JSON.stringify(exampleAnswers(compile(definition), today, 1)));
    expect(all.join()).not.toMatch(/@(?!example\.jp)/);
  });
});

describe("demo applications", () => {
  test("are in every status and every department", async () => {
    const all = await rows();
    expect(all).toHaveLength(seeded);
    expect(new Set(all.map(({ status }) => status)).size).toBe(7);
    const departments = new Set(all.map(({ department }) => department));
    expect(city.departments.filter(({ id }) => !departments.has(id)).map(({ id }) => id)).toEqual([]);
    expect(Math.max(...all.map(({ submittedAt }) => submittedAt))).toBeLessThanOrEqual(now);
    expect(new Set(all.map(({ receipt }) => receipt)).size).toBe(seeded);
  });

  test("are what the rooms would have written", async () => {
    const all = await rows();
    let files = 0;
    for (const { id, stored, folded } of await foldedStatuses(
      db.stores.applications,
      all.map(({ id }) => id),
      foldStatus,
    )) {
      expect(stored, id).toBe(folded);
    }
    for (const { id } of all) {
      const record = must(await db.stores.applications.byId(id));
      const history: HistoryEvent[] = await db.stores.applications.history(id);
      expect(record.lastSeq).toBe(history.length);
      expect(
        history.every(({ at }, n) => at >= (history[n - 1]?.at ?? record.submittedAt)),
        id,
      ).toBe(true);
      expect(record.contactEmail).toBeNull();
      const { definition } = must(await db.stores.procedures.version(record.versionId));
      const session = openSession(compile(definition), record.answers);
      expect(session.complete, definition.id).toBe(true);
      expect(session.answers, definition.id).toEqual(record.answers);
      for (const [, file] of JSON.stringify(record.answers).matchAll(/"id":"([^"]{22})"/g)) {
        expect(await db.stores.applications.attachment(file ?? ""), definition.id).toMatchObject({ applicationId: id });
        expect(existsSync(join(folder, (file ?? "").slice(0, 2), file ?? ""))).toBe(true);
        files++;
      }
    }
    expect(files).toBeGreaterThan(5);
    expect(await db.stores.applications.listDrafts("demo", now)).toEqual([]);
  });

  test("nothing in them lies in the future, and what waits for a correction can be corrected", async () => {
    const all = await rows();
    const waiting = all.filter(({ status }) => status === "correction-requested");
    expect(waiting.length).toBeGreaterThan(0);
    for (const { id } of waiting) {
      const record = must(await db.stores.applications.byId(id));
      const procedure = compile(must(await db.stores.procedures.version(record.versionId)).definition);
      const asked = must(openCorrection(await db.stores.applications.history(id)));
      const shown = viewCorrection(procedure, record.answers, asked.fields, {
        locale: "ja",
        t: translator("ja"),
        today,
      });
      expect(
        shown.map(({ view }) => view.id),
        procedure.id,
      ).toEqual(asked.fields.map(({ path }) => path));
    }
    for (const { id } of all)
      expect((await db.stores.applications.history(id)).at(-1)?.at, id).toBeLessThanOrEqual(now);
  });

  test("seeding again changes nothing", async () => {
    const before = await rows();
    expect(await seed()).toBe(0);
    expect(await rows()).toEqual(before);
  });
});
