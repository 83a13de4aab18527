import { useText } from "../../i18n/text-context.tsx";
import { Quoting } from "../feedback/quoting.tsx";
import { WideTable } from "./wide-table.tsx";

export type AuditTab = { id: string; label: string; href: string };

/** The pages of the auditor's desk. */
export function AuditTabs({ tabs, current }: { tabs: AuditTab[]; current: string }) {
  const { t } = useText();
  return (
    <nav aria-label={t("auditor:tabs.label")}>
      <ul className="plain inline">
        {tabs.map(({ id, label, href }) => (
          <li key={id}>
            <a href={href} aria-current={id === current ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Words, a link, or several lines. */
export type AuditCell = string | { label: string; href: string } | string[];
export type AuditRow = { key: string; cells: AuditCell[] };
type TableProps = { caption: string; columns: { label: string; right?: boolean }[]; rows: AuditRow[]; none: string };

/** The first cell names the row. */
export function AuditTable({ caption, columns, rows, none }: TableProps) {
  if (rows.length === 0) return <p>{none}</p>;
  return (
    <WideTable label={caption} className="audit-table">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, right }) => (
            <th key={label} scope="col" className={right ? "right" : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [head = "", ...cells] }) => (
          <tr key={key}>
            <th scope="row">
              <Cell cell={head} />
            </th>
            {columns.slice(1).map(({ label, right }, place) => (
              <td key={label} className={right ? "right" : undefined}>
                <Cell cell={cells[place] ?? ""} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function Cell({ cell }: { cell: AuditCell }) {
  if (typeof cell === "string") return <Quoting>{cell}</Quoting>;
  if (Array.isArray(cell)) {
    return cell.map((line) => (
      <div key={line}>
        <Quoting>{line}</Quoting>
      </div>
    ));
  }
  return <a href={cell.href}>{cell.label}</a>;
}

export function AuditFacts({ heading, facts }: { heading: string; facts: { name: string; value: string }[] }) {
  return (
    <section>
      <h2>{heading}</h2>
      <dl className="rows">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
