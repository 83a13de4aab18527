/**
 * The publishing desk: every step from a draft to the published page and back. Who may do it, whether it still stands as the
 * person saw it, and the gate are decided here; what must hold among several at once (one open version, one published) are
 * constraints of the store.
 */
import { may } from "../identity/index.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { createClockwork } from "./clockwork.ts";
import { createBarrier, runOut } from "./gate/barrier.ts";
import type { Finding } from "./gate/finding.ts";
import {
  type Editor,
  type Failure,
  type Gate,
  life,
  type Outcome,
  type Parse,
  rowOf,
  type Seen,
  type Source,
  writersOf,
} from "./life.ts";
import type { HandoutContent } from "./model.ts";
import type { PageCheck } from "./page/page-check.ts";
import { contentHash, readSource } from "./source.ts";
import type { Change, HandoutEventType, HandoutStore, HandoutVersion, HandoutVersionRow, NewVersion } from "./store.ts";

export type PublishingDeps = { store: HandoutStore; clock: Clock; gate: Gate; pages: PageCheck; parse: Parse };

/** Every command answers the version as it stands afterwards. */
export type Publishing = {
  /**
   * For the preview: what was typed as content, and what the gate says of it, with what is known already of its pages. Stores
   * nothing.
   */
  check(source: Source): Promise<Result<{ content: HandoutContent; findings: Finding[] }, Failure>>;
  /** A handout that does not exist yet; "id-taken" otherwise. */
  create(source: Source, by: Editor): Outcome;
  /** A draft with the content of the published version (the newest one when none is), or of `version`. "busy" when one is open. */
  startDraft(from: { handoutId: string; version?: number }, by: Editor): Outcome;
  save(seen: Seen, source: Source, changeNote: string): Outcome;
  submitForReview(seen: Seen): Outcome;
  /** Out of review or approved, back to the writers, with what is to be mended. */
  returnToAuthor(seen: Seen, note: string): Outcome;
  /** By somebody who wrote none of it. `publishAt`: epoch milliseconds in the future; null: goes live now. */
  approve(seen: Seen, publishAt: number | null): Outcome;
  /** Takes the published version down. */
  withdraw(seen: Seen, reason: string): Outcome;
  /** Gives up a draft, one in review, or one that waits for its time. */
  discard(seen: Seen): Outcome;
  /**
   * The content of a version published before as a new one, which waits in "review" for a second person.
   * `emergency`: live at once without one, and recorded as such.
   */
  rollBack(from: { handoutId: string; version: number }, by: Editor, emergency?: { reason: string }): Outcome;
  /** Approved ones whose time has come go live; those that did. What the gate stops goes back to its writers, with the reason. */
  publishDue(now: number): Promise<HandoutVersionRow[]>;
  /** Takes down what is valid no more on this day ("YYYY-MM-DD"); those that went. */
  expire(today: string): Promise<HandoutVersionRow[]>;
  /** Both, for the portal's clock: the second once a day. */
  tick(now: number): Promise<void>;
};

const mayEdit = ({ role }: Editor): boolean => may(role, "handouts.edit");
const mayApprove = ({ role }: Editor): boolean => may(role, "handouts.approve");
const forbidden = err({ code: "forbidden" } as const);
const unknown = err({ code: "unknown" } as const);

export function createPublishing({ store, clock, gate, pages, parse }: PublishingDeps): Publishing {
  const { blocked } = createBarrier(gate, pages);
  const clockwork = createClockwork(store, clock, blocked);

  /** The version as the person saw it, from where the step is possible. */
  async function seenVersion(seen: Seen, step: HandoutEventType): Promise<Result<HandoutVersion, Failure>> {
    const version = await store.version(seen.handoutId, seen.version);
    if (!version) return unknown;
    if (version.revision !== seen.revision) return err({ code: "stale", latest: rowOf(version) });
    if (!life[step].from.includes(version.state)) return err({ code: "wrong-state", state: version.state });
    return ok(version);
  }
  type Step = Pick<Change, "content" | "author" | "reviewer" | "changeNote" | "publishAt">;
  async function take(seen: Seen, type: HandoutEventType, note = "", step: Step = {}): Outcome {
    const { handoutId, version, revision, by } = seen;
    const { from, to } = life[type];
    const changed = await store.change({
      ...step,
      handoutId,
      version,
      revision,
      from: from.filter((state) => state !== null),
      to,
      event: { by: by.login, type, note },
      at: clock.now(),
    });
    if (changed !== "stale") return ok(changed);
    const latest = await store.version(handoutId, version);
    return latest ? err({ code: "stale", latest: rowOf(latest) }) : unknown;
  }
  async function begin(content: HandoutContent, by: Editor, how: Pick<NewVersion, "origin" | "note" | "changeNote">) {
    const fresh = { ...how, content, hash: contentHash(content), author: by.login, at: clock.now() };
    for (;;) {
      const begun = await store.createDraft(fresh);
      if (begun !== "busy") return ok(begun);
      const open = (await store.versions(content.meta.id)).find(({ state }) => life.discarded.from.includes(state));
      // Gone between the two questions: asked again.
      if (open) return err({ code: "busy", open } as const);
    }
  }

  return {
    ...clockwork,
    async check(source) {
      const read = readSource(source, parse);
      if (!read.ok) return read;
      const [written, page] = await Promise.all([gate(read.value), pages.known(read.value)]);
      return ok({ content: read.value, findings: [...written, ...page] });
    },
    async create(source, by) {
      if (!mayEdit(by)) return forbidden;
      const read = readSource(source, parse);
      if (!read.ok) return read;
      const known = await store.versions(read.value.meta.id);
      if (known.some(({ state, publishedAt }) => state !== "withdrawn" || publishedAt !== null))
        return err({ code: "id-taken" });
      return begin(read.value, by, { origin: "created", note: "", changeNote: "" });
    },
    async startDraft({ handoutId, version }, by) {
      if (!mayEdit(by)) return forbidden;
      const known = await store.versions(handoutId);
      const from =
        version === undefined
          ? (known.find(({ state }) => state === "published") ?? known[0])
          : known.find((each) => each.version === version);
      const base = from && (await store.version(handoutId, from.version));
      if (!base) return unknown;
      return begin(base.content, by, { origin: "created", note: `第${base.version}版から`, changeNote: "" });
    },
    async save(seen, source, changeNote) {
      if (!mayEdit(seen.by)) return forbidden;
      const draft = await seenVersion(seen, "saved");
      if (!draft.ok) return draft;
      const read = readSource(source, parse);
      if (!read.ok) return read;
      const content = read.value;
      if (content.meta.id !== seen.handoutId)
        return err({ code: "meta", issues: [{ path: "meta.id", message: "cannot change" }] });
      const hash = contentHash(content);
      // Saved twice: the second adds nothing to the history.
      if (hash === draft.value.hash && changeNote === draft.value.changeNote) return draft;
      return take(seen, "saved", "", { content: { content, hash }, author: seen.by.login, changeNote });
    },
    async submitForReview(seen) {
      if (!mayEdit(seen.by)) return forbidden;
      const draft = await seenVersion(seen, "submitted");
      if (!draft.ok) return draft;
      const failure = await blocked(draft.value.content, clock.now());
      return failure ? err(failure) : take(seen, "submitted");
    },
    async returnToAuthor(seen, note) {
      if (!mayEdit(seen.by) && !mayApprove(seen.by)) return forbidden;
      const found = await seenVersion(seen, "returned");
      if (!found.ok) return found;
      if (note.trim() === "") return err({ code: "reason-missing" });
      return take(seen, "returned", note.trim(), { reviewer: null, publishAt: null });
    },
    async approve(seen, publishAt) {
      if (!mayApprove(seen.by)) return forbidden;
      const found = await seenVersion(seen, "approved");
      if (!found.ok) return found;
      const writers = writersOf(found.value, await store.history(seen.handoutId));
      if (writers.has(seen.by.login)) return err({ code: "second-person" });
      const now = clock.now();
      if (publishAt !== null && !(Number.isSafeInteger(publishAt) && publishAt > now))
        return err({ code: "time-past" });
      const failure = await blocked(found.value.content, publishAt ?? now);
      if (failure) return err(failure);
      const approved = await take(seen, "approved", "", { reviewer: seen.by.login, publishAt });
      if (!approved.ok || publishAt !== null) return approved;
      // Two steps, two events: should this process end between them, the next tick publishes.
      return clockwork.goLive(approved.value, seen.by.login);
    },
    async withdraw(seen, reason) {
      if (!mayEdit(seen.by)) return forbidden;
      const found = await seenVersion(seen, "withdrawn");
      if (!found.ok) return found;
      return reason.trim() === "" ? err({ code: "reason-missing" }) : take(seen, "withdrawn", reason.trim());
    },
    async discard(seen) {
      if (!mayEdit(seen.by)) return forbidden;
      const found = await seenVersion(seen, "discarded");
      return found.ok ? take(seen, "discarded") : found;
    },
    async rollBack({ handoutId, version }, by, emergency) {
      if (!mayEdit(by)) return forbidden;
      const old = await store.version(handoutId, version);
      if (!old) return unknown;
      if (old.publishedAt === null || old.state === "published") return err({ code: "wrong-state", state: old.state });
      const changeNote = `第${version}版の内容に戻しました。`;
      if (!emergency) {
        const failure = await blocked(old.content, clock.now());
        if (failure) return err(failure);
        const begun = await begin(old.content, by, { origin: "rolled-back", note: `第${version}版`, changeNote });
        return begun.ok ? take({ ...begun.value, by }, "submitted") : begun;
      }
      const reason = emergency.reason.trim();
      if (reason === "") return err({ code: "reason-missing" });
      // It passed the gate once; a link that died since must not keep what is wrong online.
      const tooLate = runOut(old.content, clock.now());
      if (tooLate) return err(tooLate);
      const note = `緊急：第${version}版：${reason}`;
      const fresh = { content: old.content, hash: old.hash, author: by.login, changeNote, at: clock.now() };
      const shown = (await store.versions(handoutId)).find(({ state }) => state === "published") ?? null;
      const current = shown?.version ?? null;
      const live = await store.publishNew({ ...fresh, origin: "rolled-back", note, current });
      if (live !== "stale") return ok(live);
      const latest = (await store.versions(handoutId))[0];
      return latest ? err({ code: "stale", latest }) : unknown;
    },
  };
}
