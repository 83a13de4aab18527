/**
 * Going on with a draft on another device (再開): a code to write down, a link by mail, and what becomes of the draft that is
 * there already. Whoever has the code has the draft, so it is counted and locked; identification stays with the device.
 */
import { timingSafeEqual } from "node:crypto";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Published } from "../procedures/index.ts";
import { draftDays } from "./drafts.ts";
import { createResumeCodes, newHandle, readCode } from "./resume-codes.ts";
import { type ResumeMailDeps, resumeMail } from "./resume-mails.ts";
import { createResumeReminders } from "./resume-reminders.ts";
import type { ResumeStore } from "./resume-store.ts";
import type { Draft, DraftResume } from "./store.ts";

export const lockMinutes = 15;
const lock = { tries: 5, lockMs: lockMinutes * 60_000 };
/** Wide, because a carrier's subscribers share an address. */
const perAddress = { tries: 200, windowMs: 15 * 60_000 };
/** Every wish causes mail to an address that nobody has confirmed. */
const mailsTo = { tries: 5, windowMs: 3_600_000 };
const mailsFrom = { tries: 60, windowMs: 3_600_000 };
const draftMs = draftDays * 86_400_000;
/** Drawing again, when somebody has the same five characters. */
const draws = 20;

/** What was typed, or what the link in a mail carries. */
export type ResumeKey = { code: string } | { handle: string; token: string };
export type ResumeFailure =
  | { code: "malformed" }
  /** No such code, a wrong one, or one that ran out: nobody can tell which. `left`: tries. */
  | { code: "wrong"; left: number }
  /** Of this code, until then. */
  | { code: "locked"; until: number }
  /** Too many tries from this address. */
  | { code: "busy"; retryAfterMs: number }
  /** The link is good for nothing any more. */
  | { code: "gone" }
  /** The browser has another draft of the procedure: one of them has to be chosen. */
  | { code: "occupied"; theirs: Draft; mine: Draft }
  /** Another device was just faster. */
  | { code: "stale" };

export type ResumesDeps = {
  store: ResumeStore;
  /** The session's unexpired draft of a procedure. */
  findDraft(sessionHash: string, procedureId: string): Promise<Draft | null>;
  version(versionId: string): Promise<Published>;
  clock: Clock;
  /** Keyed with the server's secret. */
  hash(value: string): string;
  limits: {
    take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean; retryAfterMs: number }>;
  };
  mail: ResumeMailDeps;
};

export function createResumes(deps: ResumesDeps) {
  const { store, clock, limits } = deps;
  const codes = createResumeCodes(deps.hash);
  const pathOf = (resume: DraftResume) => `/resume/${resume.handle}?key=${codes.tokenOf(resume)}`;

  async function within(name: string, { tries, windowMs }: typeof perAddress): Promise<Result<null, Busy>> {
    const { allowed, retryAfterMs } = await limits.take(name, tries, windowMs, clock.now());
    return allowed ? ok(null) : err({ code: "busy", retryAfterMs });
  }

  async function mayMail(email: string, address: string): Promise<Result<null, Busy>> {
    const from = await within(`resume-mails-from:${address}`, mailsFrom);
    return from.ok ? within(`resume-mails:${email.toLowerCase()}`, mailsTo) : from;
  }

  async function linkMail(draft: Draft, resume: DraftResume, email: string, expiresAt: number) {
    const { locale } = resume;
    const to = { email, locale, expiresAt, path: pathOf(resume) };
    return resumeMail(deps.mail, "resume-link", to, await deps.version(draft.versionId));
  }

  /** A code for this draft, with a mail where an address is given; one made before is good for nothing any more. */
  async function issue(
    draft: Draft,
    { email, locale, address }: { email: string | null; locale: string; address: string },
  ): Promise<Result<null, Busy>> {
    if (email !== null) {
      const allowed = await mayMail(email, address);
      if (!allowed.ok) return allowed;
    }
    for (let drawn = 0; drawn < draws; drawn++) {
      const now = clock.now();
      const named = { handle: newHandle(), draftId: draft.id, createdAt: now };
      const resume: DraftResume = {
        ...named,
        secretHash: codes.hashOf(named),
        email,
        locale,
        tries: 0,
        lockedUntil: 0,
        remindedDays: 0,
      };
      const expiresAt = now + draftMs;
      const mails = email === null ? [] : [await linkMail(draft, resume, email, expiresAt)];
      if ((await store.issue(resume, { expiresAt, mails })) === "issued") return ok(null);
    }
    throw new Error("no free code was drawn: too many drafts have one");
  }

  /** Sends the link of the code there is; "gone" when there is none any more. */
  async function send(draft: Draft, email: string, address: string): Promise<Result<null, Busy | { code: "gone" }>> {
    const resume = await store.ofDraft(draft.id);
    if (!resume) return err({ code: "gone" });
    const allowed = await mayMail(email, address);
    if (!allowed.ok) return allowed;
    const mails = [await linkMail(draft, resume, email, draft.expiresAt)];
    const sent = await store.address({ handle: resume.handle, email, mails, at: clock.now() });
    return sent ? ok(null) : err({ code: "gone" });
  }

  async function find(key: ResumeKey, address: string): Promise<Result<Draft, ResumeFailure>> {
    if ("token" in key) return (await byLink(key)) ?? err({ code: "gone" });
    const typed = readCode(key.code);
    if (typed === null) return err({ code: "malformed" });
    const allowed = await within(`resume-address:${address}`, perAddress);
    if (!allowed.ok) return allowed;
    const now = clock.now();
    const { handle } = typed;
    const tried =
      (await store.attempt({ handle, secretHash: codes.secretHash(typed), now, ...lock })) ??
      (await store.missed({ key: deps.hash(`resume missed ${handle}`), now, ...lock }));
    if (tried.code !== "right") return err(tried);
    const resume = await store.byHandle(handle);
    const draft = resume && (await store.draft(resume.draftId, now));
    return draft ? ok(draft) : err({ code: "wrong", left: lock.tries });
  }

  /** Null for a link that is not ours, or not any more. */
  async function byLink({
    handle,
    token,
  }: Extract<ResumeKey, { token: string }>): Promise<Result<Draft, never> | null> {
    const resume = await store.byHandle(handle);
    if (!resume) return null;
    const [given, wanted] = [Buffer.from(token), Buffer.from(codes.tokenOf(resume))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
    const draft = await store.draft(resume.draftId, clock.now());
    return draft && ok(draft);
  }

  return {
    issue,
    send,
    revoke: ({ id }: Draft): Promise<void> => store.revoke(id),

    /** The code of a draft as its owner may see it again; null: it has none. */
    async shown({ id }: Draft): Promise<{ code: string; path: string; email: string | null } | null> {
      const resume = await store.ofDraft(id);
      return resume && { code: codes.codeOf(resume), path: pathOf(resume), email: resume.email };
    },

    /** What the link in a mail leads to; nothing is moved yet. */
    async peek(handle: string, token: string): Promise<Draft | null> {
      const found = await byLink({ handle, token });
      return found?.ok ? found.value : null;
    },

    /**
     * The draft becomes this browser's. `replaces`: id of the browser's own draft that goes for it. Identification is not
     * taken along: a code on a sheet of paper proves nobody's name.
     */
    async open(
      key: ResumeKey,
      { sessionHash, address, replaces }: { sessionHash: string; address: string; replaces: string | null },
    ): Promise<Result<Draft, ResumeFailure>> {
      const found = await find(key, address);
      if (!found.ok || found.value.sessionHash === sessionHash) return found;
      const theirs = found.value;
      const mine = await deps.findDraft(sessionHash, theirs.procedureId);
      if (mine && mine.id !== replaces) return err({ code: "occupied", theirs, mine });
      const at = clock.now();
      const draft = { ...theirs, identity: null, pending: null };
      const moved = await store.move({ draft, sessionHash, replaces, at, expiresAt: at + draftMs });
      if (moved !== "moved") return err({ code: "stale" });
      return ok({ ...draft, sessionHash, revision: theirs.revision + 1, expiresAt: at + draftMs });
    },

    /** Of drafts this browser had: the one of a procedure that another browser has now. */
    async elsewhere(ids: readonly string[], procedureId: string, sessionHash: string | null): Promise<boolean> {
      for (const id of ids) {
        const draft = await store.draft(id, clock.now());
        if (draft && draft.procedureId === procedureId && draft.sessionHash !== sessionHash) return true;
      }
      return false;
    },

    ...createResumeReminders({
      ...deps,
      pathOf: (draft) => store.ofDraft(draft.draftId).then((own) => own && pathOf(own)),
    }),
  };
}
type Busy = { code: "busy"; retryAfterMs: number };
