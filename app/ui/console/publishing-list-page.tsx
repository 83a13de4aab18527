import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

export type PublishingListProps = {
  filter: { state: string; department: string; overdue: boolean };
  departments: { value: string; label: string }[];
  rows: PublishingRow[];
  /** How many there are without the filter. */
  total: number;
  exportHref: string;
  /** Null for those who write nothing. */
  importHref: string | null;
};

/** Everything is ready to read. */
export type PublishingRow = {
  id: string;
  href: string;
  title: string;
  /** The state, and the version in work beside it. */
  states: string[];
  department: string;
  version: string;
  reviewBy: string;
  /** The day is near, or over. */
  review: { text: string; isOver: boolean } | null;
  validUntil: string | null;
  isRunOut: boolean;
  languages: string;
  openCount: number;
};

/** What can be asked for; each has publishing:list.states.<id>. */
export const listStates = ["published", "draft", "review", "approved", "withdrawn"] as const;

export function PublishingListPage(props: PublishingListProps) {
  const { t } = useText();
  const { rows, total, exportHref, importHref } = props;
  return (
    <>
      <Filters {...props} />
      <p>{t("publishing:list.count", { count: rows.length, total })}</p>
      {rows.length === 0 ? <p>{t("publishing:list.none")}</p> : <Rows rows={rows} />}
      <p>
        <a href={exportHref}>{t("publishing:list.export")}</a>{" "}
        <span className="small soft">{t("publishing:list.exportHint")}</span>
      </p>
      {importHref === null ? null : (
        <p>
          <a href={importHref}>{t("publishing:import.allTitle")}</a>
        </p>
      )}
    </>
  );
}

function Filters({ filter, departments }: PublishingListProps) {
  const { t } = useText();
  return (
    <search>
      <form method="get" className="filters">
        <div>
          <label className="label" htmlFor="list-state">
            {t("publishing:list.state")}
          </label>
          <select id="list-state" name="state" defaultValue={filter.state}>
            <option value="">{t("publishing:list.allStates")}</option>
            {listStates.map((state) => (
              <option key={state} value={state}>
                {t(`publishing:list.states.${state}`)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="label" htmlFor="list-department">
            {t("publishing:list.department")}
          </label>
          <select id="list-department" name="department" defaultValue={filter.department}>
            <option value="">{t("publishing:list.allDepartments")}</option>
            {departments.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <label className="choice">
          <input type="checkbox" name="overdue" value="yes" defaultChecked={filter.overdue} />
          <span>{t("publishing:list.onlyOverdue")}</span>
        </label>
        <button type="submit" className="button second">
          {t("publishing:list.apply")}
        </button>
      </form>
    </search>
  );
}

const columns = ["name", "state", "department", "version", "reviewBy", "validUntil", "languages"] as const;

function Rows({ rows }: Pick<PublishingListProps, "rows">) {
  const { t } = useText();
  return (
    <WideTable label={t("publishing:list.caption")} className="handout-table">
      <caption className="vh">{t("publishing:list.caption")}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`publishing:list.${column}`)}
            </th>
          ))}
          <th scope="col" className="right">
            {t("publishing:list.open")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={row.href}>{row.title}</a>
            </th>
            <td>
              {row.states.map((state) => (
                <div key={state}>{state}</div>
              ))}
            </td>
            <td>{row.department}</td>
            <td className="nowrap">{row.version}</td>
            <td className="nowrap">
              {row.reviewBy}
              {row.review ? <div className={row.review.isOver ? "due-late" : undefined}>{row.review.text}</div> : null}
            </td>
            <td className="nowrap">
              {row.validUntil ?? t("publishing:list.noEnd")}
              {row.isRunOut ? <div className="due-late">{t("publishing:list.runOut")}</div> : null}
            </td>
            <td>{row.languages}</td>
            <td className="right nowrap">{t("publishing:list.openCount", { count: row.openCount })}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
