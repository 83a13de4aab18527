import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { AuditDecisionForms, type AuditDecisionProps } from "./audit-decision-forms.tsx";
import { AuditFacts, type AuditRow, type AuditTab, AuditTable, AuditTabs } from "./audit-parts.tsx";
import { Messages } from "./publishing-parts.tsx";

type Option = { value: string; label: string };
export type AuditCriterionProps = {
  tabs: AuditTab[];
  backHref: string;
  done: string | null;
  /** Why nothing was written down, where no form is left to say it. */
  failure: string | null;
  facts: { name: string; value: string }[];
  /** In English, as the table of criteria has it. */
  how: string;
  filter: { show: string; page: string; locale: string };
  shows: Option[];
  pages: Option[];
  locales: Option[];
  rows: AuditRow[];
  /** Places that match; the table may show fewer. */
  total: number;
  /** null: the reader only reads, or nothing matches. */
  forms: AuditDecisionProps | null;
};

export function AuditCriterionPage(props: AuditCriterionProps) {
  const { t } = useText();
  const { tabs, backHref, done, failure, facts, how, rows, total, forms } = props;
  const columns = ["state", "locale", "result", "engines", "complaints", "decided"] as const;
  return (
    <>
      <AuditTabs tabs={tabs} current="criteria" />
      <p>
        <a href={backHref}>{t("auditor:criterion.back")}</a>
      </p>
      <Messages done={done} failure={failure} />
      <AuditFacts heading={t("auditor:criterion.facts")} facts={facts} />
      <p>
        {t("auditor:criterion.how")}{" "}
        <span lang="en">
          <Words lang="en">{how}</Words>
        </span>
      </p>
      <section className="stack">
        <h2>{t("auditor:criterion.places")}</h2>
        <Filters {...props} />
        <p>
          {t("auditor:criterion.count", { count: total })}
          {rows.length < total ? t("auditor:criterion.shortened", { count: rows.length }) : null}
        </p>
        <AuditTable
          caption={t("auditor:criterion.places")}
          columns={columns.map((column) => ({ label: t(`auditor:columns.${column}`) }))}
          rows={rows}
          none={t("auditor:criterion.nonePlaces")}
        />
      </section>
      {forms === null ? null : <AuditDecisionForms {...forms} />}
    </>
  );
}

function Filters({ filter, shows, pages, locales }: AuditCriterionProps) {
  const { t } = useText();
  const all = { value: "", label: t("auditor:criterion.all") };
  return (
    <search>
      <form method="get" className="filters">
        <Select name="show" options={shows} value={filter.show} />
        <Select name="page" options={[all, ...pages]} value={filter.page} />
        <Select name="locale" options={[all, ...locales]} value={filter.locale} />
        <button type="submit" className="button second">
          {t("auditor:criterion.apply")}
        </button>
      </form>
    </search>
  );
}

function Select({ name, options, value }: { name: string; options: Option[]; value: string }) {
  const { t } = useText();
  return (
    <div>
      <label className="label" htmlFor={`filter-${name}`}>
        {t(`auditor:filter.${name}`)}
      </label>
      <select id={`filter-${name}`} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
