import { useText } from "../../i18n/text-context.tsx";
import { Details } from "../feedback/details.tsx";
import { EmptyState } from "../feedback/empty-state.tsx";
import { SampleNotice } from "../feedback/sample-notice.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { AskLine } from "../layout/contact.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { type Qr, SheetHead } from "../layout/sheet-head.tsx";
import { Online, Tasks, type TaskView, Things, type ThingView, Trips, type TripView } from "./life-event-tasks.tsx";

export type LifeEventChecklistPageProps = {
  frame: Frame;
  title: string;
  /** How many, and what comes next. */
  lead: string;
  /** Day it was made, ready to read. */
  asOf: string;
  hasLate: boolean;
  /** Some of the facts await the city's check. */
  unconfirmed: boolean;
  phases: { id: string; tasks: TaskView[] }[];
  trips: TripView[];
  things: ThingView[];
  thingsOnline: ThingView[];
  online: { whole: Link[]; part: Link[] };
  handouts: Link[];
  answers: SummaryRow[];
  changeHref: string;
  /** null: nothing in it has a day to come. */
  calendarHref: string | null;
  /** Other guides, and all procedures of the life event. */
  more: Link[];
  /** Leads back to this list from paper; null: too long for a code. */
  qr: Qr | null;
};

export function LifeEventChecklistPage(props: LifeEventChecklistPageProps) {
  const { t } = useText();
  const { city } = props.frame;
  if (props.phases.length === 0) return <NothingToDo {...props} />;
  return (
    <PublicLayout frame={props.frame}>
      <SheetHead city={city} qr={props.qr} />
      <div className="tight">
        <h1>{props.title}</h1>
        <p className="answer">{props.lead}</p>
        <p className="soft small">{props.asOf}</p>
      </div>
      {props.unconfirmed ? <SampleNotice list /> : null}
      {props.hasLate ? (
        <div className="empty tight">
          <h2 className="text-line">{t("guide:list.late")}</h2>
          <p>{t("guide:list.lateAbout")}</p>
        </div>
      ) : null}
      <p className="acts near">
        {props.calendarHref === null ? null : (
          <a className="button second" href={props.calendarHref}>
            {t("guide:list.calendar")}
          </a>
        )}
        <button className="button second" type="button" data-print hidden>
          {t("guide:list.print")}
        </button>
        <a href={props.changeHref}>{t("guide:list.change")}</a>
      </p>
      {props.phases.map((phase) => (
        <section key={phase.id} aria-labelledby={`phase-${phase.id}`}>
          <h2 id={`phase-${phase.id}`}>{t(`guide:list.phases.${phase.id}`)}</h2>
          <Tasks tasks={phase.tasks} />
        </section>
      ))}
      <Trips trips={props.trips} />
      <Things id="bring" heading={t("guide:list.bring")} things={props.things} />
      <Things id="at-hand" heading={t("guide:list.bringOnline")} things={props.thingsOnline} />
      <Online {...props.online} />
      <Handouts links={props.handouts} />
      <section aria-labelledby="keep">
        <h2 id="keep">{t("guide:list.keep")}</h2>
        <p className="no-print">{t("guide:list.keepAbout")}</p>
        {props.qr === null ? null : <p className="sheet-only">{t("guide:list.keepSheet")}</p>}
        <p>{t("guide:list.counting")}</p>
        <div className="sheet-only">
          <AskLine city={city} department={city.office} />
        </div>
      </section>
      <div className="no-print">
        <Details summary={t("guide:list.answers")}>
          <SummaryList rows={props.answers} />
        </Details>
      </div>
      <More links={props.more} />
    </PublicLayout>
  );
}

function NothingToDo(props: LifeEventChecklistPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={props.frame}>
      <h1>{props.title}</h1>
      <EmptyState heading={t("guide:list.nothing")}>
        <p>{t("guide:list.nothingHelp")}</p>
        <p>
          <a href={props.changeHref}>{t("guide:list.change")}</a>
        </p>
      </EmptyState>
      <More links={props.more} />
    </PublicLayout>
  );
}

function Handouts({ links }: { links: Link[] }) {
  const { t } = useText();
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="handouts">
      <h2 id="handouts">{t("guide:list.handouts")}</h2>
      <p>{t("guide:list.handoutsAbout")}</p>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function More({ links }: { links: Link[] }) {
  const { t } = useText();
  return (
    <section className="no-print" aria-labelledby="more">
      <h2 id="more">{t("guide:list.more")}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
