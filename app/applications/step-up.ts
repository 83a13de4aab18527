/**
 * Whoever has shown who they are gets a new session id: one that somebody planted before is worth nothing afterwards
 * (session fixation). Everything the browser had moves with it.
 */
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Drafts } from "./drafts.ts";
import { identityPath } from "./form-filling.ts";
import type { Draft } from "./store.ts";
import type { Identity } from "./types.ts";

export type ResidentStore = {
  /**
   * One transaction: the draft has this identity, and drafts, applications, grants, uploads, hand-offs, reservations and begun
   * sign-ins of session `from` belong to `to`. "no-draft": nothing is written. Saves that are under way for `from` find
   * nothing any more.
   */
  stepUp(change: {
    from: string;
    to: string;
    draftId: string;
    identity: Identity;
    pending: Draft["pending"];
    at: number;
    expiresAt: number;
  }): Promise<"moved" | "no-draft">;
};

export type StepUp = {
  from: string;
  /** Hash of the new token. */
  to: string;
  draftId: string;
  identity: Identity;
};

export function createStepUp(store: ResidentStore, drafts: Drafts, clock: Clock) {
  /** The draft as it is now. */
  return async function stepUp(change: StepUp): Promise<Result<Draft, "no-draft">> {
    const known = (await drafts.list(change.from)).find(({ id }) => id === change.draftId);
    if (!known) return err("no-draft");
    const at = clock.now();
    const pending = known.pending?.path === identityPath ? null : known.pending;
    const moved = await store.stepUp({ ...change, pending, at, expiresAt: drafts.keptUntil(at) });
    if (moved === "no-draft") return err("no-draft");
    const draft = await drafts.find(change.to, known.procedureId);
    return draft ? ok(draft) : err("no-draft");
  };
}
