import { useText } from "../../i18n/text-context.tsx";
import type { Link } from "../layout/frame.ts";

export type TaskView = {
  id: string;
  title: string;
  /** The procedure's own page; null where there is none. */
  href: string | null;
  /** By when, ready to read. */
  when: string;
  /** What is to be known about that day: it was moved, or it has passed. */
  remark: string | null;
  late: boolean;
  why: string;
  /** The rule the day follows from, in the procedure's own words. */
  rule: string | null;
  note: string | null;
  /** Short facts: where, on which trip, online. */
  marks: string[];
};
export type TripView = { heading: string; when: string; stops: { counter: string; tasks: string[] }[] };
export type ThingView = { text: string; tasks: string };

/** The tasks of one phase; on paper each has a box to tick. */
export function Tasks({ tasks }: { tasks: TaskView[] }) {
  return (
    <ol className="plain todo">
      {tasks.map((task) => (
        <li key={task.id} className="tight">
          <h3>{task.href === null ? task.title : <a href={task.href}>{task.title}</a>}</h3>
          <p className={task.late ? "by late" : "by"}>
            <b>{task.when}</b>
          </p>
          {task.remark === null ? null : <p className={task.late ? "late" : "small"}>{task.remark}</p>}
          <p>{task.why}</p>
          {task.note === null ? null : <p>{task.note}</p>}
          {task.rule === null ? null : <p className="soft small no-print">{task.rule}</p>}
          {task.marks.length === 0 ? null : (
            <ul className="plain marks">
              {task.marks.map((mark) => (
                <li key={mark}>{mark}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

export function Trips({ trips }: { trips: TripView[] }) {
  const { t } = useText();
  if (trips.length === 0) return null;
  return (
    <section aria-labelledby="trips">
      <h2 id="trips">{t("guide:list.trips")}</h2>
      <p>{t("guide:list.tripsAbout")}</p>
      {trips.map((trip) => (
        <div key={trip.heading} className="tight trip">
          <h3>{trip.heading}</h3>
          <p>
            <b>{trip.when}</b>
          </p>
          <ol>
            {trip.stops.map((stop) => (
              <li key={stop.counter}>
                <b>{stop.counter}</b>
                <br />
                {stop.tasks.join(t("ui:list.comma"))}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

/** Each thing once, with what it is for. */
export function Things({ id, heading, things }: { id: string; heading: string; things: ThingView[] }) {
  if (things.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul className="plain todo things">
        {things.map((thing) => (
          <li key={thing.text}>
            <b>{thing.text}</b>
            <br />
            <span className="soft small">{thing.tasks}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Online({ whole, part }: { whole: Link[]; part: Link[] }) {
  const { t } = useText();
  const lists = [
    { about: t("guide:list.onlineWhole"), links: whole },
    { about: t("guide:list.onlinePart"), links: part },
  ].filter(({ links }) => links.length > 0);
  if (lists.length === 0) return null;
  return (
    <section className="no-print" aria-labelledby="online">
      <h2 id="online">{t("guide:list.online")}</h2>
      {lists.map(({ about, links }) => (
        <div key={about} className="tight">
          <p>{about}</p>
          <ul>
            {links.map((link) => (
              <li key={link.label}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
