import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";
import { type ReservationStateCode, ReservationTag } from "../feedback/reservation-tag.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { Timeline, type TimelineEntry } from "../feedback/timeline.tsx";
import { Words } from "../feedback/words.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { AskLine } from "../layout/contact.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { type Qr, SheetHead } from "../layout/sheet-head.tsx";
import { Arrival, type ArrivalView } from "./reservation-arrival.tsx";
import { NextTimes, type TimesView } from "./reservation-times.tsx";

export type ReservationPageProps = {
  frame: Frame;
  service: string;
  state: ReservationStateCode;
  /** What was just done on this page; null: nothing. */
  news: string | null;
  code: string;
  secret: string;
  /** When it is, very large; the rest in rows. */
  when: string;
  rows: SummaryRow[];
  /** What the state means for the reader: come, choose again, nothing. */
  about: string[];
  /** The time was lost: why, and times for exactly this visit. */
  displaced: { reason: string; next: TimesView["next"]; hidden: Record<string, string> } | null;
  /** They come to us, with their things and their number; a video consultation and a home visit need neither. */
  isVisit: boolean;
  /** Today at the counter; null: nothing to do about it. */
  arrival: ArrivalView | null;
  bring: { title: string | null; things: string[] }[];
  /** The application it belongs to. */
  application: Link | null;
  calendarHref: string | null;
  changeHref: string | null;
  cancelHref: string | null;
  /** The waiting list for an earlier time. */
  waitingHref: string | null;
  againHref: string | null;
  history: TimelineEntry[];
  department: string;
  qr: Qr;
};

export function ReservationPage(props: ReservationPageProps) {
  const { t } = useText();
  const { frame, displaced, state } = props;
  const isComing = state === "confirmed";
  const isOpen = props.changeHref !== null || props.cancelHref !== null;
  return (
    <PublicLayout frame={frame}>
      <SheetHead city={frame.city} qr={props.qr} />
      {props.news === null ? null : (
        <div className="no-print">
          <Banner tone="done" heading={props.news} />
        </div>
      )}
      <div className="tight">
        <h1>{t("reservations:page.title", { service: props.service })}</h1>
        <p>
          <ReservationTag state={state} />
        </p>
        <p className={isComing ? "when-large" : "answer"}>{props.when}</p>
        {props.about.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {displaced === null ? null : <Displaced {...displaced} changeHref={props.changeHref} />}
      {props.arrival === null ? null : <Arrival arrival={props.arrival} />}
      <Numbers
        {...props}
        isShown={props.isVisit && (isComing || state === "displaced" || state === "arrived")}
        isArrived={state === "arrived"}
        isOpen={isOpen}
      />
      <SummaryList rows={props.rows} />
      {props.bring.length === 0 ? null : <Bring lists={props.bring} isVisit={props.isVisit} />}
      <Acts {...props} isOpen={isOpen} />
      {props.application === null ? null : (
        <section>
          <h2>{t("reservations:page.application")}</h2>
          <p>
            <a className="change" href={props.application.href}>
              {props.application.label}
            </a>
            <span className="sheet-only">{props.application.label}</span>
          </p>
        </section>
      )}
      <section className="no-print">
        <h2>{t("reservations:page.history")}</h2>
        <Timeline entries={props.history} />
      </section>
      <section>
        <h2>{t("reservations:page.ask")}</h2>
        <AskLine city={frame.city} department={props.department} />
      </section>
    </PublicLayout>
  );
}

function Displaced({
  reason,
  next,
  hidden,
  changeHref,
}: NonNullable<ReservationPageProps["displaced"]> & { changeHref: string | null }) {
  const { t } = useText();
  return (
    <Banner tone="attention" heading={t("reservations:page.displaced")}>
      <p>
        <Words>{reason}</Words>
      </p>
      <p>{t(next.length === 0 ? "reservations:page.displacedNone" : "reservations:page.displacedNext")}</p>
      <div className="no-print">
        <PostForm action={changeHref} hidden={hidden}>
          <NextTimes next={next} />
        </PostForm>
      </div>
    </Banner>
  );
}

/** Said at the counter, or shown: the number, its code, the QR code that leads here. */
function Numbers({
  code,
  secret,
  qr,
  isShown,
  isArrived,
  isOpen,
}: Pick<ReservationPageProps, "code" | "secret" | "qr"> & {
  /** At the counter; what is over needs no QR code. */
  isShown: boolean;
  isArrived: boolean;
  /** May be changed or cancelled. */
  isOpen: boolean;
}) {
  const { t } = useText();
  return (
    <div className="receipt with-qr">
      <div className="tight">
        <h2>{t("reservations:page.number")}</h2>
        <NumberGroups value={code} className="big-number" />
        <h3>{t("reservations:page.secret")}</h3>
        <NumberGroups value={secret} className="big-number secret" />
        <p>{t(isOpen ? "reservations:page.secretAbout" : "reservations:page.secretSee")}</p>
      </div>
      {isShown ? (
        <div className="no-print">
          <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t("reservations:page.qr")}>
            <path d={qr.path} fill="currentColor" stroke="none" />
          </svg>
          {isArrived ? null : <p className="soft small">{t("reservations:page.qrAbout")}</p>}
        </div>
      ) : null}
    </div>
  );
}

function Bring({ lists, isVisit }: { lists: ReservationPageProps["bring"]; isVisit: boolean }) {
  const { t } = useText();
  return (
    <section>
      <h2>{t(isVisit ? "reservations:bring.title" : "reservations:bring.ready")}</h2>
      {lists.map(({ title, things }) => (
        <div key={title} className="tight">
          {title === null ? null : <h3>{t("reservations:bring.for", { procedure: title })}</h3>}
          <ul>
            {things.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Acts(props: ReservationPageProps & { isOpen: boolean }) {
  const { t } = useText();
  const { calendarHref, changeHref, cancelHref, waitingHref, againHref } = props;
  const links: [string, string | null][] = [
    [t("reservations:page.change"), changeHref],
    [t("reservations:page.earlier"), waitingHref],
    [t("reservations:page.cancel"), cancelHref],
    [t("reservations:page.again"), againHref],
  ];
  const shown = links.flatMap(([label, href]) => (href === null ? [] : [{ label, href }]));
  return (
    <section className="no-print">
      <h2>{t(props.isOpen ? "reservations:page.acts" : "reservations:page.otherActs")}</h2>
      <ul className="plain">
        {shown.map(({ label, href }) => (
          <li key={href}>
            <a className="change" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <p className="acts near">
        {calendarHref === null ? null : (
          <a className="button second" href={calendarHref}>
            {t(props.state === "cancelled" ? "reservations:page.calendarOut" : "reservations:page.calendar")}
          </a>
        )}
        <button className="button second" type="button" data-print hidden>
          {t("reservations:page.print")}
        </button>
      </p>
    </section>
  );
}
