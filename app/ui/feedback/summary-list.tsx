import { useText } from "../../i18n/text-context.tsx";
import { Words } from "./words.tsx";

/** One answer; several lines are several values (ticks, files). `changeHref` null: cannot be changed here. `note`: said about it. */
export type SummaryRow = {
  label: string;
  value: string | string[];
  changeHref: string | null;
  note?: string | null;
  /** Of what is sure: 「カードで確認済み」. */
  mark?: string | null;
};

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
            {row.mark ? <p className="card-mark">{row.mark}</p> : null}
            {row.note ? (
              <p className="changed">
                <Words>{row.note}</Words>
              </p>
            ) : null}
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

/** The lines of one answer (an address, several ticks) under each other. */
function Answer({ value, none }: { value: string | string[]; none: string }) {
  const lines = [value].flat().filter((line) => line !== "");
  if (lines.length === 0) return <span className="soft">{none}</span>;
  if (lines.length === 1) return <Words>{lines.join("")}</Words>;
  const placed = lines.map((line, place) => ({ line, place }));
  return placed.map(({ line, place }) => (
    <div key={place}>
      <Words>{line}</Words>
    </div>
  ));
}
