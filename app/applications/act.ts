/** What clerks and residents do with a submitted application: one table decides, one event is appended. */
import type { Answers } from "../engine/index.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { MailKind, OutgoingMail } from "../notifications/index.ts";
import { type Action, allowedActions, foldStatus, type Party } from "./actions.ts";
import type { ApplicationRecord, ApplicationStore } from "./store.ts";
import type { Actor, EventBody, HistoryEvent } from "./types.ts";

export type Command =
  | { action: "take" }
  | { action: "request-correction"; fields: { path: string; reason: string }[]; message: string }
  | { action: "accept"; message: string }
  | { action: "complete"; message: string }
  | { action: "reject"; reason: string }
  | { action: "message"; text: string }
  | { action: "correct"; answers: Answers }
  | { action: "withdraw"; reason: string };

/** "conflict": somebody else acted first; the page must be read again. */
export type ActFailure = "not-allowed" | "conflict" | "text-missing" | "fields-missing";

function toEvent(command: Command, before: Answers): EventBody {
  switch (command.action) {
    case "take":
      return { type: "taken" };
    case "request-correction":
      return { type: "correction-requested", fields: command.fields, message: command.message };
    case "accept":
      return { type: "accepted", message: command.message };
    case "complete":
      return { type: "completed", message: command.message };
    case "reject":
      return { type: "rejected", reason: command.reason };
    case "message":
      return { type: "message", text: command.text };
    case "correct":
      return { type: "corrected", before, after: command.answers };
    case "withdraw":
      return { type: "withdrawn", reason: command.reason };
  }
}

function missing(command: Command): ActFailure | null {
  if (command.action === "request-correction") {
    if (command.fields.length === 0) return "fields-missing";
    return command.fields.some((field) => field.reason.trim() === "") ? "text-missing" : null;
  }
  if (command.action === "reject" && command.reason.trim() === "") return "text-missing";
  if (command.action === "message" && command.text.trim() === "") return "text-missing";
  return null;
}

/** Which mail tells the resident; null: nothing is sent (their own message, a clerk taking the file). */
function mailKind(command: Command, actor: Actor): Exclude<MailKind, "email-code" | "received"> | null {
  const kinds = {
    take: null,
    "request-correction": "correction-requested",
    accept: "accepted",
    complete: "completed",
    reject: "rejected",
    message: actor.kind === "staff" ? "message" : null,
    correct: "corrected",
    withdraw: "withdrawn",
  } as const satisfies Record<Action, MailKind | null>;
  return kinds[command.action];
}

/** Money that arrived meanwhile changes nothing a form was filled in for: only other events make it old. */
const hasSeen = (history: HistoryEvent[], seq: number): boolean =>
  Number.isInteger(seq) &&
  seq >= 1 &&
  seq <= history.length &&
  history.slice(seq).every((each) => each.type === "payment");

/** Who applied and where notices go: read again when answers change. */
export type Contact = Pick<ApplicationRecord, "applicantName" | "applicantSearch" | "contactEmail">;

export function createAct(deps: {
  store: ApplicationStore;
  clock: Clock;
  contactOf(application: ApplicationRecord, answers: Answers): Promise<Contact>;
  mails(
    kind: Exclude<MailKind, "email-code" | "received">,
    application: ApplicationRecord,
    command: Command,
  ): Promise<OutgoingMail[]>;
}) {
  const { store, clock } = deps;

  /** `expectedSeq`: the last event the actor has seen. */
  return async function act(
    application: ApplicationRecord,
    command: Command,
    by: { actor: Actor; party: Party },
    expectedSeq: number,
  ): Promise<Result<null, ActFailure>> {
    const history = (await store.history(application.id)).slice(0, application.lastSeq);
    // First, because what is allowed was read off the same state; and because it comes from a form: it may be any number.
    if (!hasSeen(history, expectedSeq)) return err("conflict");
    if (!allowedActions(application.status, by.party).includes(command.action)) return err("not-allowed");
    const lacking = missing(command);
    if (lacking) return err(lacking);
    const at = clock.now();
    const event = { ...toEvent(command, application.answers), seq: application.lastSeq + 1, at, actor: by.actor };
    const kind = mailKind(command, by.actor);
    const corrected =
      command.action === "correct"
        ? { answers: command.answers, contact: await deps.contactOf(application, command.answers) }
        : null;
    const outcome = await store.append({
      applicationId: application.id,
      expectedSeq: application.lastSeq,
      events: [event],
      status: foldStatus([...history, event]),
      ...corrected,
      mails: kind ? await deps.mails(kind, { ...application, ...corrected?.contact }, command) : [],
      at,
    });
    return outcome === "appended" ? ok(null) : err("conflict");
  };
}
