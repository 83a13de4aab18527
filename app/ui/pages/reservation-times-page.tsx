import { useText } from "../../i18n/text-context.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { NextTimes, ReservationTimes, type TimesView } from "./reservation-times.tsx";

export type ReservationTimesPageProps = {
  frame: Frame;
  title: string;
  back: Link;
  /** What has been chosen so far, or is being changed. */
  rows: SummaryRow[];
  /** What is worth knowing before choosing: what a video consultation needs, that the old time is given up. */
  notes: string[];
  /** The data await the city's check. */
  unconfirmed: boolean;
  /** A time somebody was told of by mail: free still, or gone. */
  offer: { value: string; when: string; free: boolean } | null;
  errors: ErrorLink[];
  times: TimesView;
  action: string | null;
  hidden: Record<string, string>;
};

export function ReservationTimesPage(props: ReservationTimesPageProps) {
  const { t } = useText();
  const { offer, action, hidden } = props;
  return (
    <PublicLayout frame={props.frame}>
      <p className="crumb">
        <a className="back" href={props.back.href}>
          {props.back.label}
        </a>
      </p>
      <ErrorSummary errors={props.errors} heading={t("reservations:problem.heading")} />
      <h1>{props.title}</h1>
      {props.rows.length === 0 ? null : <SummaryList rows={props.rows} />}
      {props.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {props.unconfirmed ? <p className="sample">{t("reservations:sample")}</p> : null}
      {offer === null ? null : <Offered offer={offer} action={action} hidden={hidden} />}
      <ReservationTimes {...props.times} action={action} hidden={hidden} />
    </PublicLayout>
  );
}

function Offered({
  offer,
  action,
  hidden,
}: Pick<ReservationTimesPageProps, "action" | "hidden"> & { offer: { value: string; when: string; free: boolean } }) {
  const { t } = useText();
  return (
    <section aria-labelledby="offered">
      <h2 id="offered">{t("reservations:times.offered")}</h2>
      {offer.free ? (
        <PostForm action={action} hidden={hidden}>
          <NextTimes next={[{ ...offer, where: null }]} />
        </PostForm>
      ) : (
        <p>{t("reservations:times.offerGone", { when: offer.when })}</p>
      )}
    </section>
  );
}
