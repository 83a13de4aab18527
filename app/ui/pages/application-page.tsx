import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { Details } from "../feedback/details.tsx";
import { type FileLink, FileLinks } from "../feedback/file-links.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";
import { type StatusCode, StatusTag } from "../feedback/status-tag.tsx";
import { Timeline, type TimelineEntry } from "../feedback/timeline.tsx";
import { Words } from "../feedback/words.tsx";
import { AskLine } from "../layout/contact.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { type Qr, SheetHead } from "../layout/sheet-head.tsx";
import { type PaymentNote, PaymentSection } from "./fee-summary.tsx";
import { OnBehalf, type OnBehalfNote } from "./on-behalf.tsx";
import { ReservationVisits, type VisitNote } from "./reservation-visits.tsx";
import { AnswerSections, type SummarySection } from "./review-page.tsx";

export type ApplicationPageProps = {
  frame: Frame;
  procedureTitle: string;
  receipt: string;
  /** Who applied for whom, and who is told by mail; null: the applicant applied. */
  onBehalf: OnBehalfNote | null;
  status: Exclude<StatusCode, "draft">;
  /** What was just done on this page (「訂正を送りました。」); null: nothing. */
  news: string | null;
  timeline: TimelineEntry[];
  /** null: nothing is charged for this procedure. */
  payment: PaymentNote | null;
  /** Visits that belong to it; null: none are needed. */
  visits: VisitNote | null;
  /** What the applicant has to do now, mostly nothing, and when there is news; null: the status says it all. */
  now: string | null;
  /** Documents of the city to keep, newest first. */
  documents: FileLink[];
  /** Where they write to the office; null: the matter is closed. */
  messageHref: string | null;
  /** Who in the city looked. */
  accessHref: string;
  correction: { message: string; fields: { label: string; reason: string }[]; href: string } | null;
  withdrawHref: string | null;
  /** A new application with the same answers; null: it cannot be applied for online any more. */
  againHref: string | null;
  sections: SummarySection[];
  /** Files that the answers name, to be had back. */
  sent: FileLink[];
  department: string;
  /** The receipt and the application as PDF. */
  paper: { receipt: string; application: string };
  qr: Qr | null;
};

export function ApplicationPage(props: ApplicationPageProps) {
  const { t } = useText();
  const { frame, now, status } = props;
  return (
    <PublicLayout frame={frame}>
      <SheetHead city={frame.city} qr={props.qr} />
      {props.news === null ? null : <Banner tone="done" heading={props.news} />}
      <div className="tight">
        <h1>{props.procedureTitle}</h1>
        <p>
          <StatusTag status={status} />
        </p>
        <p className="answer">{t(`pages:application.status.${status}`)}</p>
        {now === null ? null : <p>{now}</p>}
        <p className="soft">{t("pages:done.receipt")}</p>
        <NumberGroups value={props.receipt} className="big-number secret" />
        {props.onBehalf === null ? null : <OnBehalf {...props.onBehalf} />}
      </div>
      {props.correction === null ? null : <CorrectionCall {...props.correction} />}
      {props.documents.length === 0 ? null : (
        <Banner tone="done" heading={t("case:documents.heading")}>
          <p>{t("case:documents.about")}</p>
          <FileLinks files={props.documents} />
        </Banner>
      )}
      <section>
        <h2>{t("pages:application.timeline")}</h2>
        <Timeline entries={props.timeline} />
      </section>
      {props.payment === null ? null : <PaymentSection note={props.payment} />}
      {props.visits === null ? null : <ReservationVisits note={props.visits} />}
      <div className="far">
        <Details summary={t("pages:application.answers")}>
          <AnswerSections sections={props.sections} />
          <FileLinks files={props.sent} />
        </Details>
        <ul className="no-print">
          <li>
            <a href={props.accessHref}>{t("case:access.link")}</a>
          </li>
          <li>
            <a href={props.paper.application}>{t("paper:link.application")}</a>
          </li>
          <li>
            <a href={props.paper.receipt}>{t("paper:link.receipt")}</a>
          </li>
        </ul>
      </div>
      <section>
        <h2>{t("pages:done.ask")}</h2>
        <AskLine city={frame.city} department={props.department} />
        {props.messageHref === null ? null : (
          <p className="no-print">
            <a className="button second" href={props.messageHref}>
              {t("case:message.link")}
            </a>
            <br />
            <span className="soft">{t("case:message.linkAbout")}</span>
          </p>
        )}
      </section>
      {props.againHref === null ? null : (
        <section className="no-print">
          <h2>{t("resume:again.heading")}</h2>
          <p>{t("resume:again.about")}</p>
          <p>
            <a className="change" href={props.againHref}>
              {t("resume:again.link")}
            </a>
          </p>
        </section>
      )}
      {props.withdrawHref === null ? null : (
        <section className="no-print">
          <h2>{t("pages:application.stop")}</h2>
          <p>{t("pages:application.stopAbout")}</p>
          <p>
            <a className="change" href={props.withdrawHref}>
              {t("pages:application.withdraw")}
            </a>
          </p>
        </section>
      )}
    </PublicLayout>
  );
}

function CorrectionCall({ message, fields, href }: NonNullable<ApplicationPageProps["correction"]>) {
  const { t } = useText();
  return (
    <Banner tone="attention" heading={t("pages:application.correctionHeading")}>
      {message === "" ? null : (
        <p>
          <Words>{message}</Words>
        </p>
      )}
      <ul>
        {fields.map((field) => (
          <li key={field.label}>
            <b>{field.label}</b>
            <br />
            <Words>{field.reason}</Words>
          </li>
        ))}
      </ul>
      <p className="no-print">
        <a className="button" href={href}>
          {t("pages:application.correct")}
        </a>
      </p>
    </Banner>
  );
}
