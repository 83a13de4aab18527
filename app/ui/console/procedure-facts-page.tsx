import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

export type ProcedureFactsPageProps = {
  facts: { label: string; value: string }[];
  publicHref: string;
  /** 要確認, one a line. */
  open: string[];
  steps: {
    title: string;
    rows: { id: string; label: string; type: string; required: boolean; conditional: boolean }[];
  }[];
};

export function ProcedureFactsPage({ facts, publicHref, open, steps }: ProcedureFactsPageProps) {
  const { t } = useText();
  return (
    <>
      <p>
        <a href={publicHref}>{t("console:procedures.publicPage")}</a>
      </p>
      <dl className="rows">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <h2>{t("console:procedures.openHeading")}</h2>
      {open.length === 0 ? <p>{t("console:procedures.none")}</p> : null}
      <ul>
        {open.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <h2>{t("console:procedures.steps")}</h2>
      {steps.map((step) => (
        <WideTable key={step.title} label={step.title}>
          <caption>{t("console:procedures.stepCaption", { title: step.title })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("console:procedures.field")}</th>
              <th scope="col">{t("console:procedures.type")}</th>
              <th scope="col">{t("console:procedures.required")}</th>
            </tr>
          </thead>
          <tbody>
            {step.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.label}</th>
                <td>{row.type}</td>
                <td>
                  {t(row.required ? "console:procedures.yes" : "console:procedures.no")}
                  {row.conditional ? `（${t("console:procedures.condition")}）` : ""}
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      ))}
    </>
  );
}
