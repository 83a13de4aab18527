import { useText } from "../../i18n/text-context.tsx";
import { LifeEventIcon } from "../feedback/life-event-icon.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

/** `events`: names are pages:lifeEvents.<id>. */
export type LifeEventListPageProps = { frame: Frame; events: { id: string; href: string }[] };

export function LifeEventListPage({ frame, events }: LifeEventListPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={frame}>
      <div className="tight">
        <h1>{t("guide:title")}</h1>
        <p className="answer">{t("guide:index.lead")}</p>
        <p>{t("guide:index.kept")}</p>
      </div>
      <section aria-labelledby="events">
        <h2 id="events">{t("guide:index.choose")}</h2>
        <ul className="plain events">
          {events.map((event) => (
            <li key={event.id}>
              <a href={event.href}>
                <LifeEventIcon id={event.id} />
                <span>{t(`pages:lifeEvents.${event.id}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </PublicLayout>
  );
}
