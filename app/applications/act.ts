/** What clerks and residents do with a submitted application: one table decides, one event is appended. */
import { type Answers, containsIndividualNumber, type FileRef } from "../engine/index.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { CaseMailKind, OutgoingMail } from "../notifications/index.ts";
import { type Action, allowedActions, foldStatus, type Party } from "./actions.ts";
import type { Contact } from "./contact.ts";
import { filesIn } from "./named-files.ts";
import type { ApplicationRecord, ApplicationStore } from "./store.ts";
import type { Actor, EventBody, HistoryEvent } from "./types.ts";

export type Command =
  | { action: "take" }
  | { action: "request-correction"; fields: { path: string; reason: string }[]; message: string }
  /** `files`: kept already, and belonging to no application yet. */
  | { action: "accept"; message: string; files?: FileRef[] }
  | { action: "complete"; message: string; files?: FileRef[] }
  | { action: "reject"; reason: string }
  | { action: "message"; text: string; files?: FileRef[] }
  /** Files among them that are new belong to no application yet. */
  | { action: "correct"; answers: Answers }
  | { action: "withdraw"; reason: string };

/** "conflict": somebody else acted first; the page must be read again. */
export type ActFailure = "not-allowed" | "conflict" | "text-missing" | "fields-missing" | "individual-number";

const filesOf = (command: Command): FileRef[] => ("files" in command ? (command.files ?? []) : []);

/** What the application takes over with the event. */
function newFiles(command: Command, before: Answers): string[] {
  if (command.action !== "correct") return filesOf(command).map(({ id }) => id);
  const known = new Set(filesIn(before).map(({ id }) => id));
  return filesIn(command.answers).flatMap(({ id }) => (known.has(id) ? [] : [id]));
}

function toEvent(command: Command, before: Answers): EventBody {
  const files = filesOf(command);
  const given = files.length > 0 ? { files } : {};
  switch (command.action) {
    case "take":
      return { type: "taken" };
    case "request-correction":
      return { type: "correction-requested", fields: command.fields, message: command.message };
    case "accept":
      return { type: "accepted", message: command.message, ...given };
    case "complete":
      return { type: "completed", message: command.message, ...given };
    case "reject":
      return { type: "rejected", reason: command.reason };
    case "message":
      return { type: "message", text: command.text, ...given };
    case "correct":
      return { type: "corrected", before, after: command.answers };
    case "withdraw":
      return { type: "withdrawn", reason: command.reason };
  }
}

/** What people read or wrote, whoever it was: a マイナンバー may stand in none of it. */
function wordsOf(command: Command): string[] {
  const words = Object.entries(command).flatMap(([name, value]) =>
    name !== "action" && typeof value === "string" ? [value] : [],
  );
  return command.action === "request-correction" ? [...words, ...command.fields.map(({ reason }) => reason)] : words;
}

function flawOf(command: Command): ActFailure | null {
  if (wordsOf(command).some(containsIndividualNumber)) return "individual-number";
  if (command.action === "request-correction") {
    if (command.fields.length === 0) return "fields-missing";
    return command.fields.some((field) => field.reason.trim() === "") ? "text-missing" : null;
  }
  if (command.action === "reject" && command.reason.trim() === "") return "text-missing";
  if (command.action === "message" && command.text.trim() === "") return "text-missing";
  return null;
}

/** Which mail tells the resident; null: nothing is sent (their own message, a clerk taking the file). */
function mailKind(command: Command, actor: Actor): Exclude<CaseMailKind, "received"> | null {
  const kinds = {
    take: null,
    "request-correction": "correction-requested",
    accept: "accepted",
    complete: "completed",
    reject: "rejected",
    message: actor.kind === "staff" ? "message" : null,
    correct: "corrected",
    withdraw: "withdrawn",
  } as const satisfies Record<Action, CaseMailKind | null>;
  return kinds[command.action];
}

/** Money that arrived meanwhile changes nothing a form was filled in for: only other events make it old. */
const hasSeen = (history: HistoryEvent[], seq: number): boolean =>
  Number.isInteger(seq) &&
  seq >= 1 &&
  seq <= history.length &&
  history.slice(seq).every((each) => each.type === "payment");

export function createAct(deps: {
  store: ApplicationStore;
  clock: Clock;
  /** Who applied and where notices go: read again when answers change. */
  contactOf(application: ApplicationRecord, answers: Answers): Promise<Contact>;
  mails(
    kind: Exclude<CaseMailKind, "received">,
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
    const flaw = flawOf(command);
    if (flaw) return err(flaw);
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
      attach: newFiles(command, application.answers),
      mails: kind ? await deps.mails(kind, { ...application, ...corrected?.contact }, command) : [],
      at,
    });
    return outcome === "appended" ? ok(null) : err("conflict");
  };
}
