/** Fictitious applications: two for each department, spread over the last weeks and over every status. */
import {
  type ApplicationStore,
  type Applications,
  type Contact,
  contactOf,
  type Draft,
  foldStatus,
  type HistoryEvent,
  newReceipt,
} from "../applications/index.ts";
import type { Answers, Procedure } from "../engine/index.ts";
import { isoDate } from "../i18n/dates.ts";
import { type Catalogue, exampleAnswers, type FileFor, type Published, walkJourney } from "../procedures/index.ts";
import { storeSamples, unsavedSample } from "./sample-files.ts";

type Body = Omit<HistoryEvent, "seq" | "at" | "actor"> & Record<string, unknown>;
const dayMs = 86_400_000;

/** What happened after submission, by the status it leads to; the first field of the form is the one corrected. */
const stories: ((fieldId: string) => { by: "staff" | "resident"; body: Body }[])[] = [
  () => [],
  () => [{ by: "staff", body: { type: "taken" } }],
  (fieldId) => [
    { by: "staff", body: { type: "taken" } },
    {
      by: "staff",
      body: {
        type: "correction-requested",
        fields: [{ path: fieldId, reason: "本人確認書類の記載と違っています（見本の理由です）。" }],
        message: "お手数ですが、確かめて直してください。",
      },
    },
  ],
  () => [
    { by: "staff", body: { type: "taken" } },
    {
      by: "staff",
      body: { type: "message", text: "書類を確認しています。あと数日お待ちください（見本の連絡です）。" },
    },
    { by: "staff", body: { type: "accepted", message: "" } },
  ],
  () => [
    { by: "staff", body: { type: "taken" } },
    { by: "staff", body: { type: "accepted", message: "" } },
    { by: "staff", body: { type: "completed", message: "手続きが終わりました（見本です）。" } },
  ],
  () => [
    { by: "staff", body: { type: "taken" } },
    { by: "staff", body: { type: "rejected", reason: "対象の期間を過ぎていました（見本の理由です）。" } },
  ],
  () => [{ by: "resident", body: { type: "withdrawn", reason: "予定が変わったため（見本です）。" } }],
];

/** Stories up to this one leave the file open. */
const lastOpen = 3;

/** Days ago: open files are mostly in time, one in eight is late. */
function ageOf(turn: number, story: number, processingDays: number | null): number {
  const age = (turn * 7) % 20;
  if (story > lastOpen || processingDays === null) return age;
  return turn % 8 === 0 ? processingDays + 1 : Math.min(age, Math.max(0, processingDays - 1));
}

/** One of the definition's own journeys, or whatever completes the form; null when neither can. */
function answersFor(procedure: Procedure, today: string, turn: number, fileFor: FileFor): Answers | null {
  const { journeys = [] } = procedure.definition;
  const journey = journeys[turn % Math.max(journeys.length, 1)];
  const walk = journey && walkJourney(procedure, journey, today, fileFor);
  return walk?.problems.length === 0 ? walk.answers : exampleAnswers(procedure, today, turn, fileFor);
}

/** Two procedures of each department. */
function chosen(list: Published[], today: string): Published[] {
  const byDepartment = new Map<string, Published[]>();
  for (const published of list) {
    const { department } = published.procedure.definition;
    const picked = byDepartment.get(department) ?? [];
    if (picked.length < 2 && answersFor(published.procedure, today, 0, unsavedSample)) picked.push(published);
    byDepartment.set(department, picked);
  }
  return [...byDepartment.values()].flat();
}

/** Writes them once, into a database that has no application yet. Returns how many. */
export async function seedDemoApplications(deps: {
  store: ApplicationStore;
  attachments: Pick<Applications["attachments"], "keepOwn">;
  catalogue: Catalogue;
  now: number;
  newId(): string;
}): Promise<number> {
  const { store, attachments, catalogue, now, newId } = deps;
  const inbox = {
    departments: null,
    statuses: null,
    procedureId: null,
    query: null,
    sort: "newest",
    after: null,
    limit: 1,
  } as const;
  if ((await store.inbox(inbox)).rows.length > 0) return 0;
  const { list } = await catalogue.snapshot();
  const picked = chosen(list, isoDate(now));
  for (const [turn, published] of picked.entries()) {
    const { definition } = published.procedure;
    const story = turn % stories.length;
    const submittedAt = now - ageOf(turn, story, definition.guide.processingDays) * dayMs - turn * 600_000;
    const owner = { sessionHash: "demo", draftId: newId() };
    await store.createDraft(draftOf(owner, published, now));
    const fileFor = await storeSamples(attachments, owner, published.procedure);
    const answers = answersFor(published.procedure, isoDate(submittedAt), turn, fileFor) ?? {};
    const id = newId();
    const days = definition.guide.processingDays;
    await store.submit(
      {
        id,
        receipt: newReceipt(),
        idempotencyKey: owner.draftId,
        sessionHash: owner.sessionHash,
        procedureId: definition.id,
        versionId: published.versionId,
        department: definition.department,
        channel: "online",
        locale: turn % 5 === 3 ? "easy" : turn % 7 === 5 ? "en" : "ja",
        answers,
        identity: null,
        ...withoutMail(contactOf(published.procedure, answers, null)),
        submittedAt,
        dueAt: days === null ? null : submittedAt + days * dayMs,
      },
      { seq: 1, at: submittedAt, actor: { kind: "resident" }, type: "submitted" },
      [],
    );
    await tell(store, id, stories[story]?.(Object.keys(answers)[0] ?? "") ?? [], { from: submittedAt, now });
  }
  return picked.length;
}

/** Nobody is written to in a demo. */
const withoutMail = ({ proxy, ...contact }: Contact): Contact => ({
  ...contact,
  contactEmail: null,
  copyEmail: null,
  proxy: proxy && { ...proxy, email: null },
});

/** Files belong to a draft until it is sent. */
const draftOf = (owner: { sessionHash: string; draftId: string }, published: Published, now: number): Draft => ({
  id: owner.draftId,
  sessionHash: owner.sessionHash,
  procedureId: published.procedure.definition.id,
  versionId: published.versionId,
  answers: {},
  pending: null,
  identity: null,
  carried: null,
  revision: 1,
  createdAt: now,
  updatedAt: now,
  expiresAt: now + dayMs,
});

async function tell(
  store: ApplicationStore,
  applicationId: string,
  story: ReturnType<(typeof stories)[number]>,
  { from, now }: { from: number; now: number },
) {
  // An hour apart, closer when it was sent a moment ago: nothing has happened in the future.
  const apart = Math.min(3_600_000, (now - from) / (story.length + 1));
  const events = story.map(({ by, body }, index) => ({
    ...body,
    seq: index + 2,
    at: Math.floor(from + (index + 1) * apart),
    actor: by === "staff" ? { kind: "staff", accountId: "demo", name: "見本 太郎" } : { kind: "resident" },
  })) as HistoryEvent[];
  if (events.length === 0) return;
  await store.append({
    applicationId,
    expectedSeq: 1,
    events,
    status: foldStatus([{ type: "submitted" }, ...events]),
    mails: [],
    at: events.at(-1)?.at ?? from,
  });
}
