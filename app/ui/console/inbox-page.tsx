import { useText } from "../../i18n/text-context.tsx";
import { type StatusCode, StatusTag } from "../feedback/status-tag.tsx";
import { Failure } from "./handoff-parts.tsx";
import { WideTable } from "./wide-table.tsx";

export type InboxPageProps = {
  views: { label: string; href: string; current: boolean }[];
  filter: { view: string; q: string; procedure: string; sort: "due" | "newest" };
  procedures: { id: string; title: string }[];
  rows: {
    receipt: string;
    href: string;
    procedure: string;
    applicant: string;
    /** Who applied for them, with a mark: 「代理 見本 太郎」; null: nobody. */
    proxy: string | null;
    status: StatusCode;
    /** The applicant wrote and waits for an answer. */
    unanswered: boolean;
    department: string;
    submitted: string;
    /** "あと3日" with the date; late ones are marked in words and weight. */
    due: { text: string; date: string | null; late: boolean };
  }[];
  nextHref: string | null;
  firstHref: string | null;
  /** None was ticked, or too many. */
  printRefused: boolean;
};

export function InboxPage(props: InboxPageProps) {
  const { t } = useText();
  const { views, filter, rows, nextHref, firstHref } = props;
  return (
    <>
      <Failure id="print-refused" message={props.printRefused ? t("console:inbox.printRefused") : null} />
      <nav aria-label={t("console:inbox.viewsLabel")}>
        <ul className="plain inline">
          {views.map((view) => (
            <li key={view.href}>
              <a href={view.href} aria-current={view.current && !filter.q ? "page" : undefined}>
                {view.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Filters {...props} />
      {filter.q ? <p>{t("console:inbox.searching", { q: filter.q })}</p> : null}
      {rows.length === 0 ? (
        <p>{t("console:inbox.empty")}</p>
      ) : (
        <>
          <Rows rows={rows} />
          <Printing filter={filter} />
        </>
      )}
      <p className="inline">
        {firstHref === null ? null : <a href={firstHref}>{t("console:inbox.first")}</a>}
        {nextHref === null ? null : <a href={nextHref}>{t("console:inbox.next")}</a>}
      </p>
    </>
  );
}

function Filters({ filter, procedures }: InboxPageProps) {
  const { t } = useText();
  return (
    <search>
      <form method="get" className="filters">
        <input type="hidden" name="view" value={filter.view} />
        <div>
          <label className="label" htmlFor="inbox-q">
            {t("console:inbox.search")}
          </label>
          <input id="inbox-q" name="q" type="search" defaultValue={filter.q} maxLength={100} />
        </div>
        <div>
          <label className="label" htmlFor="inbox-procedure">
            {t("console:inbox.procedure")}
          </label>
          <select id="inbox-procedure" name="procedure" defaultValue={filter.procedure}>
            <option value="">{t("console:inbox.allProcedures")}</option>
            {procedures.map((procedure) => (
              <option key={procedure.id} value={procedure.id}>
                {procedure.title}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="label" htmlFor="inbox-sort">
            {t("console:inbox.sort")}
          </label>
          <select id="inbox-sort" name="sort" defaultValue={filter.sort}>
            <option value="due">{t("console:inbox.sortDue")}</option>
            <option value="newest">{t("console:inbox.sortNewest")}</option>
          </select>
        </div>
        <button type="submit" className="button second">
          {t("console:inbox.apply")}
        </button>
      </form>
    </search>
  );
}

/** Ticks stand in the table, which scrolls by itself: they name their form. */
const printing = "print-several";

/** Those that are ticked, on paper, in the order of the list; with the way back to this list. */
function Printing({ filter }: Pick<InboxPageProps, "filter">) {
  const { t } = useText();
  return (
    <form id={printing} method="get" action="/staff/applications/print.pdf">
      {Object.entries(filter).map(([name, value]) =>
        value === "" ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit" className="button second">
        {t("console:inbox.print")}
      </button>
    </form>
  );
}

function Rows({ rows }: Pick<InboxPageProps, "rows">) {
  const { t } = useText();
  return (
    <WideTable label={t("console:inbox.caption")}>
      <caption className="vh">{t("console:inbox.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("console:inbox.receipt")}</th>
          <th scope="col">{t("console:inbox.procedure")}</th>
          <th scope="col">{t("console:inbox.applicant")}</th>
          <th scope="col">{t("console:inbox.status")}</th>
          <th scope="col">{t("console:inbox.department")}</th>
          <th scope="col" className="right">
            {t("console:inbox.submitted")}
          </th>
          <th scope="col" className="right">
            {t("console:inbox.due")}
          </th>
          <th scope="col">{t("console:inbox.choose")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.receipt}>
            <th scope="row">
              <a href={row.href} className="code nowrap">
                {row.receipt}
              </a>
            </th>
            <td>{row.procedure}</td>
            <td className="nowrap">
              {row.applicant || t("console:inbox.noName")}
              {row.proxy === null ? null : (
                <>
                  <br />
                  <span className="small">{row.proxy}</span>
                </>
              )}
            </td>
            <td>
              <StatusTag status={row.status} forStaff />
              {row.unanswered ? (
                <>
                  <br />
                  <b className="due-late nowrap">{t("console:inbox.unanswered")}</b>
                </>
              ) : null}
            </td>
            <td>{row.department}</td>
            <td className="right">{row.submitted}</td>
            <td className={row.due.late ? "right nowrap due-late" : "right nowrap"}>
              {row.due.text}
              {row.due.date === null ? null : (
                <>
                  <br />
                  {row.due.date}
                </>
              )}
            </td>
            <td>
              <span className="choice">
                <input
                  type="checkbox"
                  name="receipt"
                  value={row.receipt}
                  form={printing}
                  aria-label={t("console:inbox.chooseWhat", { receipt: row.receipt })}
                />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
