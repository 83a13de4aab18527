import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { maxFileBytes, type UploadOwner } from "../../app/applications/index.ts";
import { sha256 } from "../../app/lib/ids.ts";
import { applied, filledDraft, good, must, permit, permitAnswers, requestOf } from "./applying.ts";
import { hour, sqliteRooms } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("one")] });
const attachments = () => rooms.applications.attachments;
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from("JFIF\0"), Buffer.alloc(40)]);
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
const stored = () =>
  existsSync(rooms.folder)
    ? readdirSync(rooms.folder).flatMap((folder) => readdirSync(join(rooms.folder, folder)))
    : [];

test("is kept on disk for the server alone, with a row that names its sum", async () => {
  const half = Math.floor(pdf.length / 2);
  const bytes = streamOf(pdf.subarray(0, half), pdf.subarray(half));
  const file = good(await attachments().save({ ...owner, name: "住民票.pdf", bytes }));
  expect(file).toEqual({ id: expect.any(String), name: "住民票.pdf", type: "application/pdf", bytes: pdf.length });
  expect(readFileSync(fileOf(file.id))).toEqual(pdf);
  expect(await attachments().read(file.id)).toEqual(pdf);
  expect(statSync(fileOf(file.id)).mode & 0o077).toBe(0);
  expect(await rooms.applications.attachment(file.id)).toEqual({
    ...file,
    sha256: sha256(pdf),
    ...owner,
    applicationId: null,
    createdAt: rooms.clock.now(),
  });
  expect(stored().filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("what it is, its bytes say, not its name", async () => {
  expect(good(await save("写真.pdf", png)).type).toBe("image/png");
  expect(good(await save("写真", jpeg)).type).toBe("image/jpeg");
  expect(good(await save("a.html", pdf)).type).toBe("application/pdf");
});

test.each([
  ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ["an archive", Buffer.from("504b0304140000000800", "hex")],
  ["a program", Buffer.from("4d5a90000300000004000000ffff0000", "hex")],
  ["a GIF", Buffer.from("GIF89a\x01\x00\x01\x00", "latin1")],
  ["words", Buffer.from("%PD")],
])("%s named .pdf is refused and leaves nothing behind", async (_, bytes) => {
  const before = stored();
  expect(await save("書類.pdf", bytes)).toEqual({ ok: false, error: "wrong-type" });
  expect(stored()).toEqual(before);
});

test("nothing, and more than ten megabytes, are refused; exactly ten are taken", async () => {
  expect(await save("empty.pdf", Buffer.alloc(0))).toEqual({ ok: false, error: "empty" });
  expect(await attachments().save({ ...owner, name: "none.pdf", bytes: streamOf() })).toEqual({
    ok: false,
    error: "empty",
  });
  const most = Buffer.alloc(maxFileBytes);
  pdf.copy(most);
  const before = stored();
  let read = 0;
  async function* endless() {
    for (;;) {
      read += 1_000_000;
      yield Buffer.concat([pdf, Buffer.alloc(1_000_000 - pdf.length)]);
    }
  }
  expect(await attachments().save({ ...owner, name: "endless.pdf", bytes: endless() })).toEqual({
    ok: false,
    error: "too-large",
  });
  expect(read).toBeLessThan(maxFileBytes + 2_000_000);
  expect(await attachments().save({ ...owner, name: "big.pdf", bytes: streamOf(most, Buffer.alloc(1)) })).toEqual({
    ok: false,
    error: "too-large",
  });
  expect(stored()).toEqual(before);
  expect(good(await save("most.pdf", most)).bytes).toBe(10 * 1024 * 1024);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\hanako\\住民票.pdf", "住民票.pdf"],
  ["a\r\nSet-Cookie: x\u0000.pdf", "aSet-Cookie: x.pdf"],
  ["\u202efdp.exe", "fdp.exe"],
  ["/", "file"],
  ["", "file"],
  [" \t ", "file"],
  [`${"長".repeat(200)}.pdf`, `${"長".repeat(116)}.pdf`],
  [`${"𠮷".repeat(200)}.pdf`, `${"𠮷".repeat(116)}.pdf`],
])("the name %j is shown as %j", async (given, shown) => {
  const file = good(await save(given, pdf));
  expect(file.name).toBe(shown);
  expect(file.name.isWellFormed()).toBe(true);
  expect((await rooms.applications.attachment(file.id))?.name).toBe(shown);
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

  const draft = await filledDraft(rooms, "one", "sender", { answers: permitAnswers() });
  const sent = good(await save("b.pdf", pdf, { sessionHash: "sender", draftId: draft.id }));
  const { receipt } = good(await rooms.applications.submit(requestOf(draft)));
  const application = must(await rooms.applications.byReceipt(receipt));
  expect(await rooms.applications.attachment(sent.id)).toMatchObject({ applicationId: application.id, draftId: null });
  await attachments().remove(sent.id, "sender");
  expect(await attachments().read(sent.id)).toEqual(pdf);
});

test("one for a correction belongs to the application at once", async () => {
  const application = await applied(rooms, "one", { answers: permitAnswers() });
  const of = { sessionHash: application.sessionHash, draftId: null, applicationId: application.id };
  const file = good(await save("c.pdf", pdf, of));
  expect(await rooms.applications.attachment(file.id)).toMatchObject({ applicationId: application.id, draftId: null });
});

test("the sweep deletes what no row names, when it is older than an hour", async () => {
  const named = good(await save("named.pdf", pdf));
  const dropped = good(await save("dropped.pdf", pdf));
  await rooms.stores.applications.removeAttachment(dropped.id, "owner");
  const put = (name: string, age: number) => {
    mkdirSync(join(rooms.folder, name.slice(0, 2)), { recursive: true });
    writeFileSync(fileOf(name), "left");
    const at = (rooms.clock.now() - age) / 1000;
    utimesSync(fileOf(name), at, at);
  };
  put("zz-old", hour);
  put("zz-old.part", 2 * hour);
  put("zz-young", hour - 1000);
  const old = (rooms.clock.now() - 3 * hour) / 1000;
  for (const id of [named.id, dropped.id]) utimesSync(fileOf(id), old, old);
  const before = new Set(stored());
  expect(await attachments().sweep()).toBe(3);
  const after = new Set(stored());
  expect([...before].filter((name) => !after.has(name)).toSorted()).toEqual(
    [dropped.id, "zz-old", "zz-old.part"].toSorted(),
  );
  expect(await attachments().sweep()).toBe(0);
  rooms.clock.advance(1000);
  expect(await attachments().sweep()).toBe(1);
  rooms.clock.advance(-1000);
  for (const id of await rooms.stores.applications.attachmentIds()) expect(existsSync(fileOf(id))).toBe(true);
});

test("the sweep of a portal that has no attachment yet finds nothing", async () => {
  const { createAttachments } = await import("../../app/applications/attachments.ts");
  const fresh = createAttachments(
    join(rooms.folder, "none", "yet"),
    rooms.stores.applications,
    rooms.clock,
    () => "id",
  );
  expect(await fresh.sweep()).toBe(0);
});
