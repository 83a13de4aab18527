import { useText } from "../../i18n/text-context.tsx";
import { AuditFacts, type AuditRow, type AuditTab, AuditTable, AuditTabs } from "./audit-parts.tsx";

export type AuditOverviewProps = {
  tabs: AuditTab[];
  /** Ready to read; null: no run was made here. */
  facts: { name: string; value: string }[] | null;
  counts: { name: string; value: string }[];
  /** What the city has not decided yet (要確認). */
  open: string[];
  /** Mistakes in files of decisions. */
  problems: string[];
  criteria: AuditRow[];
  downloads: { label: string; href: string; hint: string }[];
};

export function AuditOverviewPage(props: AuditOverviewProps) {
  const { t } = useText();
  const { tabs, facts, counts, open, problems, criteria, downloads } = props;
  const columns = ["criterion", "level", "check", "result", "waiting", "failed", "disputed"] as const;
  const numbers: readonly string[] = ["waiting", "failed", "disputed"];
  return (
    <>
      <AuditTabs tabs={tabs} current="overview" />
      {problems.length === 0 ? null : (
        <section className="banner banner-attention">
          <h2>{t("auditor:overview.problems")}</h2>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </section>
      )}
      {facts === null ? (
        <p>{t("auditor:overview.empty")}</p>
      ) : (
        <>
          <div className="two">
            <AuditFacts heading={t("auditor:overview.run")} facts={facts} />
            <AuditFacts heading={t("auditor:overview.counts")} facts={counts} />
          </div>
          <section className="stack">
            <h2>{t("auditor:overview.criteria")}</h2>
            <p>{t("auditor:overview.criteriaAbout")}</p>
            <AuditTable
              caption={t("auditor:overview.criteria")}
              columns={columns.map((column) => ({
                label: t(`auditor:columns.${column}`),
                right: numbers.includes(column),
              }))}
              rows={criteria}
              none={t("auditor:none")}
            />
          </section>
          <section>
            <h2>{t("auditor:overview.downloads")}</h2>
            <ul>
              {downloads.map(({ label, href, hint }) => (
                <li key={href}>
                  <a href={href} download>
                    {label}
                  </a>{" "}
                  <span className="small soft">{hint}</span>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      <section>
        <h2>{t("auditor:overview.open")}</h2>
        {open.length === 0 ? (
          <p>{t("auditor:overview.nothingOpen")}</p>
        ) : (
          <ul>
            {open.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
