/** The clerk's side of showing a draft at the counter: opening it with its code, the form, and handing it in. */
import { openSession, reviewErrors } from "../engine/index.ts";
import { isoDate } from "../i18n/dates.ts";
import { may, type StaffIdentity } from "../identity/index.ts";
import { randomToken, sha256 } from "../lib/ids.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Published } from "../procedures/index.ts";
import { atCounter } from "./counter-form.ts";
import { type HandoffCodes, type Presented, readPresented } from "./handoff-codes.ts";
import type { Handoff } from "./handoff-store.ts";
import { type HandoffDeps, type HandoffView, viewHandoff } from "./handoff-view.ts";
import type { Draft } from "./store.ts";
import { identityMeets, type SubmitFailure } from "./submit.ts";
import type { IdentityPapers } from "./types.ts";

/** Since the clerk last did something. */
const workMs = 2 * 3_600_000;
/** So long a code that is no good any more is still told apart from one that never was. */
const rememberedMs = 86_400_000;
/** The guessing budget: five wrong ones of a clerk in a quarter of an hour, against 10^6 codes of which a few wait. */
const perClerk = { tries: 5, windowMs: 15 * 60_000 };
/** Right ones count, too: more than all counters together ever open. */
const inTotal = { tries: 100, windowMs: 15 * 60_000 };

export type PresentFailure =
  | { code: "malformed" }
  | { code: "wrong" }
  | { code: "expired" }
  | { code: "used" }
  | { code: "department"; department: string }
  | { code: "locked"; retryAfterMs: number };

/** incomplete: an answer is missing · identity: nobody has looked at papers of identity · stale: something changed meanwhile */
export type DeskFailure = "gone" | "stale" | "incomplete" | "identity" | "not-confirmed";

export function createHandoffDesk(deps: HandoffDeps, codes: HandoffCodes) {
  const { store, drafts, clock, limits } = deps;

  function mayAssist(staff: StaffIdentity, department: string): boolean {
    if (!may(staff.role, "applications.assist")) return false;
    return may(staff.role, "applications.assist-all-departments") || staff.departments.includes(department);
  }

  function find(presented: Presented): Promise<Handoff | null> {
    const hash = codes.hashOf(presented);
    return "code" in presented ? store.byCode(hash, clock.now() - rememberedMs) : store.byToken(hash);
  }

  async function lockedFor(staff: StaffIdentity): Promise<number | null> {
    const now = clock.now();
    for (const [key, { tries, windowMs }] of [
      ["handoff", inTotal],
      [`handoff:${staff.id}`, perClerk],
    ] as const) {
      const { allowed, retryAfterMs } = await limits.take(key, tries, windowMs, now);
      if (!allowed) return retryAfterMs;
    }
    return null;
  }

  async function present(staff: StaffIdentity, typed: string): Promise<Result<{ id: string }, PresentFailure>> {
    const presented = readPresented(typed);
    if (presented === null) return err({ code: "malformed" });
    const locked = await lockedFor(staff);
    if (locked !== null) return err({ code: "locked", retryAfterMs: locked });
    const found = await find(presented);
    if (found === null) return err({ code: "wrong" });
    const { stage, draft, published, handoff } = await viewHandoff(deps, found);
    if (stage === "expired" || stage === "ended") return err({ code: "expired" });
    if (handoff.opened?.accountId === staff.id) return ok({ id: handoff.id });
    if (stage !== "waiting" || !draft || !published) return err({ code: "used" });
    const { department } = published.procedure.definition;
    if (!mayAssist(staff, department)) return err({ code: "department", department });
    const at = clock.now();
    const clerk = { accountId: staff.id, name: staff.name };
    const opened = await store.open({ id: handoff.id, clerk, known: draft.answers, at, expiresAt: at + workMs });
    if (!opened) return err({ code: "used" });
    await limits.release(`handoff:${staff.id}`);
    return ok({ id: handoff.id });
  }

  /** For somebody who comes without a draft. Null: not for this clerk. */
  async function begin(staff: StaffIdentity, published: Published, locale: string): Promise<{ id: string } | null> {
    const { id: procedureId, department } = published.procedure.definition;
    if (!mayAssist(staff, department)) return null;
    // A session nobody has: the draft is reached through the clerk's own row and not otherwise.
    const draft = await drafts.start(sha256(randomToken()), published, true);
    const at = clock.now();
    const id = deps.newId();
    await store.begin({
      id,
      draftId: draft.id,
      sessionHash: draft.sessionHash,
      procedureId,
      origin: "counter",
      locale,
      state: "opened",
      createdAt: at,
      expiresAt: at + workMs,
      opened: { accountId: staff.id, name: staff.name, at },
      known: null,
      codeHash: null,
      tokenHash: null,
    });
    return { id };
  }

  /** Only what this clerk has opened; null for everything else alike. After sending for as long as it was open. */
  async function openFor(staff: StaffIdentity, id: string): Promise<HandoffView | null> {
    if (!may(staff.role, "applications.assist")) return null;
    const handoff = await store.byId(id);
    if (handoff?.opened?.accountId !== staff.id || handoff.expiresAt <= clock.now()) return null;
    const view = await viewHandoff(deps, handoff);
    if (view.stage === "expired" || view.stage === "ended") return null;
    const department = view.published?.procedure.definition.department;
    return department === undefined || mayAssist(staff, department) ? view : null;
  }

  const touch = ({ id }: Handoff, staff: StaffIdentity) =>
    store.extend(id, staff.id, clock.now(), clock.now() + workMs);

  function lacking({ draft, published }: { draft: Draft; published: Published }): DeskFailure | null {
    const session = openSession(atCounter(published.procedure), draft.answers);
    if (!session.complete || reviewErrors(session, { today: isoDate(clock.now()) }).length > 0) return "incomplete";
    return identified(draft, published) ? null : "identity";
  }

  const identified = ({ identity }: Draft, { procedure }: Published): boolean =>
    identityMeets(procedure.definition.assurance.level, identity, deps.demoIdentityAllowed, "counter");

  /** As it was when the clerk's page was drawn. */
  async function openAt(staff: StaffIdentity, id: string, revision: number) {
    const view = await openFor(staff, id);
    if (!view?.draft || !view.published) return err("gone" as const);
    const { draft, published, handoff, stage } = view;
    return draft.revision === revision ? ok({ draft, published, handoff, stage }) : err("stale" as const);
  }

  return {
    present,
    begin,
    openFor,
    identified,
    touch,
    mayAssist,
    opened: (staff: StaffIdentity): Promise<Handoff[]> => store.openedBy(staff.id, clock.now()),

    /** The clerk has seen papers of identity, or takes that back (null). */
    async identify(
      staff: StaffIdentity,
      id: string,
      revision: number,
      papers: IdentityPapers | null,
    ): Promise<Result<null, DeskFailure>> {
      const at = await openAt(staff, id, revision);
      if (!at.ok) return at;
      const checked = { level: "counter" as const, accountId: staff.id, name: staff.name, verifiedAt: clock.now() };
      const identity = papers === null ? null : { ...checked, papers };
      const saved = await drafts.save(at.value.draft, { identity });
      return saved === "saved" ? ok(null) : err("stale");
    },

    /** Shows the summary to the resident, on their screen or at the counter. */
    async ready(staff: StaffIdentity, id: string, revision: number): Promise<Result<null, DeskFailure>> {
      const at = await openAt(staff, id, revision);
      if (!at.ok) return at;
      const { draft, published } = at.value;
      const reason = lacking({ draft, published });
      if (reason) return err(reason);
      const { answers } = openSession(atCounter(published.procedure), draft.answers);
      const now = clock.now();
      const change = { id, accountId: staff.id, revision, shown: answers, at: now, expiresAt: now + workMs };
      return (await store.ready(change)) ? ok(null) : err("gone");
    },

    /** The resident confirmed at the counter, in words or by signing: the clerk hands it in. Twice gives the same receipt. */
    async handIn(
      staff: StaffIdentity,
      id: string,
      seen: { revision: number; confirmed: boolean },
    ): Promise<Result<{ receipt: string }, DeskFailure | SubmitFailure["code"]>> {
      const view = await openFor(staff, id);
      if (view?.receipt) return ok({ receipt: view.receipt });
      if (!view?.draft) return err("gone");
      const { draft, handoff, stage } = view;
      if (stage !== "ready" || draft.revision !== seen.revision) return err("stale");
      if (!seen.confirmed) return err("not-confirmed");
      const sent = await deps.submit({
        sessionHash: handoff.sessionHash,
        procedureId: handoff.procedureId,
        key: draft.id,
        revision: draft.revision,
        locale: handoff.locale,
        channel: "counter",
        counter: { clerk: { accountId: staff.id, name: staff.name }, confirmed: "at-counter" },
      });
      if (!sent.ok) return err(sent.error.code);
      await store.finish(id, "sent");
      return sent;
    },

    /** Back to its owner; what a clerk began for somebody is thrown away. */
    async end(staff: StaffIdentity, id: string): Promise<void> {
      const view = await openFor(staff, id);
      if (!view) return;
      await store.finish(id, "ended");
      if (view.draft && view.handoff.origin === "counter") await drafts.discard(view.draft);
    },
  };
}
