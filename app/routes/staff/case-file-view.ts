/** One application as the clerk reads it: facts, answers with what a correction changed, history, what may be done. */
import { departmentName, fieldLabel, type HistoryEvent } from "../../applications/index.ts";
import type { CaseFile } from "../../console/index.ts";
import { summarize } from "../../engine/index.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import { type Translate, translator } from "../../i18n/translator.ts";
import { type Account, eventWords } from "../../payments/index.ts";
import type { Portal } from "../../portal.server.ts";
import type { AnswerRow } from "../../ui/console/answer-value.tsx";
import type { CaseFilePageProps } from "../../ui/console/case-file-page.tsx";
import { eventText } from "../case/timeline.ts";
import { casePaymentView } from "./case-payment.ts";

export type Typed = CaseFilePageProps["typed"];
type Options = {
  account: Account | null;
  canRecord: boolean;
  marking: boolean;
  done: string | null;
  failure?: string;
  typed?: Typed;
};
const doneActions = ["take", "request-correction", "accept", "complete", "reject", "message"];
const donePayments = ["assess", "receive-cash", "send-invoice", "confirm-invoice", "give-back", "void"];

/** Lines by path before the last correction; empty when there was none. */
function before({ history, published }: CaseFile): Map<string, string[]> {
  const corrected = history.findLast((event) => event.type === "corrected");
  if (corrected?.type !== "corrected") return new Map();
  const rows = summarize(corrected.before, published.procedure, "ja").flatMap((step) => step.rows);
  return new Map(rows.map((row) => [row.path, row.lines]));
}

function sectionsOf(file: CaseFile): { title: string; rows: AnswerRow[] }[] {
  const old = before(file);
  return summarize(file.application.answers, file.published.procedure, "ja").map((step) => ({
    title: step.stepTitle,
    rows: step.rows.map((row) => {
      const was = old.get(row.path);
      return {
        path: row.path,
        label: row.label,
        lines: row.lines,
        before: was && was.join("\n") !== row.lines.join("\n") ? was : null,
        files: row.files.map(({ id, name, bytes }) => ({
          href: `/staff/attachments/${id}`,
          name,
          size: Math.ceil(bytes / 1024).toLocaleString("ja-JP"),
        })),
      };
    }),
  }));
}

/** What an event says line by line: the fields asked for, who filled in the form at the counter. */
function detailsOf(event: HistoryEvent, { published, application }: CaseFile): string[] {
  const t = translator("ja");
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

/** 「受理しました。」 after an action, as the address names it; null for anything else. */
function doneText(done: string | null, t: Translate): string | null {
  if (done === null) return null;
  if (doneActions.includes(done)) return t(`console:act.done.${done}`);
  const kind = /^payment-(.+)$/.exec(done)?.[1] ?? "";
  return donePayments.includes(kind) ? t(`console:payment.done.${kind}`) : null;
}

export function caseFileView(portal: Portal, file: CaseFile, options: Options) {
  const t = translator("ja");
  const { application, published, history, actions } = file;
  const { definition } = published.procedure;
  const { identity } = application;
  const identityKey = identity?.level === "jpki" && identity.demo ? "demo" : (identity?.level ?? "none");
  const by = ({ actor }: HistoryEvent) => (actor.kind === "staff" ? actor.name : t(`console:by.${actor.kind}`));
  const here = `/staff/applications/${application.receipt}`;
  const fact = (key: string, value: string) => ({ label: t(`console:file.${key}`), value });
  const page: CaseFilePageProps = {
    backHref: "/staff/applications",
    status: application.status,
    facts: [
      fact("procedure", `${definition.title.ja}（${t("console:file.version", { version: published.version })}）`),
      fact("applicant", application.applicantName || t("console:inbox.noName")),
      fact("contact", application.contactEmail ?? t("console:file.noContact")),
      fact(
        "identity",
        t(`applications:identity.${identityKey}`, { email: identity?.level === "email" ? identity.email : "" }),
      ),
      fact("channel", t(`console:channel.${application.channel}`)),
      fact("locale", t(`console:file.locales.${application.locale}`)),
      fact("submitted", formatDateTime(application.submittedAt, "ja")),
      fact("due", application.dueAt === null ? t("console:due.none") : formatDate(application.dueAt, "ja")),
      { label: t("console:inbox.department"), value: departmentName(portal.city, application.department, "ja") },
    ],
    printHref: `${here}/application.pdf`,
    sections: sectionsOf(file),
    history: [...history].reverse().map((event) => ({
      at: formatDateTime(event.at, "ja"),
      who: by(event),
      what: event.type === "payment" ? t(`console:payment.event.${event.what}`) : t(`console:event.${event.type}`),
      text: event.type === "payment" ? eventWords(event, t).amount : eventText(event),
      details: detailsOf(event, file),
    })),
    done: doneText(options.done, t),
    payment: options.account && casePaymentView(options.account, options.canRecord),
    failure: options.failure ?? null,
    actions,
    seq: application.lastSeq,
    marking: options.marking && actions.includes("request-correction"),
    markingHref: `${here}?mode=correction`,
    cancelHref: here,
    typed: options.typed ?? { marked: [], reasons: {}, message: "" },
  };
  return { receipt: application.receipt, title: definition.title.ja, page };
}
