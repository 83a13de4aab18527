/** From draft to application: checked whole against its definition, identified as the procedure asks, written once. */
import { type Answers, openSession, type Procedure, reviewErrors } from "../engine/index.ts";
import { isoDate } from "../i18n/dates.ts";
import type { Clock } from "../lib/clock.ts";
import { newReceipt } from "../lib/receipt.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { OutgoingMail } from "../notifications/index.ts";
import type { Catalogue, Published } from "../procedures/index.ts";
import type { Attachments } from "./attachments/index.ts";
import { contactOf } from "./contact.ts";
import { atCounter, papersLater } from "./counter-form.ts";
import { filesOfAnswers } from "./refused-files.ts";
import type { ApplicationStore, Draft, NewApplication } from "./store.ts";
import type { Actor, Channel, CounterHelp, Identity } from "./types.ts";

export type SubmitFailure =
  | { code: "no-draft" }
  /** The page was made for another draft, or the draft changed in another tab. */
  | { code: "stale" }
  | { code: "incomplete"; path: string }
  | { code: "identity" };

export type SubmitRequest = {
  sessionHash: string;
  procedureId: string;
  /** The draft's id from the form: the idempotency key. */
  key: string;
  /** The draft's revision the reader saw. */
  revision: number;
  locale: string;
  channel: Channel;
  /** Filled in at a counter: who helped, and how the applicant confirmed it. */
  counter?: Omit<CounterHelp, "later">;
};

const dayMs = 86_400_000;

/**
 * Whether the draft's identification is as strong as the procedure asks. `demo` ones count only where demos are allowed,
 * what a clerk checked only for what is handed in at the counter.
 */
export function identityMeets(
  level: "none" | "email" | "jpki",
  identity: Identity | null,
  demoAllowed: boolean,
  channel: Channel = "online",
): boolean {
  if (level === "none") return true;
  if (identity?.level === "counter") return channel === "counter";
  if (identity?.level === "jpki") return demoAllowed || !identity.demo;
  return level === "email" && identity?.level === "email";
}

const formOf = ({ procedure }: Published, { counter }: SubmitRequest): Procedure =>
  counter ? atCounter(procedure) : procedure;

/** Whoever pressed the button is the actor; the clerk who helped is named beside the applicant. */
function submitted({ counter }: SubmitRequest, { procedure }: Published, answers: Answers) {
  const type = "submitted" as const;
  if (!counter) return { type, actor: { kind: "resident" as const } };
  const actor: Actor = counter.confirmed === "own-screen" ? { kind: "resident" } : { kind: "staff", ...counter.clerk };
  return { type, actor, counter: { ...counter, later: papersLater(procedure, answers) } };
}

export function createSubmit(deps: {
  store: ApplicationStore;
  attachments: Pick<Attachments, "standing" | "keepOnly">;
  catalogue: Catalogue;
  clock: Clock;
  newId(): string;
  demoIdentityAllowed: boolean;
  /** The day itself when the office is open, else the first open day after it. */
  nextOpen(day: string): string;
  mails(application: NewApplication, published: Published): OutgoingMail[];
}) {
  const { store, catalogue, clock } = deps;

  function toApplication(draft: Draft, published: Published, request: SubmitRequest): NewApplication {
    const procedure = formOf(published, request);
    const now = clock.now();
    const { answers } = openSession(procedure, draft.answers);
    const { department, guide } = procedure.definition;
    return {
      id: deps.newId(),
      receipt: newReceipt(),
      idempotencyKey: draft.id,
      sessionHash: draft.sessionHash,
      procedureId: draft.procedureId,
      versionId: draft.versionId,
      department,
      channel: request.channel,
      locale: request.locale,
      answers,
      identity: draft.identity,
      ...contactOf(procedure, answers, draft.identity),
      submittedAt: now,
      dueAt: guide.processingDays === null ? null : dueAt(now, guide.processingDays),
    };
  }

  /** So many days later; nobody answers on a day on which the office is closed. */
  function dueAt(now: number, days: number): number {
    const at = now + days * dayMs;
    const day = isoDate(at);
    return at + Date.parse(deps.nextOpen(day)) - Date.parse(day);
  }

  /** A repeated request (double click, lost answer) finds its application and returns the same receipt. */
  return async function submit(request: SubmitRequest): Promise<Result<{ receipt: string }, SubmitFailure>> {
    const draft = await store.findDraft(request.sessionHash, request.procedureId, clock.now());
    if (draft?.id !== request.key) {
      const known = await store.byIdempotencyKey(request.key, request.sessionHash);
      if (known) return ok({ receipt: known.receipt });
      return err({ code: draft ? "stale" : "no-draft" });
    }
    if (draft.revision !== request.revision) return err({ code: "stale" });
    const published = await catalogue.version(draft.versionId);
    const session = openSession(formOf(published, request), draft.answers);
    if (!session.complete) return err({ code: "incomplete", path: session.firstIncomplete });
    // Read again as of today: a date may have run out of its bounds, and a forged draft shows itself.
    const mistake = reviewErrors(session, { today: isoDate(clock.now()) })[0];
    if (mistake) return err({ code: "incomplete", path: mistake.path });
    const { level } = published.procedure.definition.assurance;
    if (!identityMeets(level, draft.identity, deps.demoIdentityAllowed, request.channel))
      return err({ code: "identity" });
    const files = await filesOfAnswers(session, deps.attachments);
    const refused = files.refused[0];
    if (refused) return err({ code: "incomplete", path: refused.stepPath });
    await deps.attachments.keepOnly(draft.id, files.named);
    const application = toApplication(draft, published, request);
    const event = { ...submitted(request, published, application.answers), seq: 1, at: application.submittedAt };
    const { receipt } = await store.submit(application, event, deps.mails(application, published));
    return ok({ receipt });
  };
}
