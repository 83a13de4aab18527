import { useText } from "../../i18n/text-context.tsx";
import { Telephone } from "../layout/contact.tsx";
import { WideTable } from "./wide-table.tsx";

export type TelephoneRow = {
  code: string;
  revision: number;
  href: string;
  moveHref: string;
  name: string;
  tel: string;
  service: string;
  was: string;
  reason: string;
};

/** Who lost their time and left no mail: nobody is dropped silently. */
export function ReservationTelephone({ rows }: { rows: TelephoneRow[] }) {
  const { t } = useText();
  if (rows.length === 0) return null;
  return (
    <section className="banner banner-attention" aria-labelledby="telephone">
      <h2 id="telephone">{t("desk:telephone.heading", { count: rows.length })}</h2>
      <p>{t("desk:telephone.about")}</p>
      <WideTable label={t("desk:telephone.caption")}>
        <caption className="vh">{t("desk:telephone.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("desk:telephone.name")}</th>
            <th scope="col">{t("desk:telephone.tel")}</th>
            <th scope="col">{t("desk:telephone.what")}</th>
            <th scope="col">{t("desk:telephone.was")}</th>
            <th scope="col">{t("desk:telephone.reason")}</th>
            <th scope="col">{t("desk:telephone.act")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row" className="nowrap">
                <a href={row.href}>{row.name}</a>
              </th>
              <td className="nowrap">
                <Telephone tel={row.tel} />
              </td>
              <td>{row.service}</td>
              <td>{row.was}</td>
              <td>{row.reason}</td>
              <td>
                <form method="post" className="inline">
                  <input type="hidden" name="action" value="told" />
                  <input type="hidden" name="code" value={row.code} />
                  <input type="hidden" name="revision" value={row.revision} />
                  <a href={row.moveHref}>
                    {t("desk:telephone.newTime")}
                    <span className="vh"> {row.name}</span>
                  </a>
                  <button
                    type="submit"
                    className="button second low"
                    aria-label={t("desk:telephone.toldOf", { name: row.name })}
                  >
                    {t("desk:telephone.told")}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
