/** A resident writes to the office: words and files, once however often the button is pressed, not too often in an hour. */
import type { FileRef } from "../engine/index.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { ActFailure, createAct } from "./act.ts";
import { allowedActions } from "./actions.ts";
import type { UploadFailure } from "./attachments/index.ts";
import type { ApplicationRecord, ApplicationStore } from "./store.ts";
import { type TextFlaw, typedText } from "./typed-text.ts";
import type { HistoryEvent } from "./types.ts";

export const messageLimits = { length: 2000, files: 5 } as const;
const perApplication = { tries: 10, windowMs: 3_600_000 };
/** Somebody else's event came first: a message is as good after it as before. */
const mostTries = 4;

export type MessageFailure =
  | { code: "not-allowed" }
  | { code: "text"; flaw: TextFlaw }
  | { code: "too-many-files" }
  | { code: "files"; problems: { name: string; code: UploadFailure }[] }
  | { code: "too-many"; retryAfterMs: number };

/** A file as it was sent, not kept yet. */
export type SentFile = { name: string; bytes: Uint8Array };
export type Limits = {
  take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean; retryAfterMs: number }>;
};

/** What keeping needs of the attachments. A file without draft and application is its session's to take back. */
type Attachments = {
  save(upload: {
    sessionHash: string;
    draftId: null;
    purpose: "message" | "decision";
    name: string;
    bytes: AsyncIterable<Uint8Array>;
  }): Promise<Result<FileRef, UploadFailure>>;
  remove(id: string, sessionHash: string): Promise<void>;
};

/** Keeps files for an event that is about to be written: all of them, or none and what is wrong with which. */
export function createKeepFiles(attachments: Attachments) {
  async function drop(files: FileRef[], sessionHash: string): Promise<void> {
    for (const { id } of files) await attachments.remove(id, sessionHash);
  }
  async function keep(
    files: SentFile[],
    owner: { sessionHash: string; purpose: "message" | "decision" },
  ): Promise<Result<FileRef[], { name: string; code: UploadFailure }[]>> {
    const kept: FileRef[] = [];
    const problems: { name: string; code: UploadFailure }[] = [];
    for (const { name, bytes } of files) {
      const saved = await attachments.save({ ...owner, draftId: null, name, bytes: wholeOf(bytes) });
      if (saved.ok) kept.push(saved.value);
      else problems.push({ name, code: saved.error });
    }
    if (problems.length === 0) return ok(kept);
    await drop(kept, owner.sessionHash);
    return err(problems);
  }
  return { keep, drop };
}

async function* wholeOf(bytes: Uint8Array) {
  yield bytes;
}

/** The same words and files from a page that had not seen them yet: the button was pressed twice. */
const isRepeated = (history: HistoryEvent[], seen: number, text: string, files: number): boolean =>
  history.some(
    (event) =>
      event.type === "message" &&
      event.actor.kind === "resident" &&
      event.seq > seen &&
      event.text === text &&
      (event.files ?? []).length === files,
  );

export function createMessages(deps: {
  store: ApplicationStore;
  act: ReturnType<typeof createAct>;
  files: ReturnType<typeof createKeepFiles>;
  limits: Limits;
  clock: Clock;
}) {
  const { store, act, files, limits, clock } = deps;

  async function tell(first: ApplicationRecord, text: string, kept: FileRef[]): Promise<Result<null, ActFailure>> {
    const by = { actor: { kind: "resident" as const }, party: "resident" as const };
    let application = first;
    for (let tries = 1; ; tries++) {
      const command = { action: "message" as const, text, files: kept };
      const done = await act(application, command, by, application.lastSeq);
      if (done.ok || done.error !== "conflict" || tries === mostTries) return done;
      application = (await store.byId(first.id)) ?? application;
    }
  }

  /** `seen`: the last event of the page it was written on. */
  return async function write(
    application: ApplicationRecord,
    typed: { text: string; files: SentFile[]; seen: number; sessionHash: string },
  ): Promise<Result<null, MessageFailure>> {
    if (!allowedActions(application.status, "resident").includes("message")) return err({ code: "not-allowed" });
    const text = typedText(typed.text, { max: messageLimits.length, required: true });
    if (!text.ok) return err({ code: "text", flaw: text.error });
    if (typed.files.length > messageLimits.files) return err({ code: "too-many-files" });
    if (isRepeated(await store.history(application.id), typed.seen, text.value, typed.files.length)) return ok(null);
    const { sessionHash } = typed;
    const kept = await files.keep(typed.files, { sessionHash, purpose: "message" });
    if (!kept.ok) return err({ code: "files", problems: kept.error });
    // After the files: a photograph that had to be chosen again is no message.
    const { tries, windowMs } = perApplication;
    const limit = await limits.take(`messages:${application.id}`, tries, windowMs, clock.now());
    const told = limit.allowed ? await tell(application, text.value, kept.value) : null;
    if (told?.ok) return told;
    await files.drop(kept.value, sessionHash);
    return err(told === null ? { code: "too-many", retryAfterMs: limit.retryAfterMs } : { code: "not-allowed" });
  };
}
