/** Drafts (下書き): kept on the server from the first step, one per resident session and procedure. */
import type { Answers, RawInput } from "../engine/index.ts";
import type { Clock } from "../lib/clock.ts";
import type { Published } from "../procedures/index.ts";
import type { ApplicationStore, Carried, Draft } from "./store.ts";
import type { Identity } from "./types.ts";

/** A draft lives this long after its last change. */
export const draftDays = 30;
const draftMs = draftDays * 86_400_000;

export type DraftChange = {
  answers?: Answers;
  pending?: { path: string; input: RawInput } | null;
  identity?: Identity | null;
  /** With the answers, when the draft moves to another version of the form. */
  versionId?: string;
  carried?: Carried | null;
};

export function createDrafts(store: ApplicationStore, clock: Clock, newId: () => string) {
  return {
    /** When a draft changed at this time goes. */
    keptUntil: (at: number): number => at + draftMs,

    find: (sessionHash: string, procedureId: string): Promise<Draft | null> =>
      store.findDraft(sessionHash, procedureId, clock.now()),

    list: (sessionHash: string): Promise<Draft[]> => store.listDrafts(sessionHash, clock.now()),

    /** The session's draft of this procedure, begun on its current version when there is none. `anew` throws the old one away. */
    async start(
      sessionHash: string,
      published: Published,
      anew: boolean,
      begun: Pick<Draft, "answers" | "carried"> = { answers: {}, carried: null },
    ): Promise<Draft> {
      const now = clock.now();
      const procedureId = published.procedure.definition.id;
      const known = await store.findDraft(sessionHash, procedureId, now);
      if (known && !anew) return known;
      if (known) await store.deleteDraft(known.id, sessionHash);
      return store.createDraft({
        id: newId(),
        sessionHash,
        procedureId,
        versionId: published.versionId,
        ...begun,
        pending: null,
        identity: null,
        revision: 1,
        createdAt: now,
        updatedAt: now,
        expiresAt: now + draftMs,
      });
    },

    /** "stale": another tab saved meanwhile; nothing is written. */
    async save(draft: Draft, change: DraftChange): Promise<"saved" | "stale"> {
      const now = clock.now();
      return store.saveDraft({ ...draft, ...change, updatedAt: now, expiresAt: now + draftMs }, now);
    },

    discard: ({ id, sessionHash }: Pick<Draft, "id" | "sessionHash">): Promise<void> =>
      store.deleteDraft(id, sessionHash),
  };
}
export type Drafts = ReturnType<typeof createDrafts>;
