/** How a handoff stands: the row, the draft it names, and the application with the draft's key decide. */
import type { Clock } from "../lib/clock.ts";
import type { Published } from "../procedures/index.ts";
import type { Drafts } from "./drafts.ts";
import type { Handoff, HandoffStore } from "./handoff-store.ts";
import type { Draft } from "./store.ts";
import type { createSubmit } from "./submit.ts";

/** expired: the code or the clerk's time ran out · ended: stopped, or the draft is gone */
export type HandoffStage = "waiting" | "opened" | "ready" | "sent" | "expired" | "ended";
export type HandoffView = {
  handoff: Handoff;
  stage: HandoffStage;
  draft: Draft | null;
  published: Published | null;
  /** Of the application it became. */
  receipt: string | null;
};

export type HandoffDeps = {
  store: HandoffStore;
  drafts: Drafts;
  submit: ReturnType<typeof createSubmit>;
  /** The application a draft became, for the session that owns it. */
  bySubmissionKey(key: string, sessionHash: string): Promise<{ receipt: string } | null>;
  version(versionId: string): Promise<Published>;
  clock: Clock;
  newId(): string;
  /** Keyed with the server's secret. */
  hash(value: string): string;
  limits: {
    take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean; retryAfterMs: number }>;
    release(key: string): Promise<void>;
  };
  demoIdentityAllowed: boolean;
};

export async function viewHandoff(deps: HandoffDeps, handoff: Handoff): Promise<HandoffView> {
  const { draftId, sessionHash, procedureId } = handoff;
  const nothing = { handoff, draft: null, published: null, receipt: null };
  if (handoff.state === "ended") return { ...nothing, stage: "ended" };
  const sent = await deps.bySubmissionKey(draftId, sessionHash);
  if (sent) return { ...nothing, stage: "sent", receipt: sent.receipt };
  const draft = await deps.drafts.find(sessionHash, procedureId);
  if (draft?.id !== draftId) return { ...nothing, stage: "ended" };
  const published = await deps.version(draft.versionId);
  return { ...nothing, stage: stageOf(handoff, draft, deps.clock.now()), draft, published };
}

function stageOf({ state, expiresAt, revision }: Handoff, draft: Draft, now: number): HandoffStage {
  if (expiresAt <= now) return "expired";
  // Whatever was changed after the summary was shown must be shown again.
  return state === "ready" && revision !== draft.revision ? "opened" : state;
}
