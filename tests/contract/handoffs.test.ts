/** Drafts shown at the counter, on both engines: a code opens one draft, once, while it lasts. */
import { expect, test } from "vitest";
import type { NewHandoff } from "../../app/applications/handoff-store.ts";
import { aDraft, anApplication, now, submittedEvent } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

const minute = 60_000;
const aHandoff = (name: string, changes: Partial<NewHandoff> = {}): NewHandoff => ({
  id: `handoff-${name}`,
  draftId: `draft-${name}`,
  sessionHash: `session-${name}`,
  procedureId: "sample",
  origin: "resident",
  locale: "ja",
  state: "waiting",
  createdAt: now,
  expiresAt: now + 30 * minute,
  opened: null,
  known: null,
  codeHash: `code-${name}`,
  tokenHash: `token-${name}`,
  ...changes,
});
const clerk = { accountId: "clerk", name: "見本 太郎" };
const opening = (name: string, at = now, by = clerk) => ({
  id: `handoff-${name}`,
  clerk: by,
  known: { answer: "𠮷野家" },
  at,
  expiresAt: at + 120 * minute,
});

onBothEngines("handoff store", (db) => {
  test("keeps one as it was begun, found by its code, its token and its draft", async () => {
    const { handoffs } = db.stores;
    expect(await handoffs.begin(aHandoff("whole"))).toBe("begun");
    const { codeHash: _, tokenHash: __, ...given } = aHandoff("whole");
    const kept = { ...given, revision: 0, shown: null };
    expect(await handoffs.byId("handoff-whole")).toEqual(kept);
    expect(await handoffs.byCode("code-whole", now)).toEqual(kept);
    expect(await handoffs.byCode("code-whole", now + 1)).toBeNull();
    expect(await handoffs.byToken("token-whole")).toEqual(kept);
    expect(await handoffs.latest("session-whole", "sample")).toEqual(kept);
    expect(await handoffs.latest("session-whole", "other")).toBeNull();
    expect(await handoffs.latest("stranger", "sample")).toBeNull();
  });

  test("no two wait with the same code; one that ran out or was used gives it back", async () => {
    const { handoffs } = db.stores;
    const same = { codeHash: "same" };
    expect(await handoffs.begin(aHandoff("first", same))).toBe("begun");
    expect(await handoffs.begin(aHandoff("second", same))).toBe("taken");
    expect(await handoffs.byId("handoff-second")).toBeNull();
    const later = { createdAt: now + 30 * minute, expiresAt: now + 60 * minute };
    expect(await handoffs.begin(aHandoff("third", { ...same, ...later }))).toBe("begun");
    expect((await handoffs.byId("handoff-first"))?.state).toBe("ended");
    expect((await handoffs.byCode("same", now))?.id).toBe("handoff-third");
    expect(await handoffs.open(opening("third", later.createdAt))).not.toBeNull();
    expect(await handoffs.begin(aHandoff("fourth", { ...same, ...later }))).toBe("begun");
  });

  test("of twenty that draw one code at once, one has it", async () => {
    const { handoffs } = db.stores;
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => handoffs.begin(aHandoff(`draw-${n}`, { codeHash: "drawn" }))),
    );
    expect(outcomes.filter((outcome) => outcome === "begun")).toHaveLength(1);
  });

  test("a draft has one at a time, whoever presses how often", async () => {
    const { handoffs } = db.stores;
    const own = { draftId: "draft-often", sessionHash: "session-often" };
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => handoffs.begin(aHandoff(`often-${n}`, { ...own, createdAt: now + n }))),
    );
    const states = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => (await handoffs.byId(`handoff-often-${n}`))?.state),
    );
    expect(states.filter((state) => state === "waiting")).toHaveLength(1);
    expect((await handoffs.latest("session-often", "sample"))?.state).toBe("waiting");
  });

  test("of ten clerks with the same code one opens it, and only in time", async () => {
    const { handoffs } = db.stores;
    await handoffs.begin(aHandoff("raced"));
    expect(await handoffs.open(opening("raced", now + 30 * minute))).toBeNull();
    const tries = Array.from({ length: 10 }, (_, n) =>
      handoffs.open(opening("raced", now, { accountId: `clerk-${n}`, name: `職員 ${n}` })),
    );
    const opened = (await Promise.all(tries)).filter((one) => one !== null);
    expect(opened).toHaveLength(1);
    const [winner] = opened;
    expect(winner).toMatchObject({ state: "opened", known: { answer: "𠮷野家" }, expiresAt: now + 120 * minute });
    expect(await handoffs.byId("handoff-raced")).toEqual(winner);
    const { accountId = "" } = winner?.opened ?? {};
    expect((await handoffs.openedBy(accountId, now)).map(({ id }) => id)).toEqual(["handoff-raced"]);
    expect(await handoffs.openedBy("somebody", now)).toEqual([]);
    expect(await handoffs.openedBy(accountId, now + 120 * minute)).toEqual([]);
  });

  test("each summary shown makes the one before the known one; only its own clerk shows it", async () => {
    const { handoffs } = db.stores;
    await handoffs.begin(aHandoff("read"));
    const summary = (revision: number, answer: string) => ({
      id: "handoff-read",
      accountId: "clerk",
      revision,
      shown: { answer },
      at: now,
      expiresAt: now + minute,
    });
    expect(await handoffs.ready(summary(2, "早い"))).toBe(false);
    await handoffs.open(opening("read"));
    expect(await handoffs.ready({ ...summary(2, "他人"), accountId: "other" })).toBe(false);
    expect(await handoffs.ready(summary(2, "一度目"))).toBe(true);
    expect(await handoffs.byId("handoff-read")).toMatchObject({
      state: "ready",
      revision: 2,
      known: { answer: "𠮷野家" },
      shown: { answer: "一度目" },
    });
    expect(await handoffs.ready(summary(5, "二度目"))).toBe(true);
    expect(await handoffs.byId("handoff-read")).toMatchObject({
      revision: 5,
      known: { answer: "一度目" },
      shown: { answer: "二度目" },
    });
    await handoffs.extend("handoff-read", "clerk", now, now + 5 * minute);
    await handoffs.extend("handoff-read", "other", now, now + 9 * minute);
    expect((await handoffs.byId("handoff-read"))?.expiresAt).toBe(now + 5 * minute);
    expect(await handoffs.ready({ ...summary(6, "遅い"), at: now + 5 * minute })).toBe(false);
    await handoffs.finish("handoff-read", "sent");
    const done = { state: "sent", known: null, shown: null, opened: { ...clerk, at: now } };
    expect(await handoffs.byId("handoff-read")).toMatchObject(done);
    // What is sent stays sent.
    await handoffs.finish("handoff-read", "ended");
    expect((await handoffs.byId("handoff-read"))?.state).toBe("sent");
    expect(await handoffs.ready(summary(7, "あと"))).toBe(false);
  });

  test("confirmed twice, on the phone and at the counter, it is one application", async () => {
    const { applications, handoffs } = db.stores;
    await applications.createDraft(aDraft("shown"));
    await handoffs.begin(aHandoff("shown"));
    const sends = Array.from({ length: 8 }, (_, n) =>
      applications.submit(
        anApplication(`shown-${n}`, {
          idempotencyKey: "draft-shown",
          sessionHash: "session-shown",
          channel: "counter",
        }),
        submittedEvent,
        [],
      ),
    );
    const sent = await Promise.all(sends);
    expect(sent.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(sent.map(({ receipt }) => receipt)).size).toBe(1);
  });

  test("the sweep ends what ran out, names what clerks had begun, and forgets the old", async () => {
    const { handoffs } = db.stores;
    const late = now + 1_000 * minute;
    await handoffs.sweep(late, now);
    const begun = { createdAt: late, expiresAt: late + minute };
    const opened = { ...clerk, at: late };
    await handoffs.begin(aHandoff("over", begun));
    await handoffs.begin(
      aHandoff("walk-in", { ...begun, origin: "counter", state: "opened", opened, codeHash: null, tokenHash: null }),
    );
    await handoffs.begin(aHandoff("goes-on", { ...begun, expiresAt: late + 2 * minute }));
    expect(await handoffs.sweep(late + minute, late)).toEqual([
      { draftId: "draft-walk-in", sessionHash: "session-walk-in" },
    ]);
    expect((await handoffs.byId("handoff-over"))?.state).toBe("ended");
    expect((await handoffs.byId("handoff-goes-on"))?.state).toBe("waiting");
    await handoffs.sweep(late + minute, late + 1);
    expect(await handoffs.byId("handoff-over")).toBeNull();
    expect(await handoffs.byId("handoff-goes-on")).not.toBeNull();
  });
});
