import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame, Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type ReservationWaitingPageProps = {
  frame: FormFrame;
  /** The reservation they have already; null: none. */
  rows: SummaryRow[];
  /** Mails at most. */
  most: number;
  fields: FieldView[];
  pageErrors: ErrorLink[];
};

/** Joining the waiting list: said plainly what it is and what it is not. */
export function ReservationWaitingPage(props: ReservationWaitingPageProps) {
  const { t } = useText();
  const { fields, rows } = props;
  return (
    <FormLayout frame={props.frame}>
      <ErrorSummary errors={[...props.pageErrors, ...errorLinks(fields)]} />
      <div className="tight">
        <h1>{t("reservations:waiting.title")}</h1>
        <p>{t("reservations:waiting.lead")}</p>
        <ul>
          <li>{t("reservations:waiting.first")}</li>
          <li>{t("reservations:waiting.most", { most: props.most })}</li>
          <li>{t("reservations:waiting.leave")}</li>
        </ul>
      </div>
      {rows.length === 0 ? null : (
        <section className="tight">
          <h2>{t("reservations:waiting.own")}</h2>
          <SummaryList rows={rows} />
        </section>
      )}
      <PostForm action={null} hidden={{}}>
        <div className="fields">
          {fields.map((field) => (
            <FieldFor key={field.id} field={field} />
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("reservations:waiting.submit")}
          </button>
        </p>
      </PostForm>
    </FormLayout>
  );
}

export type ReservationWaitingEntryPageProps = {
  frame: Frame;
  /** Joined or left just now; null: neither. */
  news: string | null;
  isOpen: boolean;
  rows: SummaryRow[];
  timesHref: string;
};

/** What somebody waits for, and the way out of the list. */
export function ReservationWaitingEntryPage(props: ReservationWaitingEntryPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={props.frame}>
      {props.news === null ? null : <Banner tone="done" heading={props.news} />}
      <div className="tight">
        <h1>{t("reservations:waiting.entry")}</h1>
        <p>{t(props.isOpen ? "reservations:waiting.open" : "reservations:waiting.ended")}</p>
      </div>
      <SummaryList rows={props.rows} />
      <p>
        <a className="change" href={props.timesHref}>
          {t("reservations:waiting.times")}
        </a>
      </p>
      {props.isOpen ? (
        <PostForm action={null} hidden={{}}>
          <p className="acts">
            <button className="button second" type="submit">
              {t("reservations:waiting.quit")}
            </button>
          </p>
        </PostForm>
      ) : null}
    </PublicLayout>
  );
}
