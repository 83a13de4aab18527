import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

export type ProceduresPageProps = {
  rows: {
    number: number;
    href: string;
    title: string;
    department: string;
    version: number;
    confidence: string;
    openCount: number;
    /** "課名（2026年…）"; null: not confirmed yet. */
    confirmed: string | null;
  }[];
};

export function ProceduresPage({ rows }: ProceduresPageProps) {
  const { t } = useText();
  return (
    <>
      <p>{t("console:procedures.lead")}</p>
      <WideTable label={t("console:procedures.caption")}>
        <caption className="vh">{t("console:procedures.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="right">
              {t("console:procedures.number")}
            </th>
            <th scope="col">{t("console:procedures.name")}</th>
            <th scope="col">{t("console:procedures.department")}</th>
            <th scope="col" className="right">
              {t("console:procedures.version")}
            </th>
            <th scope="col">{t("console:procedures.confidence")}</th>
            <th scope="col" className="right">
              {t("console:procedures.open")}
            </th>
            <th scope="col">{t("console:procedures.confirmed")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.href}>
              <td className="right">{row.number}</td>
              <th scope="row">
                <a href={row.href}>{row.title}</a>
              </th>
              <td>{row.department}</td>
              <td className="right">{row.version}</td>
              <td>{t(`console:procedures.confidences.${row.confidence}`)}</td>
              <td className="right">{t("console:procedures.openCount", { count: row.openCount })}</td>
              <td>{row.confirmed ?? t("console:procedures.unconfirmed")}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  );
}
