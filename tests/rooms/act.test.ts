import { describe, expect, test } from "vitest";
import {
  type ActFailure,
  type Action,
  allowedActions,
  applicantOf,
  type Command,
  type Status,
} from "../../app/applications/index.ts";
import { compile } from "../../app/engine/index.ts";
import { define, field, group, step } from "../fixtures/index.ts";
import { acted, applied, appliedUntil, clerk, good, must, permit, permitAnswers, resident, ways } from "./applying.ts";
import { minute, sqliteRooms } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("one")] });
const commands: Record<Action, Command> = {
  take: { action: "take" },
  "request-correction": {
    action: "request-correction",
    fields: [{ path: "purpose", reason: "短すぎます" }],
    message: "直してください",
  },
  accept: { action: "accept", message: "受理します" },
  complete: { action: "complete", message: "終わりました" },
  reject: { action: "reject", reason: "期間を過ぎています" },
  message: { action: "message", text: "お知らせです" },
  correct: { action: "correct", answers: { ...permitAnswers(), purpose: "詳しい目的" } },
  withdraw: { action: "withdraw", reason: "やめます" },
};
const statuses = Object.keys(ways) as Status[];
const parties = ["clerk", "department-admin", "publisher", "system-admin", "auditor", "resident"] as const;
const byOf = (party: (typeof parties)[number]) =>
  party === "resident" ? resident : { actor: clerk.actor, party: party as (typeof parties)[number] };
const after: Partial<Record<Action, Status>> = {
  take: "in-review",
  "request-correction": "correction-requested",
  correct: "in-review",
  accept: "accepted",
  complete: "completed",
  reject: "rejected",
  withdraw: "withdrawn",
};

describe.each(statuses)("%s", (status) => {
  test("refuses everything that is not in the table, and writes nothing", async () => {
    const application = await appliedUntil(rooms, "one", status);
    expect(application.status).toBe(status);
    let refused = 0;
    for (const party of parties) {
      for (const [action, command] of Object.entries(commands) as [Action, Command][]) {
        if (allowedActions(status, party).includes(action)) continue;
        const outcome = await rooms.applications.act(application, command, byOf(party), application.lastSeq);
        expect(outcome, `${party} ${action}`).toEqual({ ok: false, error: "not-allowed" satisfies ActFailure });
        refused++;
      }
    }
    expect(await rooms.applications.byId(application.id)).toEqual(application);
    expect(refused).toBeGreaterThan(30);
  });

  test("does what is in the table", async () => {
    for (const party of parties) {
      for (const action of allowedActions(status, party)) {
        const application = await appliedUntil(rooms, "one", status);
        rooms.clock.advance(minute);
        good(await rooms.applications.act(application, commands[action], byOf(party), application.lastSeq));
        const now = must(await rooms.applications.byId(application.id));
        expect(now.status, `${party} ${action}`).toBe(after[action] ?? status);
        expect(now.updatedAt).toBe(rooms.clock.now());
        const last = (await rooms.applications.history(now)).at(-1);
        expect(last).toMatchObject({ seq: application.lastSeq + 1, at: rooms.clock.now(), actor: byOf(party).actor });
      }
    }
  });
});

test("residents decide nothing, and people without a case none at all", () => {
  for (const status of statuses) {
    for (const party of ["publisher", "system-admin", "auditor"] as const)
      expect(allowedActions(status, party)).toEqual([]);
    for (const action of ["take", "accept", "complete", "reject", "request-correction"] as const) {
      expect(allowedActions(status, "resident")).not.toContain(action);
    }
    for (const action of ["correct", "withdraw"] as const) {
      expect(allowedActions(status, "clerk")).not.toContain(action);
    }
  }
});

test("acting on what has moved on is a conflict, also when the action would still be allowed", async () => {
  const seen = await applied(rooms, "one", { answers: permitAnswers() });
  await acted(rooms, seen, commands.message);
  const moved = must(await rooms.applications.byId(seen.id));
  expect(await rooms.applications.act(seen, commands.take, clerk, seen.lastSeq)).toEqual({
    ok: false,
    error: "conflict",
  });
  expect(await rooms.applications.act(moved, commands.take, clerk, seen.lastSeq)).toEqual({
    ok: false,
    error: "conflict",
  });
  expect(await rooms.applications.act(seen, commands.take, clerk, moved.lastSeq)).toEqual({
    ok: false,
    error: "conflict",
  });
  expect(await rooms.applications.byId(seen.id)).toEqual(moved);
  expect((await rooms.mails(seen.receipt)).map(({ subject }) => subject)).toHaveLength(2);
});

test.each<[string, Command, ActFailure]>([
  ["a rejection without a reason", { action: "reject", reason: " 　" }, "text-missing"],
  ["a correction of nothing", { action: "request-correction", fields: [], message: "直して" }, "fields-missing"],
  [
    "a correction without a reason",
    {
      action: "request-correction",
      fields: [
        { path: "purpose", reason: "短い" },
        { path: "applicantName", reason: "\n" },
      ],
      message: "",
    },
    "text-missing",
  ],
  ["an empty message", { action: "message", text: "" }, "text-missing"],
  ["a マイナンバー in a message", { action: "message", text: "1234-5678-9018 です" }, "individual-number"],
  ["a マイナンバー in a decision", { action: "accept", message: "１２３４５６７８９０１８" }, "individual-number"],
  ["a マイナンバー in a rejection", { action: "reject", reason: "123456789018" }, "individual-number"],
  [
    "a マイナンバー in the reason of a correction",
    { action: "request-correction", fields: [{ path: "purpose", reason: "1234 5678 9018" }], message: "" },
    "individual-number",
  ],
])("%s is refused and nothing is sent", async (_, command, failure) => {
  const application = await appliedUntil(rooms, "one", "in-review", permitAnswers());
  const before = await rooms.mails(application.receipt);
  const outcome = await rooms.applications.act(application, command, clerk, application.lastSeq);
  expect(outcome).toEqual({ ok: false, error: failure });
  expect(await rooms.applications.byId(application.id)).toEqual(application);
  expect(await rooms.mails(application.receipt)).toEqual(before);
});

test("each step tells the resident by mail what it says, in their language; taking does not, nor their own message", async () => {
  let application = await applied(rooms, "one", { answers: permitAnswers(), locale: "en" });
  const news = async (command: Command) => {
    const known = new Set((await rooms.mails(application.receipt)).map(({ id }) => id));
    application = await acted(rooms, application, command);
    return (await rooms.mails(application.receipt)).filter(({ id }) => !known.has(id));
  };
  expect(await news(commands.take)).toEqual([]);
  const [asked] = await news({ ...commands["request-correction"] } as Command);
  expect(asked?.subject).toContain("Please correct your application");
  for (const words of ["項目purpose", "短すぎます", "直してください", `/en/applications/${application.receipt}`]) {
    expect(asked?.text).toContain(words);
  }
  // The number is in the mail, the second secret only in the first one.
  expect(asked?.text).not.toContain(rooms.applications.accessCode(application.receipt));
  expect((await news(commands.correct)).map(({ subject }) => subject)).toEqual([
    expect.stringContaining("received your correction"),
  ]);
  // What a message says is read on the page, behind the second secret.
  const [told] = await news(commands.message);
  expect(told?.text).toContain(`/en/applications/${application.receipt}`);
  expect(told?.text).not.toContain("お知らせです");
  const own = await rooms.applications.act(application, commands.message, resident, application.lastSeq);
  expect(own.ok).toBe(true);
  expect(await rooms.mails(application.receipt)).toHaveLength(4);
  expect((await news(commands.accept))[0]?.text).toContain("受理します");
  expect((await news(commands.complete))[0]?.text).toContain("終わりました");
});

test("a rejection tells its reason, a withdrawal is confirmed and keeps the resident's words", async () => {
  const rejected = await appliedUntil(rooms, "one", "rejected", permitAnswers());
  expect((await rooms.mails(rejected.receipt)).at(-1)?.text).toContain("期間を過ぎています");
  const withdrawn = await acted(rooms, await applied(rooms, "one", { answers: permitAnswers() }), commands.withdraw);
  expect(withdrawn.status).toBe("withdrawn");
  expect((await rooms.mails(withdrawn.receipt)).at(-1)?.subject).toContain("取り下げました");
  expect((await rooms.applications.history(withdrawn)).at(-1)).toMatchObject({ type: "withdrawn", reason: "やめます" });
  expect(await rooms.applications.act(withdrawn, commands.withdraw, resident, 2)).toEqual({
    ok: false,
    error: "not-allowed",
  });
});

test("a correction keeps before and after, and what is read from the answers follows it", async () => {
  const application = await appliedUntil(rooms, "one", "correction-requested", permitAnswers("old@example.jp"));
  const answers = {
    ...permitAnswers("new@example.jp"),
    applicantName: { family: "髙橋", given: "次郎" },
    applicantKana: "タカハシ　ジロウ",
  };
  const corrected = await acted(rooms, application, { action: "correct", answers });
  expect(corrected).toMatchObject({
    answers,
    applicantName: "髙橋　次郎",
    applicantSearch: "高橋次郎 たかはしじろう",
    contactEmail: "new@example.jp",
  });
  const last = (await rooms.applications.history(corrected)).at(-1);
  expect(last).toMatchObject({ type: "corrected", before: permitAnswers("old@example.jp"), after: answers });
  const corrections = (await rooms.mails(application.receipt)).filter(({ subject }) => subject.includes("訂正"));
  expect(corrections.map(({ to }) => to)).toEqual(["new@example.jp"]);
});

describe("who applied", () => {
  const names = compile(
    define("names", [
      step("one", [
        field({ id: "childName", type: "person-name" }),
        field({ id: "childKana", type: "kana", required: false }),
        field({ id: "applicantName", type: "person-name", required: false }),
      ]),
      step("list", [group("others", { min: 0, max: 2 }, [field({ id: "otherName", type: "person-name" })])]),
    ]),
  );
  const child = { family: "美祢", given: "一郎" };

  test.each([
    [{ childName: child }, "美祢　一郎", "美祢一郎"],
    [{ childName: child, applicantName: { family: "秋吉", given: "花" } }, "秋吉　花", "秋吉花"],
    [{ childName: child, childKana: "ミネ　イチロウ" }, "美祢　一郎", "美祢一郎 みねいちろう"],
    [{ childName: { family: "マリア・ダ・シルバ", given: "" } }, "マリア・ダ・シルバ", "まりあだしるば"],
    [{ others: [{ otherName: child }] }, "", ""],
    [{}, "", ""],
  ])("%j", (answers, applicantName, applicantSearch) => {
    expect(applicantOf(names, answers)).toEqual({ applicantName, applicantSearch });
  });
});
