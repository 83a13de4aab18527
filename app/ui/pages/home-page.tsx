import { useText } from "../../i18n/text-context.tsx";
import { LifeEventIcon } from "../feedback/life-event-icon.tsx";
import { SearchBox } from "../forms/search-box.tsx";
import { Telephone } from "../layout/contact.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type DoorId = "apply" | "reserve" | "documents" | "status";
export type HomePageProps = {
  frame: Frame;
  /** Three searches people make, as links. */
  examples: Link[];
  /** The doors that are open; their words are pages:home.doors.<id>. */
  doors: { id: DoorId; href: string }[];
  /** Ids of definition.ts; names are pages:lifeEvents.<id>, drawings icons.svg#<id>. */
  lifeEvents: { id: string; href: string }[];
  /** What is closed or delayed today; empty: a line says that all is as usual. null: not known, nothing is said. */
  today: { text: string; href: string | null }[] | null;
};

export function HomePage(props: HomePageProps) {
  const { t, href } = useText();
  const { city } = props.frame;
  return (
    <PublicLayout frame={props.frame} home>
      <div className="tight">
        <h1>{t("pages:home.title", { city: city.name })}</h1>
        <p className="hello">{t("pages:home.greeting")}</p>
      </div>
      <div>
        <SearchBox action={href("/procedures")} query="" label={t("pages:home.searchLabel")} hidden={{}} />
        <ul className="plain inline small">
          <li className="soft">{t("pages:home.examples")}</li>
          {props.examples.map((example) => (
            <li key={example.href}>
              <a href={example.href}>{example.label}</a>
            </li>
          ))}
        </ul>
      </div>
      <p className="reach">
        {t("pages:home.reach")}{" "}
        {city.tel === null ? <b>{city.office}</b> : <Telephone tel={city.tel} className="tel" />}{" "}
        <span className="soft small">{city.hours}</span>
      </p>
      <nav className="far" aria-label={t("pages:home.doorsLabel")}>
        <ul className="plain doors">
          {props.doors.map((door) => (
            <li key={door.id}>
              <a href={door.href}>
                <b>{t(`pages:home.doors.${door.id}.name`)}</b>
                <span>{t(`pages:home.doors.${door.id}.about`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="life-events">
        <h2 id="life-events">{t("pages:home.lifeEvents")}</h2>
        <p>{t("guide:home")}</p>
        <ul className="plain events">
          {props.lifeEvents.map((event) => (
            <li key={event.id}>
              <a href={event.href}>
                <LifeEventIcon id={event.id} />
                <span>{t(`pages:lifeEvents.${event.id}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      {props.today === null ? null : <Today today={props.today} />}
    </PublicLayout>
  );
}

function Today({ today }: { today: NonNullable<HomePageProps["today"]> }) {
  const { t } = useText();
  return (
    <section aria-labelledby="today">
      <h2 id="today">{t("pages:home.today")}</h2>
      {today.length === 0 ? (
        <p>{t("pages:home.todayNothing")}</p>
      ) : (
        <ul>
          {today.map((news) => (
            <li key={news.text}>{news.href === null ? news.text : <a href={news.href}>{news.text}</a>}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
