import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { Details } from "../feedback/details.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";
import { type StatusCode, StatusTag } from "../feedback/status-tag.tsx";
import { Timeline, type TimelineEntry } from "../feedback/timeline.tsx";
import { Words } from "../feedback/words.tsx";
import { AskLine } from "../layout/contact.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { type Qr, SheetHead } from "../layout/sheet-head.tsx";
import { type PaymentNote, PaymentSection } from "./fee-summary.tsx";
import { ReservationVisits, type VisitNote } from "./reservation-visits.tsx";
import { AnswerSections, type SummarySection } from "./review-page.tsx";

export type ApplicationPageProps = {
  frame: Frame;
  procedureTitle: string;
  receipt: string;
  status: Exclude<StatusCode, "draft">;
  /** What was just done on this page (「訂正を送りました。」); null: nothing. */
  news: string | null;
  timeline: TimelineEntry[];
  /** null: nothing is charged for this procedure. */
  payment: PaymentNote | null;
  /** Visits that belong to it; null: none are needed. */
  visits: VisitNote | null;
  /** Words of the city to the resident, newest first. */
  messages: { when: string; from: string; text: string }[];
  correction: { message: string; fields: { label: string; reason: string }[]; href: string } | null;
  withdrawHref: string | null;
  sections: SummarySection[];
  department: string;
  /** The receipt and the application as PDF. */
  paper: { receipt: string; application: string };
  qr: Qr | null;
};

export function ApplicationPage(props: ApplicationPageProps) {
  const { t } = useText();
  const { frame, messages, status } = props;
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
        <p className="soft">{t("pages:done.receipt")}</p>
        <NumberGroups value={props.receipt} className="big-number secret" />
      </div>
      {props.correction === null ? null : <CorrectionCall {...props.correction} />}
      <section>
        <h2>{t("pages:application.timeline")}</h2>
        <Timeline entries={props.timeline} />
      </section>
      {props.payment === null ? null : <PaymentSection note={props.payment} />}
      {props.visits === null ? null : <ReservationVisits note={props.visits} />}
      {messages.length === 0 ? null : (
        <section>
          <h2>{t("pages:application.messages")}</h2>
          {messages.map((message) => (
            <div key={`${message.when}${message.text}`} className="msg msg-city">
              <p className="soft small">
                {message.when} {message.from}
              </p>
              <p>
                <Words>{message.text}</Words>
              </p>
            </div>
          ))}
        </section>
      )}
      <div className="far">
        <Details summary={t("pages:application.answers")}>
          <AnswerSections sections={props.sections} />
        </Details>
        <ul className="no-print">
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
      </section>
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
