import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { AuditFacts, type AuditRow, type AuditTab, AuditTable, AuditTabs } from "./audit-parts.tsx";

export type AuditHistoryProps = {
  tabs: AuditTab[];
  /** Records that are kept, newest first. */
  records: { name: string; href: string; isCurrent: boolean }[];
  /** Why the file could not be compared. */
  problem: string | null;
  /** null: nothing was chosen yet. */
  comparison: {
    facts: { name: string; value: string }[];
    worse: AuditRow[];
    better: AuditRow[];
  } | null;
};

export function AuditHistoryPage({ tabs, records, problem, comparison }: AuditHistoryProps) {
  const { t } = useText();
  const columns = ["criterion", "state", "locale", "before", "now"] as const;
  return (
    <>
      <AuditTabs tabs={tabs} current="history" />
      <p>{t("auditor:history.about")}</p>
      <section className="stack">
        <h2>{t("auditor:history.kept")}</h2>
        {records.length === 0 ? (
          <p>{t("auditor:history.none")}</p>
        ) : (
          <ul>
            {records.map(({ name, href, isCurrent }) => (
              <li key={name}>
                <a href={href} aria-current={isCurrent ? "true" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        )}
        <ErrorSummary errors={problem === null ? [] : [{ message: problem, href: "#record" }]} />
        <form method="post" encType="multipart/form-data" noValidate className="stack narrow">
          <div>
            <label className="label" htmlFor="record">
              {t("auditor:history.file")}
            </label>
            <p className="hint" id="record-hint">
              {t("auditor:history.fileHint")}
            </p>
            {problem === null ? null : (
              <p className="error" id="record-error">
                {problem}
              </p>
            )}
            <input
              id="record"
              name="record"
              type="file"
              accept=".gz,application/gzip"
              aria-invalid={problem === null ? undefined : true}
              aria-describedby={problem === null ? "record-hint" : "record-hint record-error"}
            />
          </div>
          <p>
            <button type="submit" className="button second">
              {t("auditor:history.compare")}
            </button>
          </p>
        </form>
      </section>
      {comparison === null ? null : (
        <>
          <AuditFacts heading={t("auditor:history.result")} facts={comparison.facts} />
          {(["worse", "better"] as const).map((which) => (
            <section key={which} className="stack">
              <h2>{t(`auditor:history.${which}`)}</h2>
              <AuditTable
                caption={t(`auditor:history.${which}`)}
                columns={columns.map((column) => ({ label: t(`auditor:columns.${column}`) }))}
                rows={comparison[which]}
                none={t("auditor:history.nothing")}
              />
            </section>
          ))}
        </>
      )}
    </>
  );
}
