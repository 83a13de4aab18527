import { useText } from "../../i18n/text-context.tsx";
import { type AuditRow, type AuditTab, AuditTable, AuditTabs } from "./audit-parts.tsx";
import { Messages, PublishingAct } from "./publishing-parts.tsx";

export type AuditDecisionsProps = {
  tabs: AuditTab[];
  done: string | null;
  failure: string | null;
  decisions: AuditRow[];
  /** In force, and the reader may end them. */
  exceptions: { key: string; label: string }[];
  sessions: AuditRow[];
  /** Where a session is written down; null: the reader only reads. */
  newSessionHref: string | null;
  problems: string[];
  template: { label: string; href: string };
};

export function AuditDecisionsPage(props: AuditDecisionsProps) {
  const { t } = useText();
  const { tabs, done, failure, decisions, exceptions, sessions, newSessionHref, problems, template } = props;
  const decisionColumns = ["criterion", "kind", "decision", "places", "reason", "who", "when", "until"] as const;
  const sessionColumns = ["tool", "system", "when", "pages", "findings", "who"] as const;
  return (
    <>
      <AuditTabs tabs={tabs} current="decisions" />
      <Messages done={done} failure={failure} />
      <section className="stack">
        <h2>{t("auditor:decisions.list")}</h2>
        <p>{t("auditor:decisions.about")}</p>
        <AuditTable
          caption={t("auditor:decisions.list")}
          columns={decisionColumns.map((column) => ({
            label: t(`auditor:columns.${column}`),
            right: column === "places",
          }))}
          rows={decisions}
          none={t("auditor:decisions.none")}
        />
        {exceptions.map(({ key, label }) => (
          <PublishingAct key={key} action="end">
            <input type="hidden" name="key" value={key} />
            <button type="submit" className="button second">
              {t("auditor:decisions.end", { exception: label })}
            </button>
          </PublishingAct>
        ))}
      </section>
      <section className="stack">
        <h2>{t("auditor:decisions.sessions")}</h2>
        <p>{t("auditor:decisions.sessionsAbout")}</p>
        <AuditTable
          caption={t("auditor:decisions.sessions")}
          columns={sessionColumns.map((column) => ({ label: t(`auditor:columns.${column}`) }))}
          rows={sessions}
          none={t("auditor:decisions.noSessions")}
        />
        {newSessionHref === null ? null : (
          <p>
            <a className="button second" href={newSessionHref}>
              {t("auditor:decisions.newSession")}
            </a>
          </p>
        )}
      </section>
      <section>
        <h2>{t("auditor:decisions.files")}</h2>
        <p>{t("auditor:decisions.filesAbout")}</p>
        <p>
          <a href={template.href} download>
            {template.label}
          </a>
        </p>
        {problems.length === 0 ? null : (
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
