/** Times to choose from, each a button that takes it: the next free ones first, then a week day by day. */
import { useText } from "../../i18n/text-context.tsx";
import { PostForm } from "../forms/post-form.tsx";
import type { Link } from "../layout/frame.ts";

export type DayTimes = {
  id: string;
  /** 「2026年（令和8年）11月24日（火）」; `short` without the year. */
  title: string;
  short: string;
  /** Starts that are free. */
  free: number;
  /** Where a class is given; null: where everything of this page is. */
  where: string | null;
  /** `left` 0: taken. `day` is for those who hear the button without its heading. */
  starts: { value: string; time: string; day: string; left: number }[];
  /** For a full day. */
  waitingHref: string | null;
};
export type TimesView = {
  next: { value: string; when: string; where: string | null }[];
  /** Null: a place is to be chosen first. `title` null: all days there are. */
  week: {
    title: string | null;
    previousHref: string | null;
    nextHref: string | null;
    /** The last day that may be booked now. */
    until: string;
    days: DayTimes[];
  } | null;
  /** The places of the service, when there are several. */
  places: (Link & { current: boolean })[];
  waitingHref: string;
};
/** Input name: `at`. */
export type ReservationTimesProps = TimesView & { action: string | null; hidden: Record<string, string> };

export function ReservationTimes(props: ReservationTimesProps) {
  const { t } = useText();
  const { next, week, places } = props;
  return (
    <PostForm action={props.action} hidden={props.hidden} className="stack">
      <section aria-labelledby="next">
        <h2 id="next" tabIndex={-1}>
          {t("reservations:times.next")}
        </h2>
        {next.length === 0 ? <p>{t("reservations:times.nextNone")}</p> : <NextTimes next={next} />}
      </section>
      {week === null ? null : <Week week={week} />}
      {places.length === 0 ? null : (
        <section aria-labelledby="places">
          <h2 id="places">{t(week === null ? "reservations:times.byPlace" : "reservations:times.otherPlace")}</h2>
          <ul className="plain">
            {places.map((place) => (
              <li key={place.href}>
                <a className="change" href={place.href} aria-current={place.current ? "true" : undefined}>
                  {place.label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="none">
        <h2 id="none">{t("reservations:times.none")}</h2>
        <p>{t("reservations:times.noneAbout")}</p>
        <p>
          <a className="change" href={props.waitingHref}>
            {t("reservations:times.wait")}
          </a>
        </p>
      </section>
    </PostForm>
  );
}

/** Rows that take a time at once. */
export function NextTimes({ next }: { next: TimesView["next"] }) {
  const { t } = useText();
  return (
    <ul className="plain next-times">
      {next.map(({ value, when, where }) => (
        <li key={value}>
          <button className="button second" type="submit" name="at" value={value}>
            <span>
              {when}
              {where === null ? null : <span className="small">{where}</span>}
              <span className="vh">{t("reservations:times.take")}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Week({ week }: { week: NonNullable<TimesView["week"]> }) {
  const { t } = useText();
  return (
    <section aria-labelledby="days" className="stack">
      <h2 id="days">{t("reservations:times.days")}</h2>
      {week.title === null ? null : (
        <nav className="pages" aria-label={t("reservations:times.weeks")}>
          {week.previousHref === null ? null : (
            <a href={`${week.previousHref}#days`} rel="prev">
              {t("reservations:times.previousWeek")}
            </a>
          )}
          <b>{week.title}</b>
          {week.nextHref === null ? null : (
            <a href={`${week.nextHref}#days`} rel="next">
              {t("reservations:times.nextWeek")}
            </a>
          )}
        </nav>
      )}
      {week.days.length === 0 ? (
        <p>{t(week.title === null ? "reservations:times.noSession" : "reservations:times.closedWeek")}</p>
      ) : (
        <>
          {week.days.length < 2 ? null : <DayLinks days={week.days} />}
          {week.days.map((day) => (
            <Day key={day.id} day={day} />
          ))}
        </>
      )}
      <p className="soft small">{t("reservations:times.until", { day: week.until })}</p>
    </section>
  );
}

/** The week at a glance; leads down to the day. */
function DayLinks({ days }: { days: DayTimes[] }) {
  const { t } = useText();
  return (
    <ul className="plain day-links">
      {days.map(({ id, short, free }) => (
        <li key={id}>
          <a href={`#${id}`}>{short}</a>{" "}
          <span className="soft small">
            {free === 0 ? t("reservations:times.full") : t("reservations:times.free", { count: free })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Day({ day }: { day: DayTimes }) {
  const { t } = useText();
  return (
    <div className="tight day" id={day.id}>
      <h3>{day.title}</h3>
      {day.where === null ? null : <p className="soft">{day.where}</p>}
      {day.free === 0 ? (
        <>
          <p>{t("reservations:times.fullDay")}</p>
          {day.waitingHref === null ? null : (
            <p>
              <a className="change" href={day.waitingHref}>
                {t("reservations:times.waitDay")}
                <span className="vh">{t("ui:summary.changeWhat", { what: day.short })}</span>
              </a>
            </p>
          )}
        </>
      ) : (
        <ul className="plain slots">
          {day.starts.map((start) => (
            <li key={start.value}>
              {start.left === 0 ? (
                <span className="slot-full">
                  {start.time} <span>{t("reservations:times.full")}</span>
                </span>
              ) : (
                <button className="button second low" type="submit" name="at" value={start.value}>
                  <span>
                    <span className="vh">{`${start.day} `}</span>
                    {start.time} <span className="small">{t("reservations:times.left", { count: start.left })}</span>
                  </span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
