/** Values for the stores: plainly fictitious, valid, and different by their name. */
import type { AttachmentRow, Draft, NewApplication } from "../../app/applications/store.ts";
import type { HistoryEvent } from "../../app/applications/types.ts";
import type { Definition } from "../../app/engine/definition.ts";
import type { StaffAccount, StaffSession } from "../../app/identity/store.ts";
import type { OutgoingMail } from "../../app/notifications/store.ts";

/** Morning of 2026-04-01 in Japan. */
export const now = Date.UTC(2026, 3, 1, 0, 0, 0);
export const day = 24 * 60 * 60 * 1000;

const text = (ja: string) => ({ ja });
/** The smallest definition there is. */
export const aDefinition = (id: string, number = 1, title = `手続 ${id}`): Definition => ({
  id,
  number,
  title: text(title),
  reading: "てつづき",
  keywords: [],
  category: "moving",
  lifeEvents: ["moving-out"],
  department: "citizens",
  guide: {
    summary: text("架空の手続です"),
    who: text("だれでも"),
    deadline: { rule: "none", text: text("ありません") },
    fee: { yen: 0, text: text("無料") },
    bring: [],
    legalBasis: null,
    processingDays: null,
    outcome: text("通知が届きます"),
    visit: { needed: "no", reason: { ja: "来庁は要りません。" } },
  },
  channels: { online: true, counterService: null, phone: false, post: false },
  assurance: { level: "none", reason: text("本人の確認はいりません") },
  retention: { years: 5 },
  handouts: [],
  steps: [{ id: "one", title: text("質問"), fields: [{ id: "answer", type: "text", label: text("答え") }] }],
  facts: { source: "test", confidence: "typical", verifiedBy: null, confirmed: null, open: [] },
});

/** Version published by `publishSample`. */
export const sampleVersion = { procedureId: "sample", versionId: "sample@1" };

export const aDraft = (name: string, changes: Partial<Draft> = {}): Draft => ({
  id: `draft-${name}`,
  sessionHash: `session-${name}`,
  ...sampleVersion,
  answers: { answer: name },
  pending: null,
  identity: null,
  carried: null,
  revision: 1,
  createdAt: now,
  updatedAt: now,
  expiresAt: now + 30 * day,
  ...changes,
});

export const anApplication = (name: string, changes: Partial<NewApplication> = {}): NewApplication => ({
  id: `application-${name}`,
  receipt: `RECEIPT-${name.toUpperCase()}`,
  idempotencyKey: `draft-${name}`,
  sessionHash: `session-${name}`,
  ...sampleVersion,
  department: "citizens",
  channel: "online",
  locale: "ja",
  answers: { answer: name, people: [{ name: { family: "架空", given: "花子" } }] },
  identity: { level: "none" },
  applicantName: `架空 ${name}`,
  applicantSearch: `架空${name} かくう${name}`,
  contactEmail: `${name}@example.jp`,
  copyEmail: null,
  proxy: null,
  submittedAt: now,
  dueAt: now + 7 * day,
  ...changes,
});

export const submittedEvent: HistoryEvent = { type: "submitted", seq: 1, at: now, actor: { kind: "resident" } };
export const takenEvent = (seq: number, clerk: string): HistoryEvent => ({
  type: "taken",
  seq,
  at: now + seq,
  actor: { kind: "staff", accountId: clerk, name: `職員 ${clerk}` },
});

export const aMail = (name: string, about = `RECEIPT-${name.toUpperCase()}`): OutgoingMail => ({
  id: `mail-${name}`,
  to: `${name}@example.jp`,
  subject: `受付のお知らせ ${name}`,
  text: "受け付けました。",
  about,
});

export const anAttachment = (name: string, changes: Partial<AttachmentRow> = {}): AttachmentRow => ({
  id: `file-${name}`,
  name: "住民票.pdf",
  type: "application/pdf",
  bytes: 1234,
  sha256: "0".repeat(64),
  purpose: "answer",
  scan: "clean",
  sessionHash: `session-${name}`,
  draftId: `draft-${name}`,
  applicationId: null,
  createdAt: now,
  ...changes,
});

export const anAccount = (name: string, changes: Partial<StaffAccount> = {}): StaffAccount => ({
  id: `account-${name}`,
  login: name,
  name: `職員 ${name}`,
  role: "clerk",
  departments: ["citizens"],
  passwordHash: "hash",
  totpSecret: null,
  totpLastStep: 0,
  disabledAt: null,
  createdAt: now,
  ...changes,
});
export const aSession = (name: string, changes: Partial<StaffSession> = {}): StaffSession => ({
  tokenHash: `token-${name}`,
  accountId: `account-${name}`,
  createdAt: now,
  lastSeenAt: now,
  expiresAt: now + day,
  ...changes,
});
