/** The way of an application in few words: a filled draft, a submission, what a clerk and a resident do. */
import type { ApplicationRecord, Command, Draft, Identity, Status } from "../../app/applications/index.ts";
import { type Answers, compile, type Definition } from "../../app/engine/index.ts";
import { isoDate } from "../../app/i18n/dates.ts";
import type { Result } from "../../app/lib/result.ts";
import type { Published } from "../../app/procedures/index.ts";
import { sampleAnswers } from "../factories/answers.ts";
import { define, field, step } from "../fixtures/index.ts";
import type { Rooms } from "./rooms.ts";

export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("nothing there");
  return value;
}
export function good<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

const guide = define("any", []).guide;
/** Asks for a name, its reading and (not necessarily) an address; belongs to a department the city has; five days. */
export const permit = (id: string, rest: Partial<Definition> = {}): Definition =>
  define(
    id,
    [
      step("applicant", [
        field({ id: "applicantName", type: "person-name" }),
        field({ id: "applicantKana", type: "kana" }),
        field({ id: "applicantEmail", type: "email", required: false }),
      ]),
      step("request", [field({ id: "purpose", type: "text" })]),
    ],
    { department: "citizens", guide: { ...guide, processingDays: 5 }, ...rest },
  );

export const permitAnswers = (email: string | null = "hanako@example.jp"): Answers => ({
  applicantName: { family: "架空", given: "花子" },
  applicantKana: "カクウ　ハナコ",
  purpose: "試験",
  ...(email === null ? {} : { applicantEmail: email }),
});

export const published = async (rooms: Rooms, id: string): Promise<Published> =>
  must((await rooms.catalogue.snapshot()).byId.get(id));

export async function filledDraft(
  rooms: Rooms,
  id: string,
  sessionHash: string,
  change: { answers?: Answers; identity?: Identity } = {},
): Promise<Draft> {
  const current = await published(rooms, id);
  const { drafts } = rooms.applications;
  const begun = await drafts.start(sessionHash, current, false);
  const answers =
    change.answers ?? sampleAnswers(compile(current.procedure.definition), { today: isoDate(rooms.clock.now()) });
  await drafts.save(begun, { ...change, answers });
  return must(await drafts.find(sessionHash, id));
}

export const requestOf = (draft: Draft, locale = "ja") => ({
  sessionHash: draft.sessionHash,
  procedureId: draft.procedureId,
  key: draft.id,
  revision: draft.revision,
  locale,
  channel: "online" as const,
});

let sessions = 0;
/** A submitted application of a session of its own. */
export async function applied(
  rooms: Rooms,
  id: string,
  change: Parameters<typeof filledDraft>[3] & { locale?: string; sessionHash?: string } = {},
): Promise<ApplicationRecord> {
  sessions += 1;
  const draft = await filledDraft(rooms, id, change.sessionHash ?? `session-${sessions}`, change);
  const { receipt } = good(await rooms.applications.submit(requestOf(draft, change.locale)));
  return must(await rooms.applications.byReceipt(receipt));
}

export const clerk = { actor: { kind: "staff" as const, accountId: "a1", name: "見本 太郎" }, party: "clerk" as const };
export const resident = { actor: { kind: "resident" as const }, party: "resident" as const };

/** Does it on the newest state and gives the state after it. */
export async function acted(
  rooms: Rooms,
  application: ApplicationRecord,
  command: Command,
): Promise<ApplicationRecord> {
  // A second later, so that mails have an order.
  rooms.clock.advance(1000);
  const fresh = must(await rooms.applications.byId(application.id));
  const by = command.action === "correct" || command.action === "withdraw" ? resident : clerk;
  good(await rooms.applications.act(fresh, command, by, fresh.lastSeq));
  return must(await rooms.applications.byId(application.id));
}

const requested: Command = {
  action: "request-correction",
  fields: [{ path: "purpose", reason: "短すぎます" }],
  message: "直してください",
};
/** How a permit comes to a status. */
export const ways: Record<Status, Command[]> = {
  submitted: [],
  "in-review": [{ action: "take" }],
  "correction-requested": [{ action: "take" }, requested],
  accepted: [{ action: "take" }, { action: "accept", message: "" }],
  completed: [{ action: "take" }, { action: "accept", message: "" }, { action: "complete", message: "" }],
  rejected: [{ action: "take" }, { action: "reject", reason: "期間を過ぎています" }],
  withdrawn: [{ action: "withdraw", reason: "" }],
};
export async function appliedUntil(rooms: Rooms, id: string, status: Status, answers = permitAnswers(null)) {
  let application = await applied(rooms, id, { answers });
  for (const command of ways[status]) application = await acted(rooms, application, command);
  return application;
}
