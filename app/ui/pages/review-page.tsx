import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { SampleNotice } from "../feedback/sample-notice.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";
import { type ReviewFee, ReviewFeeSection } from "./fee-summary.tsx";
import { HandoffOffer, type HandoffOfferProps } from "./handoff-offer.tsx";

/** Answers of one step; a repeating group has `items`, each with its own name (「異動する人 1人め」). */
export type SummarySection = {
  title: string;
  changeHref: string | null;
  rows: SummaryRow[];
  items: { title: string; changeHref: string | null; rows: SummaryRow[] }[];
  /** Said under its heading: to be looked at again. */
  note?: string | null;
};
export type ReviewPageProps = {
  frame: FormFrame;
  /** Where the answers come from, when they were not typed here. */
  carried: { heading: string; about: string } | null;
  sections: SummarySection[];
  /** null: nothing is charged for this procedure. */
  fee: ReviewFee | null;
  /** How the applicant was identified ("メールアドレス mine@example.jp を確認済み"); null: not asked. */
  identity: string | null;
  /** What sending means: who receives it, what is kept how long; ready to read. */
  notes: string[];
  unconfirmed: boolean;
  /** Going to the counter with it instead. */
  handoff: HandoffOfferProps;
  errors: ErrorLink[];
  /** Where nothing is wrong with the answers. */
  errorsHeading?: string;
  action: string | null;
  hidden: Record<string, string>;
  leaveHref: string | null;
};

export function ReviewPage(props: ReviewPageProps) {
  const { t } = useText();
  return (
    <FormLayout frame={props.frame}>
      <ErrorSummary errors={props.errors} heading={props.errorsHeading} />
      <div className="tight">
        <h1>{t("pages:review.title")}</h1>
        <p>{t("pages:review.lead")}</p>
      </div>
      {props.carried === null ? null : (
        <Banner tone="attention" heading={props.carried.heading}>
          <p>{props.carried.about}</p>
        </Banner>
      )}
      <AnswerSections sections={props.sections} />
      {props.fee === null ? null : <ReviewFeeSection fee={props.fee} />}
      {props.identity === null ? null : (
        <section className="tight">
          <h2>{t("pages:review.identity")}</h2>
          <p>{props.identity}</p>
        </section>
      )}
      <section className="tight">
        <h2>{t("pages:review.send")}</h2>
        {props.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {props.unconfirmed ? <SampleNotice /> : null}
        <PostForm action={props.action} hidden={props.hidden}>
          <p className="acts">
            <button className="button forward" type="submit">
              {t("pages:review.submit")}
            </button>
            {props.leaveHref === null ? null : <a href={props.leaveHref}>{t("ui:form.leaveSaved")}</a>}
          </p>
        </PostForm>
      </section>
      <HandoffOffer {...props.handoff} />
    </FormLayout>
  );
}

/** The answers in the form's words; also on the application's page, without the ways to change. */
export function AnswerSections({ sections }: { sections: SummarySection[] }) {
  const { t } = useText();
  return sections.map((section) => (
    <section key={section.title} className="tight">
      <div className="sum-head">
        <h2>{section.title}</h2>
        {section.changeHref === null ? null : (
          <a className="change" href={section.changeHref}>
            {t("ui:summary.change")}
            <span className="vh">{t("ui:summary.changeWhat", { what: section.title })}</span>
          </a>
        )}
      </div>
      {section.note ? <p className="changed">{section.note}</p> : null}
      {section.rows.length === 0 ? null : <SummaryList rows={section.rows} />}
      {section.items.map((item) => (
        <div key={item.title} className="tight">
          <div className="sum-head">
            <h3>{item.title}</h3>
            {item.changeHref === null ? null : (
              <a className="change" href={item.changeHref}>
                {t("ui:summary.change")}
                <span className="vh">{t("ui:summary.changeWhat", { what: item.title })}</span>
              </a>
            )}
          </div>
          <SummaryList rows={item.rows} />
        </div>
      ))}
      {section.rows.length === 0 && section.items.length === 0 ? <p className="soft">{t("ui:summary.none")}</p> : null}
    </section>
  ));
}
