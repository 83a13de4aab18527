import { useText } from "../../i18n/text-context.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";
import type { Link } from "../layout/frame.ts";
import type { Qr } from "../layout/sheet-head.tsx";
import { CounterCurrent } from "./counter-current.tsx";
import { CounterCheckIn, CounterDesk, CounterIssue } from "./counter-forms.tsx";
import { CounterKeys } from "./counter-keys.tsx";
import { CounterComing, CounterElsewhere, CounterEnded, CounterWaiting } from "./counter-lists.tsx";
import { QrCode } from "./counter-qr.tsx";

/** Somebody with a ticket. */
export type DeskRow = {
  id: string;
  revision: number;
  number: number;
  state: "waiting" | "called" | "serving" | "done" | "left";
  desk: string;
  /** Null: a walk-in. */
  name: string | null;
  note: string;
  reservedFor: string | null;
  fileHref: string | null;
  service: string;
  /** In the state they are in. */
  minutes: number;
  endedAt: string;
};
export type ComingRow = {
  code: string;
  revision: number;
  href: string;
  name: string;
  time: string;
  service: string;
  /** Minutes past the time. */
  late: number;
};
export type IssuedTicket = {
  number: number;
  code: string;
  service: string;
  ahead: number;
  /** Null: soon. */
  range: { lower: number; upper: number } | null;
  printHref: string;
  qr: Qr;
};
export type CounterPageProps = {
  counterId: string;
  counterName: string;
  /** "" before the clerk said where they sit. */
  desk: string;
  deskName: string;
  counters: (Link & { current: boolean; waiting: number })[];
  news: string | null;
  failure: string | null;
  /** What was typed in a refused check-in. */
  typed: string;
  /** Why that check-in was refused, beside its input. */
  refused: string | null;
  current: DeskRow | null;
  nextNumber: number | null;
  waiting: DeskRow[];
  elsewhere: DeskRow[];
  coming: ComingRow[];
  ended: DeskRow[];
  services: { value: string; label: string }[];
  otherService: string;
  issued: IssuedTicket | null;
  planHref: string;
  boardHref: string;
  displayHref: string;
};

export function CounterPage(props: CounterPageProps) {
  const { t } = useText();
  const { counterId, counters, failure, news, issued } = props;
  if (counterId === "") return <p>{t("line:noCounter")}</p>;
  return (
    <>
      <Counters counters={counters} />
      {failure === null ? null : (
        <div className="summary-errors tight" role="alert" tabIndex={-1} data-focus>
          <h2>{t("line:problem.heading")}</h2>
          <p>{failure}</p>
        </div>
      )}
      {news === null ? null : (
        <p className="banner banner-done" role="status" tabIndex={-1} data-focus>
          {news}
        </p>
      )}
      {issued === null ? null : <Issued ticket={issued} />}
      <div className="two">
        <div className="stack">
          {props.desk === "" ? <CounterDesk {...props} /> : <CounterCurrent {...props} />}
          <CounterWaiting {...props} />
          <CounterElsewhere {...props} />
        </div>
        <div className="stack">
          <CounterCheckIn {...props} />
          <CounterIssue {...props} />
          <CounterComing {...props} />
          <CounterEnded {...props} />
          <CounterKeys />
          {props.desk === "" ? null : (
            <details>
              <summary>{t("line:deskChange")}</summary>
              <CounterDesk {...props} />
            </details>
          )}
          <ul className="plain inline">
            <li>
              <a href={props.planHref}>{t("line:plan")}</a>
            </li>
            <li>
              <a href={props.boardHref}>{t("line:board")}</a>
            </li>
            <li>
              <a href={props.displayHref}>{t("line:display")}</a>
            </li>
          </ul>
        </div>
      </div>
    </>
  );
}

function Counters({ counters }: Pick<CounterPageProps, "counters">) {
  const { t } = useText();
  return (
    <nav aria-label={t("line:counters")}>
      <ul className="plain inline">
        {counters.map((counter) => (
          <li key={counter.href}>
            <a href={counter.href} aria-current={counter.current ? "page" : undefined}>
              {counter.label}
            </a>
            {counter.waiting === 0 ? null : (
              <span className="small num">&nbsp;{t("line:waitingOf", { count: counter.waiting })}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Issued({ ticket }: { ticket: IssuedTicket }) {
  const { t } = useText();
  const { range } = ticket;
  return (
    <section className="banner banner-done issued" aria-labelledby="issued">
      <div className="tight">
        <h2 id="issued" tabIndex={-1} data-focus>
          {t("line:issue.made")} <span className="ticket-number">{ticket.number}</span>
        </h2>
        <p>
          {t("line:issue.of", { service: ticket.service })} {t("line:issue.waiting", { count: ticket.ahead })}{" "}
          {range === null ? t("line:issue.soon") : t("line:issue.range", range)}
        </p>
        <p>
          <a className="button second" href={ticket.printHref}>
            {t("line:issue.print")}
          </a>
        </p>
      </div>
      <div className="tight">
        <QrCode qr={ticket.qr} />
        <p className="small">{t("line:issue.code")}</p>
        <NumberGroups value={ticket.code} className="code" />
      </div>
    </section>
  );
}
