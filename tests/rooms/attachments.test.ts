import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { eicar } from "../../app/applications/attachments/scanner.ts";
import { maxFileBytes, type UploadOwner } from "../../app/applications/index.ts";
import { sha256 } from "../../app/lib/ids.ts";
import { activePdfs, honestPdfs, hugePng, photo } from "../factories/sent-files.ts";
import { applied, filledDraft, good, must, permit, permitAnswers, requestOf } from "./applying.ts";
import { hour, sqliteRooms } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("one")] });
const attachments = () => rooms.applications.attachments;
const pdf = must(honestPdfs["a page of text"])();
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
let owner: UploadOwner;
beforeAll(async () => {
  const draft = await filledDraft(rooms, "one", "owner");
  owner = { sessionHash: "owner", draftId: draft.id };
});
async function* streamOf(...chunks: Uint8Array[]) {
  yield* chunks;
}
const save = (name: string, bytes: Uint8Array, of = owner) =>
  attachments().save({ ...of, name, bytes: streamOf(bytes) });
const fileOf = (id: string) => join(rooms.folder, id.slice(0, 2), id);
const namesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).flatMap((each) => readdirSync(join(folder, each))) : [];
const stored = () => [...namesIn(rooms.folder), ...namesIn(`${rooms.folder}-quarantine`)];
const opened = async (id: string) => good(await attachments().open(id));

test("is kept on disk for the server alone, sealed, with a row that names its sum", async () => {
  const half = Math.floor(pdf.length / 2);
  const bytes = streamOf(pdf.subarray(0, half), pdf.subarray(half));
  const file = good(await attachments().save({ ...owner, name: "住民票.pdf", bytes }));
  expect(file).toEqual({ id: expect.any(String), name: "住民票.pdf", type: "application/pdf", bytes: pdf.length });
  expect(await opened(file.id)).toEqual({ name: "住民票.pdf", type: "application/pdf", bytes: pdf });
  const onDisk = readFileSync(fileOf(file.id));
  expect(onDisk.includes("%PDF")).toBe(false);
  expect(onDisk.includes(pdf.subarray(20, 60))).toBe(false);
  expect(statSync(fileOf(file.id)).mode & 0o077).toBe(0);
  expect(await rooms.applications.attachment(file.id)).toEqual({
    ...file,
    ...owner,
    sha256: sha256(pdf),
    purpose: "answer",
    scan: "clean",
    applicationId: null,
    createdAt: rooms.clock.now(),
  });
  expect(stored().filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("five photographs: nothing says any more where and with what they were taken", async () => {
  for (let shot = 1; shot <= 5; shot++) {
    const sent = await photo(800 + shot, 600);
    expect((await sharp(sent).metadata()).exif?.includes("himitsu")).toBe(true);
    const file = good(await save(`写真${shot}.jpg`, sent));
    const { bytes } = await opened(file.id);
    const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, icc, orientation, width, height }).toEqual({ width: 600, height: 800 + shot });
    expect(bytes.includes("himitsu")).toBe(false);
  }
});

test("what it is, its bytes say; its name follows", async () => {
  expect(good(await save("写真.pdf", png))).toMatchObject({ type: "image/png", name: "写真.png" });
  expect(good(await save("a.html", pdf))).toMatchObject({ type: "application/pdf", name: "a.pdf" });
});

describe("leaves nothing behind when it is", () => {
  test.each([
    ["a page", () => Buffer.from("<!doctype html><script>alert(1)</script>"), "wrong-type"],
    ["a page of pixels without end", () => hugePng(), "too-many-pixels"],
    ["a PDF with a script", () => must(activePdfs["a script that runs when it is opened"])(), "pdf-active"],
    ["the scanners' test string", () => Buffer.from(eicar), "infected"],
    ["a PDF with that string behind it", () => Buffer.concat([pdf, Buffer.from(eicar)]), "infected"],
    ["an image with that string behind it", () => Buffer.concat([png, Buffer.from(eicar)]), "infected"],
    ["nothing", () => Buffer.alloc(0), "empty"],
    ["too large", () => Buffer.concat([pdf, Buffer.alloc(maxFileBytes)]), "too-large"],
  ])("%s", async (_, make, error) => {
    const before = stored();
    expect(await save("書類.pdf", make())).toEqual({ ok: false, error });
    expect(stored()).toEqual(before);
  });

  test("named with a マイナンバー", async () => {
    const before = stored();
    expect(await save("1234-5678-9018.pdf", pdf)).toEqual({ ok: false, error: "number-in-name" });
    expect(good(await save("IMG_20261123_123456789.pdf", pdf)).name).toBe("IMG_20261123_123456789.pdf");
    expect(stored()).toHaveLength(before.length + 1);
  });
});

test("endless ones are not read to their end", async () => {
  let read = 0;
  async function* endless() {
    for (;;) {
      read += 1_000_000;
      yield Buffer.alloc(1_000_000, pdf);
    }
  }
  const saved = await attachments().save({ ...owner, name: "endless.pdf", bytes: endless() });
  expect(saved).toEqual({ ok: false, error: "too-large" });
  expect(read).toBeLessThan(maxFileBytes + 2_000_000);
});

test("a draft holds so much and no more, a browser sends so many in an hour and no more", async () => {
  const draft = await filledDraft(rooms, "one", "hoarder");
  const of = { sessionHash: "hoarder", draftId: draft.id };
  const large = Buffer.concat([pdf, Buffer.alloc(9_990_000 - pdf.length)]);
  for (let count = 0; count < 6; count++) good(await save("large.pdf", large, of));
  expect(await save("large.pdf", large, of)).toEqual({ ok: false, error: "too-much" });
  good(await save("small.png", png, of));
  let refused = 0;
  for (let count = 0; count < 200 && refused === 0; count++) {
    const saved = await save("none.txt", Buffer.from("no picture"), of);
    if (!saved.ok && saved.error === "too-often") refused = count;
  }
  expect(refused).toBe(200 - 8);
  rooms.clock.advance(hour + 1000);
  good(await save("later.png", png, of));
}, 120_000);

describe("is not given out when it is not what was kept", () => {
  async function expectMissing(id: string) {
    const before = rooms.incidents.length;
    expect(await attachments().open(id)).toEqual({ ok: false, error: "missing" });
    expect(rooms.incidents.slice(before).join(" ")).toContain(id);
  }

  test("changed, cut, put in another's place, gone", async () => {
    const [one, two] = [good(await save("1.pdf", pdf)), good(await save("2.pdf", pdf))];
    const [sealed, other] = [readFileSync(fileOf(one.id)), readFileSync(fileOf(two.id))];
    const changed = Buffer.from(sealed);
    changed[60] = (changed[60] ?? 0) ^ 1;
    for (const bytes of [changed, sealed.subarray(0, -1), Buffer.alloc(0), other, pdf]) {
      writeFileSync(fileOf(one.id), bytes);
      await expectMissing(one.id);
    }
    writeFileSync(fileOf(one.id), sealed);
    expect((await opened(one.id)).bytes).toEqual(pdf);
    expect((await attachments().open("no-such-file")).ok).toBe(false);
  });
});

test("without a row there is no use in the file: when the draft has gone, the sweep takes it", async () => {
  const before = new Set(stored());
  await expect(save("late.pdf", pdf, { sessionHash: "owner", draftId: "gone" })).rejects.toThrow();
  const [orphan, ...more] = stored().filter((name) => !before.has(name));
  expect(more).toEqual([]);
  // Written before the row, so it is there: a row never waits for its file.
  expect(existsSync(fileOf(must(orphan)))).toBe(true);
});

test("is taken back by its session, the file too; by nobody else, and not once it is sent", async () => {
  const file = good(await save("a.pdf", pdf));
  await attachments().remove(file.id, "stranger");
  expect(existsSync(fileOf(file.id))).toBe(true);
  await attachments().remove(file.id, "owner");
  expect(existsSync(fileOf(file.id))).toBe(false);
  expect(await rooms.applications.attachment(file.id)).toBeNull();
  await attachments().remove(file.id, "owner");
});

test("one for a correction belongs to the application at once", async () => {
  const application = await applied(rooms, "one", { answers: permitAnswers() });
  const of = { sessionHash: application.sessionHash, draftId: null, applicationId: application.id };
  const file = good(await save("c.pdf", pdf, of));
  expect(await rooms.applications.attachment(file.id)).toMatchObject({ applicationId: application.id, draftId: null });
  await attachments().remove(file.id, application.sessionHash);
  expect((await opened(file.id)).bytes).toEqual(pdf);
});

test("what the answers do not name does not go along when they are sent", async () => {
  const draft = await filledDraft(rooms, "one", "sender", { answers: permitAnswers() });
  const stray = good(await save("b.pdf", pdf, { sessionHash: "sender", draftId: draft.id }));
  good(await rooms.applications.submit(requestOf(draft)));
  expect(await rooms.applications.attachment(stray.id)).toBeNull();
  expect(existsSync(fileOf(stray.id))).toBe(false);
});

test("the sweep deletes what no row names, when it is older than an hour", async () => {
  const named = good(await save("named.pdf", pdf));
  const dropped = good(await save("dropped.pdf", pdf));
  await rooms.stores.applications.removeAttachment(dropped.id, "owner");
  const age = (file: string, ms: number) => {
    const at = (rooms.clock.now() - ms) / 1000;
    utimesSync(file, at, at);
  };
  const put = (name: string, ms: number, folder = rooms.folder) => {
    mkdirSync(join(folder, name.slice(0, 2)), { recursive: true });
    writeFileSync(join(folder, name.slice(0, 2), name), "left");
    age(join(folder, name.slice(0, 2), name), ms);
  };
  put("zz-old", hour);
  put("zz-old.part", 2 * hour);
  put("zz-young", hour - 1000);
  put("zz-left", hour, `${rooms.folder}-quarantine`);
  for (const id of [named.id, dropped.id]) age(fileOf(id), 3 * hour);
  const before = new Set(stored());
  await attachments().sweep();
  const after = new Set(stored());
  const gone = [...before].filter((name) => !after.has(name));
  for (const name of [dropped.id, "zz-old", "zz-old.part", "zz-left"]) expect(gone).toContain(name);
  expect(after.has("zz-young")).toBe(true);
  expect((await opened(named.id)).bytes).toEqual(pdf);
  for (const { id } of await rooms.stores.applications.attachmentIds()) expect(existsSync(fileOf(id))).toBe(true);
});

test("the sweep deletes rows of files that were to go with something and never went", async () => {
  const file = good(await save("letter.pdf", pdf, { sessionHash: "writer", draftId: null }));
  rooms.clock.advance(23 * hour);
  await attachments().sweep();
  expect(await rooms.applications.attachment(file.id)).not.toBeNull();
  rooms.clock.advance(2 * hour);
  await attachments().sweep();
  expect(await rooms.applications.attachment(file.id)).toBeNull();
});
