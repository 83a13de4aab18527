/** The scanner is down, slow, back again: applications go on, nothing is opened unseen, everybody is told once. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClamd } from "../../app/applications/attachments/clamd.ts";
import { type Attachments, createAttachments } from "../../app/applications/attachments/index.ts";
import { eicar, type Scanner } from "../../app/applications/attachments/scanner.ts";
import type { FileRef } from "../../app/engine/index.ts";
import { randomId } from "../../app/lib/ids.ts";
import { honestPdfs } from "../factories/sent-files.ts";
import { define, field, step } from "../fixtures/index.ts";
import { type FakeClamd, startFakeClamd } from "../mocks/clamd.ts";
import { acted, filledDraft, good, must, permit, permitAnswers, requestOf } from "./applying.ts";
import { hour, sqliteRooms } from "./rooms.ts";

const [applicant] = permit("none").steps;
const withPaper = define(
  "paper",
  [must(applicant), step("papers", [field({ id: "paper", type: "file", accept: ["application/pdf"], maxFiles: 5 })])],
  { department: "citizens" },
);

let fake: FakeClamd;
const scanner: Scanner = {
  ready: () => real().ready(),
  scan: (bytes) => real().scan(bytes),
};
const real = () => createClamd({ ...fake, scanMs: 500, pingMs: 300 });
const rooms = sqliteRooms({ definitions: [withPaper], scanner });
const attachments = () => rooms.applications.attachments;
beforeAll(async () => {
  fake = await startFakeClamd();
});
afterAll(() => fake.close());

const pdf = must(honestPdfs["a page of text"])();
/** Found only once the scanner looks: it was not there when the file came. */
const bad = Buffer.concat([pdf, Buffer.from(eicar)]);
async function* streamOf(bytes: Uint8Array) {
  yield bytes;
}
const shelves = () => ({ kept: rooms.folder, quarantine: `${rooms.folder}-quarantine` });
const lies = (id: string) =>
  Object.entries(shelves()).flatMap(([shelf, folder]) => (existsSync(join(folder, id.slice(0, 2), id)) ? [shelf] : []));

let people = 0;
/** A draft with files that came while the scanner was in this mood. */
async function drafted(mood: FakeClamd["mood"], files: Buffer[]) {
  people += 1;
  const sessionHash = `person-${people}`;
  const begun = await filledDraft(rooms, "paper", sessionHash, { answers: permitAnswers() });
  const refs: FileRef[] = [];
  for (const [index, bytes] of files.entries()) {
    fake.mood = mood;
    const saved = await attachments().save({
      sessionHash,
      draftId: begun.id,
      name: `書類${index}.pdf`,
      bytes: streamOf(bytes),
    });
    refs.push(good(saved));
  }
  const { purpose: _, ...answers } = permitAnswers();
  await rooms.applications.drafts.save(begun, { answers: { ...answers, paper: refs } });
  return { draft: must(await rooms.applications.drafts.find(sessionHash, "paper")), refs };
}
const sent = async (draft: Parameters<typeof requestOf>[0]) => {
  const { receipt } = good(await rooms.applications.submit(requestOf(draft)));
  return must(await rooms.applications.byReceipt(receipt));
};

test.each(["stalls", "garbage", "closes", "deaf"] as const)(
  "a scanner that %s: the file is kept, the application goes, nobody opens it; later everything is as it should be",
  async (mood) => {
    const { draft, refs } = await drafted(mood, [pdf]);
    const [file] = refs;
    const { id } = must(file);
    expect(lies(id)).toEqual(["quarantine"]);
    expect(await attachments().open(id)).toEqual({ ok: false, error: "waiting" });
    const application = await sent(draft);
    expect(await attachments().open(id)).toEqual({ ok: false, error: "waiting" });
    expect(await attachments().standing(refs)).toEqual(new Map([[id, "waiting"]]));
    expect(await attachments().rounds.go()).toBe(0);
    fake.mood = "well";
    expect(await attachments().rounds.go()).toBe(1);
    expect(lies(id)).toEqual(["kept"]);
    expect(good(await attachments().open(id)).bytes).toEqual(pdf);
    expect(await attachments().rounds.go()).toBe(0);
    expect(await rooms.applications.history(application)).toHaveLength(1);
  },
);

test("what is found in an application's file is told once, in history and mail; its bytes are gone", async () => {
  const { draft, refs } = await drafted("stalls", [pdf, bad]);
  const [, file] = refs;
  const { id } = must(file);
  const application = await sent(draft);
  fake.mood = "well";
  // A clerk acts at the same time; several servers go their rounds.
  const [rounds] = await Promise.all([
    Promise.all([attachments().rounds.go(), another().rounds.go(), another().rounds.go()]),
    acted(rooms, application, { action: "take" }),
  ]);
  expect(Math.max(...rounds)).toBeGreaterThan(0);
  const after = must(await rooms.applications.byId(application.id));
  const history = await rooms.applications.history(after);
  expect(history.map(({ type }) => type).toSorted()).toEqual(["file-refused", "submitted", "taken"]);
  expect(history.find(({ type }) => type === "file-refused")).toMatchObject({ file, actor: { kind: "system" } });
  expect(after).toMatchObject({ status: "in-review", lastSeq: 3 });
  expect(lies(id)).toEqual([]);
  expect(await attachments().open(id)).toEqual({ ok: false, error: "infected" });
  const mails = (await rooms.mails(application.receipt)).filter(({ text }) => text.includes("書類1.pdf"));
  expect(mails).toHaveLength(1);
  await attachments().rounds.go();
  expect(await rooms.applications.history(after)).toHaveLength(3);
});

test("what is found in a draft's file stops it from being sent until it is taken out", async () => {
  const { draft, refs } = await drafted("stalls", [pdf, bad]);
  const [first, second] = refs;
  fake.mood = "well";
  await attachments().rounds.go();
  expect(await attachments().standing(refs)).toEqual(new Map([[must(second).id, "infected"]]));
  expect(lies(must(second).id)).toEqual([]);
  expect(await rooms.applications.submit(requestOf(draft))).toEqual({
    ok: false,
    error: { code: "incomplete", path: "papers" },
  });
  await rooms.applications.drafts.save(draft, { answers: { ...draft.answers, paper: [must(first)] } });
  const application = await sent(must(await rooms.applications.drafts.find(draft.sessionHash, "paper")));
  expect(await rooms.applications.history(application)).toHaveLength(1);
  expect(await rooms.applications.attachment(must(second).id)).toBeNull();
});

test("who dies between the move and the row leaves nothing behind", async () => {
  const { refs } = await drafted("stalls", [pdf]);
  const { id } = must(refs[0]);
  fake.mood = "well";
  const dying = another({ settleScan: () => Promise.reject(new Error("killed")) });
  await expect(dying.rounds.go()).rejects.toThrow("killed");
  expect(lies(id)).toEqual(["kept"]);
  expect(await attachments().open(id)).toEqual({ ok: false, error: "waiting" });
  rooms.clock.advance(5 * hour);
  await attachments().sweep();
  expect(await attachments().rounds.go()).toBe(1);
  expect(good(await attachments().open(id)).bytes).toEqual(pdf);
});

test("nothing is left in quarantine", () => {
  const { quarantine } = shelves();
  expect(readdirSync(quarantine).flatMap((each) => readdirSync(join(quarantine, each)))).toEqual([]);
});

/** Another server on the same files and rows. */
function another(changes: Partial<Parameters<typeof createAttachments>[0]["store"]> = {}): Attachments {
  const store = { ...rooms.stores.applications, ...changes };
  return createAttachments({
    directory: rooms.folder,
    keys: [Buffer.alloc(32, 7)],
    scanner,
    store,
    clock: rooms.clock,
    newId: randomId,
    limits: rooms.stores.identity,
    onIncident: () => undefined,
    onRefused: (row) => rooms.applications.refuseFile(row),
  });
}
