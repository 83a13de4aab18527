/** One application as the clerk reads it: facts, answers with what a correction changed, history, what may be done. */
import { departmentName, fieldLabel, filesOfEvent, type HistoryEvent, namedFiles } from "../../applications/index.ts";
import type { CaseFile } from "../../console/index.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import { type Translate, translator } from "../../i18n/translator.ts";
import { type Account, eventWords } from "../../payments/index.ts";
import type { Portal } from "../../portal.server.ts";
import type { CaseFilePageProps } from "../../ui/console/case-file-page.tsx";
import { cardHolder } from "../case/card-words.ts";
import { fileLinker } from "../case/file-links.ts";
import { onBehalfOf } from "../case/on-behalf.ts";
import { eventText } from "../case/timeline.ts";
import { changeLines, removedOf, sectionsOf } from "./case-answers.ts";
import type { Typed } from "./case-command.ts";
import { casePaymentView } from "./case-payment.ts";

type Options = {
  account: Account | null;
  canRecord: boolean;
  marking: boolean;
  done: string | null;
  failure?: string;
  refused?: CaseFilePageProps["refused"];
  typed?: Typed;
};
const doneActions = ["take", "request-correction", "accept", "complete", "reject", "message"];
const donePayments = ["assess", "receive-cash", "send-invoice", "confirm-invoice", "give-back", "void"];

/** Links of every file that this page may show: of answers as they are and were, and of events. */
async function linkerOf(portal: Portal, { application, history }: CaseFile) {
  const files = [...namedFiles(application, history).values()];
  return fileLinker(portal, files, { t: translator("ja"), href: (id) => `/staff/attachments/${id}` });
}

/** What an event says line by line: the fields asked for, who filled in the form at the counter. */
function detailsOf(event: HistoryEvent, file: CaseFile): string[] {
  const { published, application } = file;
  const t = translator("ja");
  if (event.type === "corrected") return changeLines(file, event.seq);
  if (event.type === "file-refused") return [t("case:fileRefused", { name: event.file.name })];
  const label = (path: string) => fieldLabel(published.procedure, path, "ja");
  if (event.type === "correction-requested") return event.fields.map(({ path, reason }) => `${label(path)}：${reason}`);
  if (event.type !== "submitted" || !event.counter) return [];
  const { clerk, confirmed, later } = event.counter;
  const { identity } = application;
  return [
    t(`assist:history.${confirmed === "own-screen" ? "own" : "counter"}`, { name: clerk.name }),
    ...(identity?.level === "counter"
      ? [t(`assist:history.identity.${identity.papers}`, { name: identity.name })]
      : []),
    ...(later.length > 0 ? [t("assist:history.later", { papers: later.map(label).join("、") })] : []),
  ];
}

const isFromResident = ({ type, actor }: HistoryEvent) => type === "message" && actor.kind === "resident";

/** 「受理しました。」 after an action, as the address names it; null for anything else. */
function doneText(done: string | null, t: Translate): string | null {
  if (done === null) return null;
  if (doneActions.includes(done)) return t(`console:act.done.${done}`);
  const kind = /^payment-(.+)$/.exec(done)?.[1] ?? "";
  return donePayments.includes(kind) ? t(`console:payment.done.${kind}`) : null;
}

export async function caseFileView(portal: Portal, file: CaseFile, options: Options) {
  const t = translator("ja");
  const { application, published, history, actions } = file;
  const { definition } = published.procedure;
  const { identity, contactEmail, copyEmail } = application;
  const behalf = onBehalfOf(file, "ja");
  const identityKey = identity?.level === "jpki" && identity.demo ? "demo" : (identity?.level ?? "none");
  const by = ({ actor }: HistoryEvent) => (actor.kind === "staff" ? actor.name : t(`console:by.${actor.kind}`));
  const here = `/staff/applications/${application.receipt}`;
  const link = await linkerOf(portal, file);
  const lastAsked = file.unanswered ? history.findLast(isFromResident) : undefined;
  const fact = (key: string, value: string) => ({ label: t(`console:file.${key}`), value });
  const page: CaseFilePageProps = {
    backHref: "/staff/applications",
    status: application.status,
    facts: [
      fact("procedure", `${definition.title.ja}（${t("console:file.version", { version: published.version })}）`),
      fact("applicant", application.applicantName || t("console:inbox.noName")),
      // The first is the applicant again.
      ...(behalf?.facts.slice(1) ?? []),
      fact("contact", [contactEmail, copyEmail].filter(Boolean).join(" / ") || t("console:file.noContact")),
      fact(
        "identity",
        [
          t(`applications:identity.${identityKey}`, { email: identity?.level === "email" ? identity.email : "" }),
          cardHolder({ ...application, procedure: published.procedure }),
        ]
          .filter((words) => words !== "")
          .join(" "),
      ),
      fact("channel", t(`console:channel.${application.channel}`)),
      fact("locale", t(`console:file.locales.${application.locale}`)),
      fact("submitted", formatDateTime(application.submittedAt, "ja")),
      fact("due", application.dueAt === null ? t("console:due.none") : formatDate(application.dueAt, "ja")),
      { label: t("console:inbox.department"), value: departmentName(portal.city, application.department, "ja") },
    ],
    printHref: `${here}/application.pdf`,
    sections: sectionsOf(file, link),
    removed: removedOf(file, link),
    unanswered: file.unanswered,
    history: [...history].reverse().map((event) => ({
      at: formatDateTime(event.at, "ja"),
      who: by(event),
      what: event.type === "payment" ? t(`console:payment.event.${event.what}`) : t(`console:event.${event.type}`),
      text: event.type === "payment" ? eventWords(event, t).amount : eventText(event),
      details: detailsOf(event, file),
      files: filesOfEvent(event).map(link),
      ...(event === lastAsked ? { mark: t("console:file.unansweredMark") } : {}),
    })),
    done: doneText(options.done, t),
    payment: options.account && casePaymentView(options.account, options.canRecord),
    failure: options.failure ?? null,
    refused: options.refused ?? null,
    actions,
    seq: application.lastSeq,
    marking: options.marking && actions.includes("request-correction"),
    markingHref: `${here}?mode=correction`,
    cancelHref: here,
    typed: options.typed ?? { action: "", marked: [], reasons: {}, message: "" },
  };
  return { receipt: application.receipt, title: definition.title.ja, page };
}
