import { useText } from "../../i18n/text-context.tsx";
import type { Link } from "../layout/frame.ts";
import { type DayTableProps, ReservationDayTable } from "./reservation-day-table.tsx";
import { type FeedView, ReservationFeed } from "./reservation-feed.tsx";
import { ReservationFound, type ReservationFoundProps } from "./reservation-found.tsx";
import { ReservationTelephone, type TelephoneRow } from "./reservation-telephone.tsx";
import { ReservationWeekTable, type WeekTableProps } from "./reservation-week-table.tsx";

type Choice = Link & { current: boolean };
export type ReservationListPageProps = {
  q: string;
  /** What a search found; null: none was made. */
  found: ReservationFoundProps | null;
  /** Who must be told by telephone that their time is gone. */
  telephone: TelephoneRow[];
  failure: string | null;
  counters: Choice[];
  views: Choice[];
  view: "day" | "week";
  counterId: string;
  day: string;
  previousHref: string;
  nextHref: string;
  todayHref: string;
  /** 「11月24日（火）」, or the week. */
  title: string;
  /** Reason of a closed day, or that there are no hours. */
  closed: string | null;
  dayTable: DayTableProps | null;
  weekTable: WeekTableProps | null;
  cancelled: Link[];
  links: Link[];
  feed: FeedView | null;
};

export function ReservationListPage(props: ReservationListPageProps) {
  const { t } = useText();
  const { found, failure } = props;
  return (
    <>
      {failure === null ? null : (
        <div className="summary-errors tight" role="alert" tabIndex={-1} data-focus>
          <h2>{t("desk:problem.heading")}</h2>
          <p>{failure}</p>
        </div>
      )}
      <Search q={props.q} />
      {found === null ? <Plan {...props} /> : <ReservationFound {...found} />}
    </>
  );
}

function Search({ q }: { q: string }) {
  const { t } = useText();
  return (
    <search>
      <form method="get" className="filters">
        <div className="grow">
          <label className="label" htmlFor="reservations-q">
            {t("desk:list.search")}
          </label>
          <input id="reservations-q" name="q" type="search" defaultValue={q} maxLength={60} />
        </div>
        <button type="submit" className="button second">
          {t("desk:list.find")}
        </button>
      </form>
    </search>
  );
}

function Plan(props: ReservationListPageProps) {
  const { t } = useText();
  const { counters, views, dayTable, weekTable } = props;
  if (counters.length === 0) return <p>{t("desk:list.noCounter")}</p>;
  return (
    <>
      <ReservationTelephone rows={props.telephone} />
      <Choices label={t("desk:list.counters")} choices={counters} />
      <div className="plan-head">
        <Choices label={t("desk:list.views")} choices={views} />
        <DayForm {...props} />
        <Steps {...props} />
      </div>
      <h2>{props.title}</h2>
      {props.closed === null ? null : <p className="banner">{props.closed}</p>}
      {dayTable === null ? null : <ReservationDayTable {...dayTable} />}
      {weekTable === null ? null : <ReservationWeekTable {...weekTable} />}
      {props.cancelled.length === 0 ? null : (
        <details>
          <summary>{t("desk:dayTable.cancelled")}</summary>
          <ul className="plain">
            {props.cancelled.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <ul className="plain inline">
        {props.links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
      {props.feed === null ? null : <ReservationFeed {...props.feed} />}
    </>
  );
}

function Choices({ label, choices }: { label: string; choices: Choice[] }) {
  return (
    <nav aria-label={label}>
      <ul className="plain inline">
        {choices.map((choice) => (
          <li key={choice.href}>
            <a href={choice.href} aria-current={choice.current ? "page" : undefined}>
              {choice.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DayForm({ counterId, view, day }: ReservationListPageProps) {
  const { t } = useText();
  return (
    <form method="get" className="filters">
      <input type="hidden" name="counter" value={counterId} />
      <input type="hidden" name="view" value={view} />
      <div>
        <label className="label" htmlFor="reservations-day">
          {t("desk:list.day")}
        </label>
        <input id="reservations-day" name="day" type="date" defaultValue={day} required />
      </div>
      <button type="submit" className="button second">
        {t("desk:list.show")}
      </button>
    </form>
  );
}

function Steps({ view, previousHref, nextHref, todayHref }: ReservationListPageProps) {
  const { t } = useText();
  const which = view === "day" ? "Day" : "Week";
  return (
    <nav aria-label={t(`desk:list.move${which}`)}>
      <ul className="plain inline">
        <li>
          <a href={previousHref}>{t(`desk:list.previous${which}`)}</a>
        </li>
        <li>
          <a href={todayHref}>{t("desk:list.today")}</a>
        </li>
        <li>
          <a href={nextHref}>{t(`desk:list.next${which}`)}</a>
        </li>
      </ul>
    </nav>
  );
}
