import { useText } from "../../i18n/text-context.tsx";

/** One answer; several lines are several values (ticks, files). `changeHref` null: cannot be changed here. */
export type SummaryRow = { label: string; value: string | string[]; changeHref: string | null };

export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  const { t } = useText();
  const none = t("ui:summary.none");
  const change = t("ui:summary.change");
  return (
    <dl className="rows">
      {rows.map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>
            <Answer value={row.value} none={none} />
          </dd>
          {row.changeHref === null ? null : (
            <dd>
              <a className="change" href={row.changeHref}>
                {change}
                <span className="vh">{t("ui:summary.changeWhat", { what: row.label })}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Answer({ value, none }: { value: string | string[]; none: string }) {
  const lines = typeof value === "string" ? [value] : value;
  const filled = lines.filter((line) => line !== "");
  if (filled.length === 0) return <span className="soft">{none}</span>;
  if (filled.length === 1) return <>{filled[0]}</>;
  return (
    <ul>
      {filled.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
