/** 書かない窓口 on both engines: what a code opens, for whom and how long, and that a draft becomes one application. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { atCounter, type Draft } from "../../app/applications/index.ts";
import type { StaffIdentity } from "../../app/identity/index.ts";
import { onBothEngines } from "../contract/engines.ts";
import { field, step } from "../fixtures/index.ts";
import { filledDraft, good, must, permit, permitAnswers, published } from "./applying.ts";
import { hour, minute, type Rooms, roomsOn, temporaryFolder } from "./rooms.ts";

const reason = { ja: "本人へ届くことを確かめます" };
const paper = field({ id: "paper", type: "file", accept: ["application/pdf"] });
const mail = field({ id: "contactMail", type: "email" });
const definitions = [
  permit("open"),
  permit("card", { assurance: { level: "jpki", reason } }),
  permit("papers", { steps: [...permit("any").steps, step("papers", [paper, mail])] }),
  permit("foreign", { department: "tax" }),
];
const staff = (id: string, changes: Partial<StaffIdentity> = {}): StaffIdentity => ({
  id,
  login: id,
  name: `見本 ${id}`,
  role: "clerk",
  departments: ["citizens"],
  ...changes,
});
let people = 0;

onBothEngines("showing a draft at the counter", (db) => {
  const rooms = {} as Rooms;
  const folder = temporaryFolder();
  let clerk: StaffIdentity;
  beforeAll(async () => {
    Object.assign(rooms, await roomsOn(db.stores, folder, { definitions }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    // Limits of one test are not those of the next.
    rooms.clock.advance(hour);
    clerk = staff(`clerk-${people++}`);
  });
  const handoffs = () => rooms.applications.handoffs;
  const drafted = (id: string, answers = permitAnswers()): Promise<Draft> =>
    filledDraft(rooms, id, `resident-${people++}`, { answers });
  const viewOf = async ({ sessionHash, procedureId }: Draft) => must(await handoffs().mine(sessionHash, procedureId));
  async function shown(id: string, answers = permitAnswers()): Promise<{ draft: Draft; code: string }> {
    const draft = await drafted(id, answers);
    await handoffs().show(draft, "easy");
    return { draft, code: handoffs().codeOf((await viewOf(draft)).handoff) };
  }
  async function opened(id: string, answers = permitAnswers()): Promise<{ draft: Draft; id: string }> {
    const { draft, code } = await shown(id, answers);
    return { draft, id: good(await handoffs().present(clerk, code)).id };
  }
  const failure = async (who: StaffIdentity, typed: string) => {
    const tried = await handoffs().present(who, typed);
    return tried.ok ? "opened" : tried.error.code;
  };
  const now = async (id: string): Promise<Draft> => must(must(await handoffs().openFor(clerk, id)).draft);

  test("a code is six digits, opens its own draft for one clerk, and is used up", async () => {
    const { draft, code } = await shown("open");
    expect(code).toMatch(/^\d{6}$/);
    expect((await viewOf(draft)).stage).toBe("waiting");
    expect(await handoffs().opened(clerk)).toEqual([]);
    expect(await handoffs().openFor(clerk, (await viewOf(draft)).handoff.id)).toBeNull();
    const { id } = good(await handoffs().present(clerk, `${code.slice(0, 3)} ${code.slice(3)}`));
    expect(must(await handoffs().openFor(clerk, id))).toMatchObject({ stage: "opened", draft: { id: draft.id } });
    expect((await handoffs().opened(clerk)).map((each) => each.id)).toEqual([id]);
    expect(await viewOf(draft)).toMatchObject({
      stage: "opened",
      handoff: { opened: { accountId: clerk.id, name: clerk.name, at: rooms.clock.now() } },
    });
    // Scanned twice by the same clerk it is the same; nobody else gets in.
    expect(good(await handoffs().present(clerk, code)).id).toBe(id);
    const other = staff("other");
    expect(await failure(other, code)).toBe("used");
    expect(await handoffs().openFor(other, id)).toBeNull();
  });

  test("the link in the QR code opens it as well, whatever stands around it", async () => {
    const draft = await drafted("open");
    await handoffs().show(draft, "ja");
    const token = handoffs().tokenOf((await viewOf(draft)).handoff);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(await failure(clerk, `https://portal.example/staff/handoff?token=${"A".repeat(43)}`)).toBe("wrong");
    expect(await failure(clerk, `  https://portal.example/staff/handoff?token=${token}\n`)).toBe("opened");
  });

  test("nothing in the database gives a code or a token away", async () => {
    const { draft, code } = await shown("open");
    const { handoffs: table } = db.dialect.tables;
    const rows = JSON.stringify(await db.dialect.read.select().from(table));
    expect(rows).toContain(draft.id);
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(handoffs().tokenOf((await viewOf(draft)).handoff));
  });

  test("a code that ran out, was renewed or taken back opens nothing and says so", async () => {
    const first = await shown("open");
    rooms.clock.advance(30 * minute);
    expect((await viewOf(first.draft)).stage).toBe("expired");
    expect(await failure(clerk, first.code)).toBe("expired");
    await handoffs().show(first.draft, "ja");
    const renewed = handoffs().codeOf((await viewOf(first.draft)).handoff);
    expect(renewed).not.toBe(first.code);
    expect(await failure(clerk, first.code)).toBe("expired");
    await handoffs().stop(first.draft.sessionHash, "open");
    expect(await failure(clerk, renewed)).toBe("expired");
    expect((await viewOf(first.draft)).stage).toBe("ended");
    for (const typed of ["", "12345", "1234567", "abcdef", "https://portal.example/staff/handoff"])
      expect(await failure(clerk, typed)).toBe("malformed");
  });

  test("five wrong codes lock the clerk, a right one forgives; a hundred tries lock everybody", async () => {
    const { code } = await shown("open");
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    for (let tries = 0; tries < 4; tries++) expect(await failure(clerk, wrong)).toBe("wrong");
    expect(await failure(clerk, code)).toBe("opened");
    for (let tries = 0; tries < 5; tries++) expect(await failure(clerk, wrong)).toBe("wrong");
    const next = await shown("open");
    const tried = await handoffs().present(clerk, next.code);
    expect(tried).toEqual({ ok: false, error: { code: "locked", retryAfterMs: 15 * minute } });
    expect(await failure(staff("fresh"), next.code)).toBe("opened");
    const last = await shown("open");
    for (let guesser = 0; guesser < 18; guesser++)
      for (let tries = 0; tries < 5; tries++) await failure(staff(`guesser-${guesser}`), wrong);
    expect(await failure(staff("late"), last.code)).toBe("locked");
    rooms.clock.advance(15 * minute);
    expect(await failure(clerk, last.code)).toBe("opened");
  });

  test("another department is told whose it is, the code stays good; who may not help opens nothing", async () => {
    const { draft, code } = await shown("foreign");
    expect(await handoffs().present(clerk, code)).toEqual({
      ok: false,
      error: { code: "department", department: "tax" },
    });
    expect((await viewOf(draft)).stage).toBe("waiting");
    expect(await failure(staff("reader", { role: "publisher", departments: ["tax"] }), code)).toBe("department");
    expect(await failure(staff("head", { role: "department-admin" }), code)).toBe("opened");
    expect(await handoffs().begin(clerk, await published(rooms, "foreign"), "ja")).toBeNull();
  });

  test("the clerk completes it, the resident confirms on their screen: one application, both named", async () => {
    const { purpose: _, ...half } = permitAnswers();
    const { draft, id } = await opened("card", half);
    const { drafts } = rooms.applications;
    expect(await handoffs().ready(clerk, id, (await now(id)).revision)).toEqual({ ok: false, error: "incomplete" });
    await drafts.save(await now(id), { answers: permitAnswers() });
    expect(await handoffs().ready(clerk, id, (await now(id)).revision)).toEqual({ ok: false, error: "identity" });
    good(await handoffs().identify(clerk, id, (await now(id)).revision, "photo"));
    const at = await now(id);
    expect(await handoffs().ready(clerk, id, at.revision - 1)).toEqual({ ok: false, error: "stale" });
    good(await handoffs().ready(clerk, id, at.revision));
    const ready = await viewOf(draft);
    expect(ready).toMatchObject({ stage: "ready", handoff: { known: half, shown: permitAnswers() } });

    // A word is corrected after the summary was shown: it must be shown again, and only that word is new.
    await drafts.save(at, { answers: { ...permitAnswers(), purpose: "直した目的" } });
    expect((await viewOf(draft)).stage).toBe("opened");
    const seen = { key: draft.id, revision: at.revision, locale: "easy" };
    const confirm = (revision: number) => handoffs().confirm(draft.sessionHash, "card", { ...seen, revision });
    expect(await confirm(at.revision)).toEqual({ ok: false, error: { code: "stale" } });
    const after = await now(id);
    expect(await confirm(after.revision)).toEqual({ ok: false, error: { code: "stale" } });
    good(await handoffs().ready(clerk, id, after.revision));
    expect((await viewOf(draft)).handoff).toMatchObject({
      known: permitAnswers(),
      shown: { ...permitAnswers(), purpose: "直した目的" },
    });

    const sent = await Promise.all(Array.from({ length: 6 }, () => confirm(after.revision)));
    const receipts = new Set(sent.map((each) => good(each).receipt));
    expect(receipts.size).toBe(1);
    const [receipt = ""] = receipts;
    const application = must(await rooms.applications.byReceipt(receipt));
    expect(application).toMatchObject({
      channel: "counter",
      locale: "easy",
      answers: { purpose: "直した目的" },
      identity: { level: "counter", papers: "photo", accountId: clerk.id, name: clerk.name },
    });
    expect((await rooms.applications.history(application))[0]).toMatchObject({
      type: "submitted",
      actor: { kind: "resident" },
      counter: { clerk: { accountId: clerk.id, name: clerk.name }, confirmed: "own-screen", later: [] },
    });
    expect(await rooms.mails(receipt)).toHaveLength(1);
    expect(await rooms.applications.openFor(draft.sessionHash, receipt)).not.toBeNull();
    expect(await viewOf(draft)).toMatchObject({ stage: "sent", receipt, handoff: { known: null, shown: null } });
    expect(must(await handoffs().openFor(clerk, id))).toMatchObject({ stage: "sent", receipt, draft: null });
  });

  test("confirmed at the counter it is the clerk who hands it in, only with the tick", async () => {
    const { draft, id } = await opened("open");
    const { revision } = await now(id);
    const handIn = (confirmed: boolean, who = clerk) => handoffs().handIn(who, id, { revision, confirmed });
    expect(await handIn(true)).toEqual({ ok: false, error: "stale" });
    good(await handoffs().ready(clerk, id, revision));
    expect(await handIn(false)).toEqual({ ok: false, error: "not-confirmed" });
    expect(await handIn(true, staff("stranger"))).toEqual({ ok: false, error: "gone" });
    const { receipt } = good(await handIn(true));
    expect(good(await handIn(true)).receipt).toBe(receipt);
    const application = must(await rooms.applications.byReceipt(receipt));
    expect((await rooms.applications.history(application))[0]).toMatchObject({
      actor: { kind: "staff", accountId: clerk.id, name: clerk.name },
      counter: { confirmed: "at-counter" },
    });
    // On the phone, too, it is sent.
    const confirmed = await handoffs().confirm(draft.sessionHash, "open", { key: draft.id, revision, locale: "ja" });
    expect(good(confirmed).receipt).toBe(receipt);
  });

  test("at once on the phone and at the counter it is one application", async () => {
    for (let round = 0; round < 5; round++) {
      const { draft, id } = await opened("open");
      const { revision } = await now(id);
      good(await handoffs().ready(clerk, id, revision));
      const sent = await Promise.all([
        handoffs().confirm(draft.sessionHash, "open", { key: draft.id, revision, locale: "ja" }),
        handoffs().handIn(clerk, id, { revision, confirmed: true }),
        handoffs().confirm(draft.sessionHash, "open", { key: draft.id, revision, locale: "ja" }),
      ]);
      const receipts = sent.flatMap((each) => (each.ok ? [each.value.receipt] : []));
      expect(receipts.length).toBeGreaterThan(0);
      expect(new Set(receipts).size).toBe(1);
    }
  });

  test("what the clerk checked counts at the counter only", async () => {
    const { draft, id } = await opened("card");
    good(await handoffs().identify(clerk, id, draft.revision, "two"));
    await handoffs().stop(draft.sessionHash, "card");
    const { revision } = must(await rooms.applications.drafts.find(draft.sessionHash, "card"));
    const online = { sessionHash: draft.sessionHash, procedureId: "card", key: draft.id, revision, locale: "ja" };
    const sent = await rooms.applications.submit({ ...online, channel: "online" });
    expect(sent).toEqual({ ok: false, error: { code: "identity" } });
  });

  test("papers and an address of mail may lack; which papers is on record", async () => {
    const { id } = await opened("papers", permitAnswers(null));
    const { revision } = await now(id);
    good(await handoffs().ready(clerk, id, revision));
    const { receipt } = good(await handoffs().handIn(clerk, id, { revision, confirmed: true }));
    const application = must(await rooms.applications.byReceipt(receipt));
    const [submitted] = await rooms.applications.history(application);
    expect(submitted).toMatchObject({ counter: { later: ["paper"] } });
    expect(await rooms.mails(receipt)).toEqual([]);
    const { procedure } = await published(rooms, "papers");
    const required = (asked: string[]) =>
      atCounter(procedure, asked)
        .steps.flatMap(({ fields }) => fields)
        .filter((each) => ["paper", "contactMail"].includes(each.id) && each.required)
        .map((each) => each.id);
    expect([required([]), required(["paper"]), required(["contactMail"])]).toEqual([[], ["paper"], ["contactMail"]]);
  });

  test("a clerk begins for somebody: nobody else reaches it, stopping or leaving it throws it away", async () => {
    const begin = async () => must(await handoffs().begin(clerk, await published(rooms, "open"), "en")).id;
    const exists = async ({ sessionHash }: Draft) =>
      (await rooms.applications.drafts.find(sessionHash, "open")) !== null;
    const stopped = await begin();
    const draft = await now(stopped);
    expect(must(await handoffs().openFor(clerk, stopped)).handoff).toMatchObject({ origin: "counter", locale: "en" });
    expect(await handoffs().openFor(staff("other"), stopped)).toBeNull();
    await handoffs().end(staff("other"), stopped);
    expect(await exists(draft)).toBe(true);
    await handoffs().end(clerk, stopped);
    expect(await exists(draft)).toBe(false);

    const left = await begin();
    const kept = await now(left);
    rooms.clock.advance(hour);
    await handoffs().touch(must(await handoffs().openFor(clerk, left)).handoff, clerk);
    rooms.clock.advance(2 * hour - 1);
    await handoffs().sweep();
    expect(await exists(kept)).toBe(true);
    rooms.clock.advance(1);
    expect(await handoffs().openFor(clerk, left)).toBeNull();
    await handoffs().sweep();
    expect(await exists(kept)).toBe(false);

    const done = await begin();
    await rooms.applications.drafts.save(await now(done), { answers: permitAnswers(null) });
    const { revision } = await now(done);
    good(await handoffs().ready(clerk, done, revision));
    const { receipt } = good(await handoffs().handIn(clerk, done, { revision, confirmed: true }));
    expect(must(await rooms.applications.byReceipt(receipt))).toMatchObject({ locale: "en", channel: "counter" });
  });

  test("given back, the resident's draft stays; the resident's own sending is seen", async () => {
    const back = await opened("open");
    await handoffs().end(clerk, back.id);
    expect(await handoffs().openFor(clerk, back.id)).toBeNull();
    expect(await rooms.applications.drafts.find(back.draft.sessionHash, "open")).not.toBeNull();

    const alone = await opened("open");
    const { sessionHash, id: key, revision } = alone.draft;
    const sent = { sessionHash, procedureId: "open", key, revision, locale: "ja", channel: "online" as const };
    const { receipt } = good(await rooms.applications.submit(sent));
    expect(must(await handoffs().openFor(clerk, alone.id))).toMatchObject({ stage: "sent", receipt });
  });
});
