import { useText } from "../../i18n/text-context.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";
import { Timeline, type TimelineEntry } from "../feedback/timeline.tsx";
import { AskLine } from "../layout/contact.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { type Qr, SheetHead } from "../layout/sheet-head.tsx";
import { type PaymentNote, PaymentSection } from "./fee-summary.tsx";
import { OnBehalf, type OnBehalfNote } from "./on-behalf.tsx";

export type DonePageProps = {
  frame: Frame;
  procedureTitle: string;
  receipt: string;
  /** Second code for the status look-up; null: not for this reader. */
  secret: string | null;
  submittedAt: string;
  /** Who applied for whom, and who is told by mail; null: the applicant applied. */
  onBehalf: OnBehalfNote | null;
  /** Three dated lines: received, checked, answered. */
  next: TimelineEntry[];
  /** null: nothing is charged for this procedure. */
  payment: PaymentNote | null;
  /** Address the receipt was mailed to; null: no mail. */
  mailedTo: string | null;
  statusHref: string;
  /** The receipt and the application as PDF. */
  paper: { receipt: string; application: string };
  /** Whom to ask about this application: the department, ready to read. */
  department: string;
  /** Leads to the status page from the printed sheet. */
  qr: Qr | null;
};

export function DonePage(props: DonePageProps) {
  const { t } = useText();
  const { city } = props.frame;
  return (
    <PublicLayout frame={props.frame}>
      <SheetHead city={city} qr={props.qr} />
      <div className="tight">
        <h1 className="done">
          <svg viewBox="0 0 40 40" aria-hidden="true">
            <path strokeWidth="3" d="M20 3a17 17 0 1 0 .01 0zM12 20l6 6 11-12" />
          </svg>
          {t("pages:done.title")}
        </h1>
        <p className="answer">{t("pages:done.lead", { procedure: props.procedureTitle, when: props.submittedAt })}</p>
        {props.onBehalf === null ? null : <OnBehalf {...props.onBehalf} />}
      </div>
      <div className="receipt tight">
        <h2>{t("pages:done.receipt")}</h2>
        <NumberGroups value={props.receipt} className="big-number" />
        {props.secret === null ? null : (
          <>
            <h3>{t("pages:done.secret")}</h3>
            <NumberGroups value={props.secret} className="big-number secret" />
            <p>{t("pages:done.secretAbout")}</p>
          </>
        )}
      </div>
      <section>
        <h2>{t("pages:done.next")}</h2>
        <Timeline entries={props.next} />
      </section>
      {props.payment === null ? null : <PaymentSection note={props.payment} />}
      {/* On paper it would say to keep the sheet one holds, and push the telephone number onto a second one. */}
      <section className="no-print">
        <h2>{t("pages:done.keep")}</h2>
        <ul>
          <li>{t(props.secret === null ? "pages:done.keepNumber" : "pages:done.keepBoth")}</li>
          {props.mailedTo === null ? (
            <li>{t("pages:done.noMail")}</li>
          ) : (
            <li>{t("pages:done.mailed", { email: props.mailedTo })}</li>
          )}
          <li>{t("pages:done.print")}</li>
        </ul>
        <ul>
          <li>
            <a href={props.paper.receipt}>{t("paper:link.receipt")}</a>
          </li>
          <li>
            <a href={props.paper.application}>{t("paper:link.application")}</a>
          </li>
        </ul>
        <p className="acts">
          <a className="button second" href={props.statusHref}>
            {t("pages:done.toStatus")}
          </a>
          <button className="button second" type="button" data-print hidden>
            {t("pages:done.printButton")}
          </button>
        </p>
      </section>
      <section>
        <h2>{t("pages:done.ask")}</h2>
        <AskLine city={city} department={props.department} />
      </section>
    </PublicLayout>
  );
}
