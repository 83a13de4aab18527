/** A browser's new session id after it has shown who it is, on both engines: all or nothing moves, also while it writes. */
import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Identity } from "../../app/applications/types.ts";
import { randomId } from "../../app/lib/ids.ts";
import type { Dialect } from "../../db/dialect.ts";
import { aDraft, anApplication, anAttachment, day, now, submittedEvent } from "../factories/storage.ts";
import { onBothEngines } from "./engines.ts";

const identity: Identity = { level: "email", email: "a@example.jp", verifiedAt: now };
const change = (name: string, draftId = `draft-${name}`) => ({
  from: `session-${name}`,
  to: `fresh-${name}`,
  draftId,
  identity,
  pending: null,
  at: now,
  expiresAt: now + 30 * day,
});

/** Every table that knows a browser session, found by its column: a new one without a move fails here. */
const sessionTables = ({ tables }: Dialect) =>
  Object.values(tables).filter((table): table is Dialect["tables"]["drafts"] => "sessionHash" in table);

async function rowsOf(dialect: Dialect, sessionHash: string): Promise<number[]> {
  const counts = sessionTables(dialect).map((table) =>
    dialect.read.select({ n: count() }).from(table).where(eq(table.sessionHash, sessionHash)),
  );
  return (await Promise.all(counts)).map(([row]) => row?.n ?? 0);
}

onBothEngines("residents' sessions", (db) => {
  /** Something in each of the tables. */
  async function settle(name: string): Promise<void> {
    const { applications, signInFlows } = db.stores;
    const sessionHash = `session-${name}`;
    const sent = anApplication(`${name}-sent`, { sessionHash });
    await applications.submit(sent, submittedEvent, []);
    await applications.createDraft(aDraft(name));
    await applications.addAttachment(anAttachment(name));
    await signInFlows.begin({ ...aFlow(name), sessionHash });
    const { handoffs, reservations, reservationGrants } = db.dialect.tables;
    const text = { serviceId: "service", counterId: "counter", locale: "ja" };
    const times = { createdAt: now, updatedAt: now };
    await db.dialect.write((tx) =>
      tx.insert(handoffs).values({
        id: name,
        draftId: `draft-${name}`,
        sessionHash,
        procedureId: "sample",
        origin: "resident",
        locale: "ja",
        state: "waiting",
        createdAt: now,
        expiresAt: now + day,
        revision: 0,
      }),
    );
    await db.dialect.write((tx) =>
      tx.insert(reservations).values({
        ...text,
        ...times,
        id: name,
        code: name,
        day: "2026-04-02",
        start: 540,
        minutes: 30,
        desk: 1,
        kind: "counter",
        channel: "online",
        state: "confirmed",
        note: "",
        procedures: [],
        sessionHash,
        revision: 1,
      }),
    );
    await db.dialect.write((tx) =>
      tx.insert(reservationGrants).values({ sessionHash, reservationId: name, expiresAt: now + day }),
    );
  }
  const aFlow = (name: string) => ({
    stateHash: `state-${name}`,
    draftId: `draft-${name}`,
    sessionHash: `session-${name}`,
    locale: "en",
    nonce: `nonce-${name}`,
    codeVerifier: `verifier-${name}`,
    expiresAt: now + day,
  });

  test("everything of the old session belongs to the new one; the old one opens nothing, others keep theirs", async () => {
    await settle("mover");
    await settle("neighbour");
    const before = await rowsOf(db.dialect, "session-mover");
    expect(
      before.every((n) => n > 0),
      "the test knows every table",
    ).toBe(true);
    const { applications, residents } = db.stores;
    expect(await residents.stepUp(change("mover"))).toBe("moved");
    expect(await rowsOf(db.dialect, "fresh-mover")).toEqual(before);
    expect(await rowsOf(db.dialect, "session-mover")).toEqual(before.map(() => 0));
    expect(await rowsOf(db.dialect, "session-neighbour")).toEqual(before);
    expect(await applications.findDraft("session-mover", "sample", now)).toBeNull();
    expect(await applications.findDraft("fresh-mover", "sample", now)).toMatchObject({ identity, revision: 1 });
    const id = "application-mover-sent";
    expect(await applications.isGranted("session-mover", id, now)).toBe(false);
    expect(await applications.isGranted("fresh-mover", id, now)).toBe(true);
    expect((await applications.byIdempotencyKey("draft-mover-sent", "fresh-mover"))?.id).toBe(id);
    expect(await applications.byIdempotencyKey("draft-mover-sent", "session-mover")).toBeNull();
  });

  test("without that draft, with another's or with one that has run out nothing moves", async () => {
    await settle("stays");
    const before = await rowsOf(db.dialect, "session-stays");
    const { residents, applications } = db.stores;
    await applications.createDraft(aDraft("foreign"));
    for (const draftId of ["draft-none", "draft-foreign"]) {
      expect(await residents.stepUp(change("stays", draftId))).toBe("no-draft");
    }
    expect(await residents.stepUp({ ...change("stays"), at: now + 31 * day })).toBe("no-draft");
    expect(await rowsOf(db.dialect, "session-stays")).toEqual(before);
    expect(await applications.findDraft("session-foreign", "sample", now)).toMatchObject({ identity: null });
  });

  test("twice at once: one new id has it all, the other nothing", async () => {
    await settle("twice");
    const before = await rowsOf(db.dialect, "session-twice");
    const moves = ["fresh-one", "fresh-two"].map((to) => db.stores.residents.stepUp({ ...change("twice"), to }));
    const outcomes = await Promise.all(moves);
    expect(outcomes.toSorted()).toEqual(["moved", "no-draft"]);
    const [one, two] = [await rowsOf(db.dialect, "fresh-one"), await rowsOf(db.dialect, "fresh-two")];
    expect([one, two]).toContainEqual(before);
    expect(one.map((n, index) => n + (two[index] ?? 0))).toEqual(before);
  });

  test("a page saved while it moves is stale or stays, and never brings the old session back", async () => {
    const { applications, residents } = db.stores;
    for (let turn = 0; turn < 10; turn++) {
      const name = `race-${randomId()}`;
      const draft = aDraft(name);
      await applications.createDraft(draft);
      const [saved, moved] = await Promise.all([
        applications.saveDraft({ ...draft, answers: { answer: "saved" } }, now),
        residents.stepUp(change(name)),
      ]);
      expect(moved).toBe("moved");
      const after = await applications.findDraft(`fresh-${name}`, "sample", now);
      expect(after?.identity).toEqual(identity);
      expect(after?.answers).toEqual({ answer: saved === "saved" ? "saved" : name });
      expect(await applications.findDraft(draft.sessionHash, "sample", now)).toBeNull();
    }
  });

  test("a begun sign-in is taken once, by its own session, while it lasts", async () => {
    const { signInFlows } = db.stores;
    const flow = aFlow("flow");
    await signInFlows.begin(flow);
    await expect(signInFlows.begin(flow)).rejects.toMatchObject({ name: "StorageError" });
    expect(await signInFlows.take(flow.stateHash, "stranger", now)).toBeNull();
    expect(await signInFlows.take("state-none", flow.sessionHash, now)).toBeNull();
    expect(await signInFlows.take(flow.stateHash, flow.sessionHash, flow.expiresAt)).toBeNull();
    const takes = await Promise.all(
      Array.from({ length: 10 }, () => signInFlows.take(flow.stateHash, flow.sessionHash, now)),
    );
    expect(takes.filter((taken) => taken !== null)).toEqual([flow]);
    expect(await signInFlows.take(flow.stateHash, flow.sessionHash, now)).toBeNull();
  });

  test("the sweep takes sign-ins that have run out and leaves the others", async () => {
    const { signInFlows, applications } = db.stores;
    await signInFlows.begin({ ...aFlow("over"), expiresAt: now + 5 });
    await signInFlows.begin(aFlow("lasts"));
    await applications.deleteExpiredDrafts(now + 5);
    const left = await db.dialect.read.select().from(db.dialect.tables.signInFlows);
    expect(left.map(({ stateHash }) => stateHash)).not.toContain("state-over");
    expect(left.map(({ stateHash }) => stateHash)).toContain("state-lasts");
  });
});
