import { describe, expect, test } from "vitest";
import type { ApplicationRecord, MessageFailure, SentFile } from "../../app/applications/index.ts";
import type { StaffIdentity } from "../../app/identity/index.ts";
import { sampleContent } from "../factories/answers.ts";
import { acted, applied, appliedUntil, clerk, good, must, permit, permitAnswers, resident, ways } from "./applying.ts";
import { hour, minute, sqliteRooms } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("one")] });
const number = "123456789018";
const photo = (name = "写真.jpg"): SentFile => ({ name, bytes: sampleContent["image/jpeg"]() });
const pdf = (name = "許可書.pdf"): SentFile => ({ name, bytes: sampleContent["application/pdf"]() });
const fresh = () => applied(rooms, "one", { answers: permitAnswers() });
const again = async ({ id }: ApplicationRecord) => must(await rooms.applications.byId(id));
const historyOf = (application: ApplicationRecord) => rooms.applications.history(application);
const write = (application: ApplicationRecord, text: string, files: SentFile[] = [], seen = application.lastSeq) =>
  rooms.applications.write(application, { text, files, seen, sessionHash: application.sessionHash });
/** Rows of files that belong to nothing, or to this one. */
const filesOf = async () => (await rooms.stores.applications.attachmentIds()).length;

describe("a message of the resident", () => {
  test("is kept with its files, which are the application's from then on; nobody is told by mail", async () => {
    const application = await fresh();
    good(await write(application, "  届出の写真です。\r\n二行め ", [photo(), pdf("委任状.pdf")]));
    const event = (await historyOf(application)).at(-1);
    expect(event).toMatchObject({
      type: "message",
      text: "届出の写真です。\n二行め",
      actor: { kind: "resident" },
      seq: 2,
    });
    const files = event?.type === "message" ? (event.files ?? []) : [];
    expect(files.map(({ name }) => name)).toEqual(["写真.jpg", "委任状.pdf"]);
    for (const { id } of files) {
      expect(await rooms.applications.attachment(id)).toMatchObject({
        applicationId: application.id,
        draftId: null,
        purpose: "message",
      });
      expect(good(await rooms.applications.attachments.open(id)).bytes.length).toBeGreaterThan(50);
    }
    expect((await again(application)).status).toBe("submitted");
    expect(await rooms.mails(application.receipt)).toHaveLength(1);
  });

  test.each<[string, string, SentFile[], MessageFailure]>([
    ["without words", " 　\n", [photo()], { code: "text", flaw: "required" }],
    ["too long", "あ".repeat(2001), [], { code: "text", flaw: "too-long" }],
    ["with a マイナンバー", `番号は ${number} です`, [photo()], { code: "text", flaw: "individual-number" }],
    ["with what cannot be shown", "a\u0007b", [], { code: "text", flaw: "character" }],
    ["with six files", "六つ", Array.from({ length: 6 }, () => photo()), { code: "too-many-files" }],
    [
      "with a file of another kind among others",
      "書類です",
      [photo(), { name: "memo.txt", bytes: Buffer.from("memo") }, pdf()],
      { code: "files", problems: [{ name: "memo.txt", code: "wrong-type" }] },
    ],
  ])("%s is refused and leaves nothing behind", async (_, text, files, failure) => {
    const application = await fresh();
    const before = await filesOf();
    expect(await write(application, text, files)).toEqual({ ok: false, error: failure });
    expect(await again(application)).toEqual(application);
    expect(await filesOf()).toBe(before);
  });

  test("two thousand letters are taken, also such as count twice", async () => {
    good(await write(await fresh(), "𠮷".repeat(2000)));
  });

  test("is possible while somebody works on it, and never afterwards", async () => {
    for (const status of Object.keys(ways) as (keyof typeof ways)[]) {
      const application = await appliedUntil(rooms, "one", status);
      const before = await filesOf();
      const outcome = await write(application, "お尋ねします", [photo()]);
      const open = ["submitted", "in-review", "correction-requested", "accepted"].includes(status);
      expect(outcome.ok, status).toBe(open);
      if (!outcome.ok) expect(outcome.error).toEqual({ code: "not-allowed" });
      expect(await filesOf()).toBe(before + (open ? 1 : 0));
    }
  });

  test("comes through when a clerk was quicker, and once when the button was pressed twice", async () => {
    const seen = await fresh();
    await acted(rooms, seen, { action: "take" });
    // Two presses from a page that is older than the clerk's step.
    good(await write(seen, "同じ話です", [photo()]));
    good(await write(await again(seen), "同じ話です", [photo()], seen.lastSeq));
    expect((await historyOf(seen)).map(({ type }) => type)).toEqual(["submitted", "taken", "message"]);
    // The same words from a page that shows the first ones are meant.
    good(await write(await again(seen), "同じ話です", [photo()]));
    expect((await historyOf(seen)).at(-1)).toMatchObject({ type: "message", seq: 4 });
  });

  test("at the same time as others: each once, in some order", async () => {
    const application = await fresh();
    const texts = ["一", "二", "三"];
    const sent = await Promise.all(texts.map((text) => write(application, text)));
    expect(sent.every(({ ok }) => ok)).toBe(true);
    const history = await historyOf(application);
    expect(history.flatMap((event) => (event.type === "message" ? [event.text] : [])).sort()).toEqual(texts.sort());
  });

  test("ten in an hour, of one application", async () => {
    const application = await fresh();
    for (let n = 0; n < 10; n++) good(await write(await again(application), `${n}`));
    const before = await filesOf();
    const late = await write(await again(application), "十一", [photo()]);
    expect(late).toMatchObject({ ok: false, error: { code: "too-many" } });
    expect(late.ok === false && late.error.code === "too-many" && late.error.retryAfterMs).toBeGreaterThan(0);
    expect(await filesOf()).toBe(before);
    good(await write(await fresh(), "別の申請です"));
    rooms.clock.advance(hour + minute);
    good(await write(await again(application), "一時間あと"));
  });
});

describe("what a clerk sends", () => {
  const staff: StaffIdentity = {
    id: "a1",
    login: "clerk",
    name: "見本 太郎",
    role: "clerk",
    departments: ["citizens"],
  };
  const act = (
    application: ApplicationRecord,
    command: Parameters<typeof rooms.console.files.act>[2],
    files: SentFile[],
  ) => rooms.console.files.act(staff, application.receipt, command, application.lastSeq, files);

  test("documents go with the decision, and the mail says how many, not what", async () => {
    const application = await appliedUntil(rooms, "one", "in-review", permitAnswers());
    good(await act(application, { action: "accept", message: "よろしくお願いします" }, [pdf(), photo("地図.jpg")]));
    const event = must((await historyOf(application)).at(-1));
    const files = event.type === "accepted" ? must(event.files) : [];
    expect(files.map(({ name }) => name)).toEqual(["許可書.pdf", "地図.jpg"]);
    for (const { id } of files) {
      expect(await rooms.applications.attachment(id)).toMatchObject({
        applicationId: application.id,
        purpose: "decision",
      });
    }
    const mail = must((await rooms.mails(application.receipt)).at(-1));
    expect(mail.text).toContain("書類が2件あります");
    expect(mail.text).not.toContain("許可書");
    good(await act(await again(application), { action: "message", text: "地図を送ります" }, [photo()]));
    const told = must((await historyOf(application)).at(-1));
    const [first] = told.type === "message" ? must(told.files) : [];
    expect(await rooms.applications.attachment(must(first).id)).toMatchObject({ purpose: "message" });
    expect(must((await rooms.mails(application.receipt)).at(-1)).text).not.toContain("地図");
  });

  test("what is refused keeps no file: a wrong one, an old page, a step that takes none, too many", async () => {
    const application = await appliedUntil(rooms, "one", "in-review");
    const before = await filesOf();
    const memo = { name: "memo.txt", bytes: Buffer.from("memo") };
    const accept = { action: "accept" as const, message: "" };
    const outcomes = [
      await act(application, accept, [pdf(), memo]),
      await act({ ...application, lastSeq: 1 }, accept, [pdf()]),
      await act(application, { action: "reject", reason: "できません" }, [pdf()]),
      await act(
        application,
        accept,
        Array.from({ length: 6 }, () => pdf()),
      ),
      await act(application, { action: "message", text: number }, [pdf()]),
      await act(application, { action: "complete", message: "" }, [pdf()]),
    ];
    expect(outcomes.map((outcome) => (outcome.ok ? null : outcome.error.code))).toEqual([
      "files",
      "conflict",
      "not-allowed",
      "too-many-files",
      "individual-number",
      "not-allowed",
    ]);
    expect(await filesOf()).toBe(before);
    expect(await again(application)).toEqual(application);
  });

  test("a message nobody has answered shows in the inbox until somebody does something", async () => {
    const application = await appliedUntil(rooms, "one", "in-review");
    const query = { view: "messages", procedure: "", q: "", sort: "", after: "" };
    const isListed = async () =>
      (await rooms.console.inbox(staff, query)).items.some(({ id }) => id === application.id);
    const isMarked = async () => must(await rooms.console.files.read(staff, application.receipt, "opened")).unanswered;
    expect([await isListed(), await isMarked()]).toEqual([false, false]);
    good(await write(application, "お尋ねします"));
    expect([await isListed(), await isMarked()]).toEqual([true, true]);
    const everything = await rooms.console.inbox(staff, { ...query, view: "open" });
    expect(everything.items.find(({ id }) => id === application.id)?.unanswered).toBe(true);
    await acted(rooms, application, { action: "message", text: "お答えします" });
    expect([await isListed(), await isMarked()]).toEqual([false, false]);
    const { lastSeq } = await again(application);
    expect(
      (await rooms.applications.act(await again(application), { action: "message", text: "再び" }, resident, lastSeq))
        .ok,
    ).toBe(true);
    expect(await isMarked()).toBe(true);
    await acted(rooms, application, { action: "accept", message: "" });
    expect(await isListed()).toBe(false);
    expect(clerk.party).toBe("clerk");
  });
});
