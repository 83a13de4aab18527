/**
 * Showing a draft at the counter (書かない窓口), the resident's side: a code for half an hour, what became of it, and the
 * confirmation that makes it an application. Staff see nothing of a draft before its code is presented.
 */
import { err, ok, type Result } from "../lib/result.ts";
import { createHandoffCodes } from "./handoff-codes.ts";
import { createHandoffDesk } from "./handoff-desk.ts";
import type { Handoff } from "./handoff-store.ts";
import { type HandoffDeps, type HandoffView, viewHandoff } from "./handoff-view.ts";
import type { Draft } from "./store.ts";
import type { SubmitFailure } from "./submit.ts";

export const codeMinutes = 30;
/** Drawing again, when somebody waits with the same six digits. */
const draws = 20;
/** Who opened what stays on record so long. */
const keepMs = 90 * 86_400_000;

export function createHandoffs(deps: HandoffDeps) {
  const { store, drafts, clock, newId } = deps;
  const codes = createHandoffCodes(deps.hash);
  const desk = createHandoffDesk(deps, codes);

  async function mine(sessionHash: string, procedureId: string): Promise<HandoffView | null> {
    const handoff = await store.latest(sessionHash, procedureId);
    return handoff && viewHandoff(deps, handoff);
  }

  return {
    ...desk,
    codeOf: ({ id }: Handoff): string => codes.codeOf(id),
    tokenOf: ({ id }: Handoff): string => codes.tokenOf(id),
    mine,

    /** A new code for this draft; one shown before is good for nothing any more. */
    async show({ id: draftId, sessionHash, procedureId }: Draft, locale: string): Promise<void> {
      for (let drawn = 0; drawn < draws; drawn++) {
        const id = newId();
        const now = clock.now();
        const begun = await store.begin({
          id,
          draftId,
          sessionHash,
          procedureId,
          origin: "resident",
          locale,
          state: "waiting",
          createdAt: now,
          expiresAt: now + codeMinutes * 60_000,
          opened: null,
          known: null,
          ...codes.hashesOf(id),
        });
        if (begun === "begun") return;
      }
      throw new Error("no free code was drawn: too many people wait at once");
    },

    /** The clerk sees nothing more of it; the draft stays with its owner. */
    async stop(sessionHash: string, procedureId: string): Promise<void> {
      const handoff = await store.latest(sessionHash, procedureId);
      if (handoff) await store.finish(handoff.id, "ended");
    },

    /** The resident has read the summary on a screen of their own. Asking twice gives the same receipt. */
    async confirm(
      sessionHash: string,
      procedureId: string,
      seen: { key: string; revision: number; locale: string },
    ): Promise<Result<{ receipt: string }, SubmitFailure>> {
      const known = async () => {
        const application = await deps.bySubmissionKey(seen.key, sessionHash);
        return application && ok({ receipt: application.receipt });
      };
      const before = await known();
      if (before) return before;
      const view = await mine(sessionHash, procedureId);
      const clerk = view?.handoff.opened;
      // The other press of a double click may have been first in the meantime.
      if (!clerk || view.stage !== "ready") return (await known()) ?? err({ code: "stale" });
      const { accountId, name } = clerk;
      const sent = await deps.submit({
        sessionHash,
        procedureId,
        ...seen,
        channel: "counter",
        counter: { clerk: { accountId, name }, confirmed: "own-screen" },
      });
      if (sent.ok) await store.finish(view.handoff.id, "sent");
      return sent;
    },

    /** Ends what ran out; drafts that clerks began and left go with it. */
    async sweep(): Promise<void> {
      const now = clock.now();
      for (const { draftId, sessionHash } of await store.sweep(now, now - keepMs))
        await drafts.discard({ id: draftId, sessionHash });
    },
  };
}
