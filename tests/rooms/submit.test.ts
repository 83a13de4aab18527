import { rmSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  allowedActions,
  type Command,
  foldStatus,
  type Identity,
  identityMeets,
  type Status,
} from "../../app/applications/index.ts";
import { createStaffSignIn } from "../../app/identity/index.ts";
import { onBothEngines } from "../contract/engines.ts";
import { foldedStatuses } from "../contract/status-projection.ts";
import { applied, clerk, filledDraft, good, must, permit, permitAnswers, requestOf, resident } from "./applying.ts";
import { day, minute, type Rooms, roomsOn, sqliteRooms, temporaryFolder } from "./rooms.ts";

const reason = { ja: "本人へ届くことを確かめます" };
const definitions = [
  permit("open"),
  permit("mailed", { assurance: { level: "email", reason } }),
  permit("card", { assurance: { level: "jpki", reason } }),
  permit("undated", { guide: { ...permit("any").guide, processingDays: null } }),
];
const none: Identity = { level: "none" };
const email: Identity = { level: "email", email: "confirmed@example.jp", verifiedAt: 1 };
const demo: Identity = { level: "jpki", provider: "demo", demo: true, verifiedAt: 1 };
const card: Identity = { level: "jpki", provider: "real", demo: false, verifiedAt: 1 };

onBothEngines("submitting", (db) => {
  const rooms = {} as Rooms;
  const withDemo = {} as Rooms;
  const folder = temporaryFolder();
  beforeAll(async () => {
    Object.assign(rooms, await roomsOn(db.stores, folder, { definitions }));
    const cardIdentity = { id: "demo", demo: true };
    Object.assign(withDemo, await roomsOn(db.stores, folder, { definitions, cardIdentity }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const submit = (...request: Parameters<Rooms["applications"]["submit"]>) => rooms.applications.submit(...request);

  test("writes the application, its first event, the mail and the grant, and the draft is gone", async () => {
    const draft = await filledDraft(rooms, "open", "whole", { answers: permitAnswers() });
    const { receipt } = good(await submit(requestOf(draft)));
    const application = must(await rooms.applications.byReceipt(receipt));
    expect(application).toMatchObject({
      receipt: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
      idempotencyKey: draft.id,
      procedureId: "open",
      versionId: "open@1",
      department: "citizens",
      channel: "online",
      locale: "ja",
      answers: permitAnswers(),
      applicantName: "架空　花子",
      applicantSearch: "架空花子 かくうはなこ",
      contactEmail: "hanako@example.jp",
      submittedAt: rooms.clock.now(),
      dueAt: rooms.clock.now() + 5 * day,
      status: "submitted",
      lastSeq: 1,
    });
    const first = { seq: 1, at: rooms.clock.now(), actor: { kind: "resident" }, type: "submitted" };
    expect(await rooms.applications.history(application)).toEqual([first]);
    expect(await rooms.mails(receipt)).toHaveLength(1);
    expect((await rooms.applications.openFor("whole", receipt))?.id).toBe(application.id);
    expect(await rooms.applications.openFor("stranger", receipt)).toBeNull();
    expect(await rooms.applications.openFor(null, receipt)).toBeNull();
    expect(await rooms.applications.drafts.find("whole", "open")).toBeNull();
    expect((await rooms.applications.mine("whole")).map((row) => row.receipt)).toEqual([receipt]);
  });

  test("stores only answers that belong to the form", async () => {
    const answers = { ...permitAnswers(), stray: "よそから", request: "画面の名" };
    const application = await applied(rooms, "open", { answers });
    expect(application.answers).toEqual(permitAnswers());
  });

  test("a procedure without days has no due date, an applicant without an address gets no mail", async () => {
    const application = await applied(rooms, "undated", { answers: permitAnswers(null) });
    expect(application).toMatchObject({ dueAt: null, contactEmail: null });
    expect(await rooms.mails(application.receipt)).toEqual([]);
  });

  test.each([
    ["an open day stays", "2026-04-01", "2026-04-06"],
    ["a Saturday becomes the Monday", "2026-04-06", "2026-04-13"],
    ["a holiday among weekend days", "2026-07-15", "2026-07-21"],
    ["the year end", "2026-12-26", "2027-01-04"],
  ])("is due on a day on which the office is open: %s", async (_, on, due) => {
    const at = (day: string) => Date.parse(`${day}T10:00:00+09:00`);
    const before = rooms.clock.now();
    rooms.clock.set(at(on));
    const application = await applied(rooms, "open", { answers: permitAnswers() });
    rooms.clock.set(before);
    expect(application.dueAt).toBe(at(due));
  });

  test("an incomplete draft is refused with the page that lacks an answer, and stays", async () => {
    const { purpose: _, ...lacking } = permitAnswers();
    const draft = await filledDraft(rooms, "open", "incomplete", { answers: lacking });
    expect(await submit(requestOf(draft))).toEqual({ ok: false, error: { code: "incomplete", path: "request" } });
    expect(await rooms.applications.drafts.find("incomplete", "open")).toEqual(draft);
  });

  test.each<[string, Identity | null, boolean]>([
    ["mailed", null, false],
    ["mailed", none, false],
    ["mailed", demo, false],
    ["mailed", email, true],
    ["mailed", card, true],
    ["card", null, false],
    ["card", email, false],
    ["card", demo, false],
    ["card", card, true],
    ["open", null, true],
  ])("%s with identity %j: sent %s", async (id, identity, sent) => {
    const session = `identity-${id}-${JSON.stringify(identity)}`;
    const draft = await filledDraft(rooms, id, session, {
      answers: permitAnswers(),
      ...(identity ? { identity } : {}),
    });
    const outcome = await submit(requestOf(draft));
    if (!sent) return expect(outcome).toEqual({ ok: false, error: { code: "identity" } });
    const application = must(await rooms.applications.byReceipt(good(outcome).receipt));
    expect(application.identity).toEqual(identity);
    expect(application.contactEmail).toBe(identity?.level === "email" ? email.email : "hanako@example.jp");
  });

  test("the demo of the card counts only where there is a demo provider", async () => {
    const draft = await filledDraft(withDemo, "card", "demo", { answers: permitAnswers(), identity: demo });
    expect(await rooms.applications.submit(requestOf(draft))).toEqual({ ok: false, error: { code: "identity" } });
    expect((await withDemo.applications.submit(requestOf(draft))).ok).toBe(true);
  });

  test("what was not seen is not sent: an older revision, another draft's page, no draft at all", async () => {
    const draft = await filledDraft(rooms, "open", "stale", { answers: permitAnswers() });
    for (const revision of [draft.revision - 1, draft.revision + 1, Number.NaN]) {
      expect(await submit({ ...requestOf(draft), revision })).toEqual({ ok: false, error: { code: "stale" } });
    }
    expect(await submit({ ...requestOf(draft), key: "other" })).toEqual({ ok: false, error: { code: "stale" } });
    const unknown = { ...requestOf(draft), sessionHash: "nobody" };
    expect(await submit(unknown)).toEqual({ ok: false, error: { code: "no-draft" } });
    expect(await submit({ ...unknown, key: "" })).toEqual({ ok: false, error: { code: "no-draft" } });
    expect((await submit(requestOf(draft))).ok).toBe(true);
  });

  test("repeated, it gives the same receipt, also when a new draft was begun; to a stranger nothing", async () => {
    const draft = await filledDraft(rooms, "open", "repeat", { answers: permitAnswers() });
    const first = good(await submit(requestOf(draft)));
    expect(good(await submit(requestOf(draft)))).toEqual(first);
    await filledDraft(rooms, "open", "repeat", { answers: permitAnswers() });
    expect(good(await submit(requestOf(draft)))).toEqual(first);
    const stranger = { ...requestOf(draft), sessionHash: "thief" };
    expect(await submit(stranger)).toEqual({ ok: false, error: { code: "no-draft" } });
    expect(await rooms.mails(first.receipt)).toHaveLength(1);
  });

  test("twenty at once give one application, one event, one mail", async () => {
    const draft = await filledDraft(rooms, "open", "burst", { answers: permitAnswers() });
    const sent = await Promise.all(Array.from({ length: 20 }, () => submit(requestOf(draft))));
    const receipts = new Set(sent.map((outcome) => good(outcome).receipt));
    expect(receipts.size).toBe(1);
    const application = must(await rooms.applications.byReceipt(must([...receipts][0])));
    expect(await rooms.applications.history(application)).toHaveLength(1);
    expect(await rooms.mails(application.receipt)).toHaveLength(1);
    expect(await rooms.applications.mine("burst")).toHaveLength(1);
  });

  test("twenty residents at once get twenty numbers", async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => applied(rooms, "open", { answers: permitAnswers(), sessionHash: `r${n}` })),
    );
    expect(new Set(all.map(({ receipt }) => receipt)).size).toBe(20);
  });

  test("ten clerks who take it at once: one does, nine are told, and history, status and mails agree", async () => {
    const application = await applied(rooms, "open", { answers: permitAnswers() });
    const { act } = rooms.applications;
    const by = (n: number) => ({
      actor: { kind: "staff" as const, accountId: `${n}`, name: "" },
      party: "clerk" as const,
    });
    const takes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => act(application, { action: "take" }, by(n), 1)),
    );
    expect(takes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(takes.filter((outcome) => !outcome.ok && outcome.error === "conflict")).toHaveLength(9);
    const [row] = await foldedStatuses(db.stores.applications, [application.id], foldStatus);
    expect(row).toMatchObject({ stored: "in-review" satisfies Status, folded: "in-review" });
  });

  test("whatever clerks and residents try, the status column is the folded history", async () => {
    const commands: Command[] = [
      { action: "take" },
      { action: "request-correction", fields: [{ path: "purpose", reason: "短い" }], message: "" },
      { action: "correct", answers: { ...permitAnswers(), purpose: "長い説明" } },
      { action: "accept", message: "" },
      { action: "complete", message: "" },
      { action: "reject", reason: "期間外" },
      { action: "message", text: "お知らせ" },
      { action: "withdraw", reason: "" },
    ];
    const tries = fc.array(fc.tuple(fc.nat(), fc.boolean(), fc.integer({ min: 1, max: 4 })), {
      minLength: 1,
      maxLength: 12,
    });
    const reached = new Set<Status>();
    await fc.assert(
      fc.asyncProperty(tries, async (list) => {
        const { id } = await applied(rooms, "open", { answers: permitAnswers(null) });
        for (const [choice, byClerk, dice] of list) {
          const fresh = must(await rooms.applications.byId(id));
          const by = byClerk ? clerk : resident;
          const allowed = commands.filter(({ action }) => allowedActions(fresh.status, by.party).includes(action));
          // One in four is anything at all; the others come through, so that all statuses are reached.
          const pool = dice === 1 || allowed.length === 0 ? commands : allowed;
          const done = await rooms.applications.act(fresh, must(pool[choice % pool.length]), by, fresh.lastSeq);
          reached.add(fresh.status);
          const [row] = await foldedStatuses(db.stores.applications, [id], foldStatus);
          expect(row?.stored).toBe(row?.folded);
          const after = must(await rooms.applications.byId(id));
          expect(after.lastSeq).toBe(fresh.lastSeq + (done.ok ? 1 : 0));
          expect((await rooms.applications.history(after)).map(({ seq }) => seq)).toHaveLength(after.lastSeq);
          reached.add(after.status);
        }
      }),
      { numRuns: 40, seed: 7 },
    );
    expect(reached.size).toBe(7);
  });

  test("numbers from a form that no history can have are a conflict, not a failure of the database", async () => {
    const application = await applied(rooms, "open", { answers: permitAnswers() });
    const by = { actor: { kind: "resident" as const }, party: "resident" as const };
    for (const seq of [Number.NaN, 0, -1, 0.5, 2, 3e9, 1e300, Number.POSITIVE_INFINITY]) {
      const outcome = await rooms.applications.act(application, { action: "withdraw", reason: "" }, by, seq);
      expect(outcome, String(seq)).toEqual({ ok: false, error: "conflict" });
    }
    expect((await rooms.applications.byId(application.id))?.status).toBe("submitted");
  });

  test("letters that no column can hold are a wrong answer, not a failure of the database", async () => {
    const staff = createStaffSignIn(db.stores.identity, rooms.clock, Buffer.alloc(32));
    for (const login of ["a\0b", "\ud800", "𠮷".repeat(500)]) {
      const typed = { login, password: "x".repeat(201), code: "123456" };
      expect(await staff.signIn(typed, "192.0.2.1")).toEqual({ ok: false, error: { code: "wrong" } });
    }
    expect(await rooms.applications.openFor("whole\0", "34679-ACDEF")).toBeNull();
    const clerkOf = { id: "a", login: "a", name: "a", role: "clerk" as const, departments: ["citizens"] };
    for (const q of ["\0", "架\0空", "\ud800", "%", "\\", "架".repeat(500)]) {
      const found = await rooms.console.inbox(clerkOf, { view: "", procedure: "\0", q, sort: "", after: "\0" });
      expect(Array.isArray(found.items)).toBe(true);
    }
    expect(await rooms.console.files.attachment(clerkOf, "a\0b")).toEqual({ ok: false, error: "missing" });
  });

  test("look-up counts exactly, also when guesses come at once", async () => {
    const application = await applied(rooms, "open", { answers: permitAnswers() });
    const code = rooms.applications.accessCode(application.receipt);
    const guess = (typed: string) =>
      rooms.applications.lookup({ receipt: application.receipt, code: typed }, "g", "addr");
    const guesses = await Promise.all(Array.from({ length: 12 }, () => guess("AAAA-AAAA")));
    const codes = guesses.map((outcome) => (outcome.ok ? "ok" : outcome.error.code)).toSorted();
    expect(codes).toEqual([...Array(7).fill("locked"), ...Array(5).fill("wrong")]);
    expect(await guess(code)).toMatchObject({ ok: false, error: { code: "locked" } });
    rooms.clock.advance(15 * minute);
    expect(await guess(code)).toMatchObject({ ok: true });
    rooms.clock.advance(-15 * minute);
  });
});

describe("the words of the mail", () => {
  const rooms = sqliteRooms({ definitions });

  test.each([
    [
      "ja",
      "架空の手続 open",
      "市民課",
      "2026年（令和8年）4月6日",
      "/applications/",
      "電話 0837-52-1110",
      "受け付けました",
    ],
    [
      "easy",
      "架空の手続 open（やさしい）",
      "市民課（しみんか）",
      "2026年4月6日",
      "/easy/applications/",
      "電話 0837-52-1110",
      "受けとりました",
    ],
    [
      "en",
      "架空の手続 open (en)",
      "Citizens Division",
      "6 April 2026",
      "/en/applications/",
      "Telephone 0837-52-1110",
      "We have received",
    ],
  ])(
    "%s: number, code, what happens next, by when, whom to ask",
    async (locale, title, department, due, path, tel, verb) => {
      const application = await applied(rooms, "open", { answers: permitAnswers(), locale });
      const [mail, ...more] = await rooms.mails(application.receipt);
      expect(more).toEqual([]);
      expect(mail).toMatchObject({ to: "hanako@example.jp", about: application.receipt });
      for (const words of [application.receipt, title, verb]) expect(mail?.subject).toContain(words);
      const link = `https://portal.example${path}${application.receipt}`;
      const code = rooms.applications.accessCode(application.receipt);
      for (const words of [application.receipt, code, department, due, link, tel]) expect(mail?.text).toContain(words);
      expect(`${mail?.subject}${mail?.text}`).not.toMatch(/\{\{|undefined|mail:|null/);
      expect(mail?.text).not.toContain("架空　花子");
    },
  );

  test("without days it does not invent a date", async () => {
    const application = await applied(rooms, "undated", { answers: permitAnswers() });
    const [mail] = await rooms.mails(application.receipt);
    expect(mail?.text).not.toMatch(/\d+月\d+日/);
  });
});

test("levels of identity, strongest last", () => {
  const all = [null, none, email, demo, card];
  const meeting = (level: "none" | "email" | "jpki", demoAllowed: boolean) =>
    all.filter((identity) => identityMeets(level, identity, demoAllowed));
  expect(meeting("none", false)).toEqual(all);
  expect(meeting("email", false)).toEqual([email, card]);
  expect(meeting("email", true)).toEqual([email, demo, card]);
  expect(meeting("jpki", false)).toEqual([card]);
  expect(meeting("jpki", true)).toEqual([demo, card]);
});
