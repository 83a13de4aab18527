import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import type { Link } from "../layout/frame.ts";

/** The buttons post `at`; place and date are chosen between the next free times and the days. */
export type ReservationTimesProps = {
  next: { value: string; when: string; where: string }[];
  places: (Link & { current: boolean })[];
  /** Address whose query the date form keeps. */
  hidden: string;
  from: string;
  earlierHref: string | null;
  laterHref: string | null;
  days: { day: string; starts: { value: string; time: string; left: number }[] }[];
};

/** `children`: what is posted along with a time. */
export function ReservationTimes({ times, children }: { times: ReservationTimesProps; children: ReactNode }) {
  return (
    <>
      <form method="post">
        {children}
        <NextTimes next={times.next} />
      </form>
      <TimesMoves {...times} />
      <form method="post">
        {children}
        <DayTimes days={times.days} />
      </form>
    </>
  );
}

function NextTimes({ next }: Pick<ReservationTimesProps, "next">) {
  const { t } = useText();
  return (
    <section>
      <h3>{t("desk:times.next")}</h3>
      {next.length === 0 ? <p>{t("desk:times.nextNone")}</p> : null}
      <ul className="plain times">
        {next.map(({ value, when, where }) => (
          <li key={value}>
            <button type="submit" name="at" value={value} className="button second low">
              <span>
                {when} <span className="small">{where}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DayTimes({ days }: Pick<ReservationTimesProps, "days">) {
  const { t } = useText();
  return (
    <section className="stack">
      {days.length === 0 ? <p>{t("desk:times.noneHere")}</p> : null}
      {days.map(({ day, starts }) => (
        <div key={day} className="tight">
          <h4>{day}</h4>
          <ul className="plain times">
            {starts.map(({ value, time, left }) => (
              <li key={value}>
                {left === 0 ? (
                  <span className="full">
                    {time} {t("desk:times.full")}
                  </span>
                ) : (
                  <button type="submit" name="at" value={value} className="button second low">
                    <span>
                      <span className="vh">{day} </span>
                      {time} <span className="small">{t("desk:times.left", { count: left })}</span>
                    </span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Another place or day: plain links and a date field. */
function TimesMoves({ places, hidden, from, earlierHref, laterHref }: ReservationTimesProps) {
  const { t } = useText();
  const { path, query } = parted(hidden);
  return (
    <div className="tight far">
      <h3>{t("desk:times.days")}</h3>
      {places.length === 0 ? null : (
        <nav aria-label={t("desk:times.place")}>
          <ul className="plain inline">
            {places.map((place) => (
              <li key={place.href}>
                <a href={place.href} aria-current={place.current ? "page" : undefined}>
                  {place.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <form method="get" action={path} className="filters">
        {query.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <div>
          <label className="label" htmlFor="times-from">
            {t("desk:times.from")}
          </label>
          <input id="times-from" name="from" type="date" defaultValue={from} />
        </div>
        <button type="submit" className="button second">
          {t("desk:times.show")}
        </button>
        {earlierHref === null ? null : <a href={earlierHref}>{t("desk:times.earlier")}</a>}
        {laterHref === null ? null : <a href={laterHref}>{t("desk:times.later")}</a>}
      </form>
    </div>
  );
}

function parted(address: string): { path: string; query: [string, string][] } {
  const [path = "", search = ""] = address.split("?", 2);
  return { path, query: [...new URLSearchParams(search)].filter(([name]) => name !== "from") };
}
