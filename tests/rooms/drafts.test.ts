import { expect, test } from "vitest";
import { draftDays } from "../../app/applications/index.ts";
import { publishDefinitions } from "../../app/procedures/index.ts";
import { filledDraft, must, permit, permitAnswers, published } from "./applying.ts";
import { day, sqliteRooms } from "./rooms.ts";

const rooms = sqliteRooms({ definitions: [permit("one"), permit("other"), permit("renewed")] });
const drafts = () => rooms.applications.drafts;

test("begins once per session and procedure, and goes on where it was left", async () => {
  const one = await published(rooms, "one");
  const begun = await Promise.all([1, 2, 3].map(() => drafts().start("anna", one, false)));
  expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
  const draft = must(begun[0]);
  expect(draft).toMatchObject({ versionId: "one@1", answers: {}, revision: 1, identity: null });

  expect(await drafts().save(draft, { answers: { purpose: "見本" } })).toBe("saved");
  expect(await drafts().start("anna", one, false)).toMatchObject({
    id: draft.id,
    answers: { purpose: "見本" },
    revision: 2,
  });
  expect(await drafts().find("berta", "one")).toBeNull();
  expect((await drafts().start("berta", one, false)).id).not.toBe(draft.id);
});

test("begins anew when asked to, and the old one is gone", async () => {
  const one = await published(rooms, "one");
  const old = await filledDraft(rooms, "one", "anew", { answers: permitAnswers() });
  const fresh = await drafts().start("anew", one, true);
  expect(fresh.id).not.toBe(old.id);
  expect(await drafts().find("anew", "one")).toMatchObject({ id: fresh.id, answers: {} });
});

test("an older revision is stale and writes nothing", async () => {
  const seen = await filledDraft(rooms, "one", "tabs", { answers: { purpose: "はじめ" } });
  expect(await drafts().save(seen, { answers: { purpose: "一つ目の画面" } })).toBe("saved");
  expect(await drafts().save(seen, { answers: { purpose: "二つ目の画面" } })).toBe("stale");
  expect((await drafts().find("tabs", "one"))?.answers).toEqual({ purpose: "一つ目の画面" });
});

test("a save changes only what it names", async () => {
  const draft = await filledDraft(rooms, "one", "parts", { answers: permitAnswers() });
  const identity = { level: "email" as const, email: "hanako@example.jp", verifiedAt: 1 };
  await drafts().save(draft, { identity });
  const identified = must(await drafts().find("parts", "one"));
  expect(identified).toMatchObject({ answers: permitAnswers(), identity });
  await drafts().save(identified, { answers: {}, pending: { path: "request", input: { purpose: ["途中"] } } });
  expect(await drafts().find("parts", "one")).toMatchObject({
    answers: {},
    identity,
    pending: { path: "request", input: { purpose: ["途中"] } },
  });
});

test("lives thirty days after its last change, to the millisecond", async () => {
  const life = draftDays * day;
  const draft = await drafts().start("slow", await published(rooms, "one"), false);
  const begun = rooms.clock.now();
  rooms.clock.set(begun + life - 1);
  expect(await drafts().save(draft, { answers: { purpose: "見本" } })).toBe("saved");
  rooms.clock.advance(life - 1);
  expect(await drafts().find("slow", "one")).not.toBeNull();
  const last = must(await drafts().find("slow", "one"));
  rooms.clock.advance(1);
  expect(await drafts().find("slow", "one")).toBeNull();
  expect(await drafts().save(last, { answers: {} })).toBe("stale");
  expect((await drafts().start("slow", await published(rooms, "one"), false)).id).not.toBe(draft.id);
  rooms.clock.set(begun);
});

test("lists the session's own, and discards", async () => {
  await filledDraft(rooms, "one", "list");
  rooms.clock.advance(1);
  const newer = await filledDraft(rooms, "other", "list");
  await filledDraft(rooms, "other", "stranger");
  expect((await drafts().list("list")).map(({ procedureId }) => procedureId)).toEqual(["other", "one"]);
  await drafts().discard({ ...newer, sessionHash: "stranger" });
  expect(await drafts().list("list")).toHaveLength(2);
  await drafts().discard(newer);
  expect((await drafts().list("list")).map(({ procedureId }) => procedureId)).toEqual(["one"]);
});

test("keeps the version it was begun with", async () => {
  await filledDraft(rooms, "renewed", "old");
  await publishDefinitions(rooms.stores.procedures, [permit("renewed", { keywords: ["新しい"] })], "test", 2);
  const renewed = await published(rooms, "renewed");
  expect(renewed.versionId).toBe("renewed@2");
  expect((await drafts().start("old", renewed, false)).versionId).toBe("renewed@1");
  expect((await drafts().start("new", renewed, false)).versionId).toBe("renewed@2");
});
