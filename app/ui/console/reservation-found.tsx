import { useText } from "../../i18n/text-context.tsx";
import { type ReservationStateCode, ReservationTag } from "../feedback/reservation-tag.tsx";
import { WideTable } from "./wide-table.tsx";

export type ReservationFoundProps = {
  title: string;
  empty: string;
  backHref: string;
  rows: {
    code: string;
    href: string;
    name: string;
    tel: string;
    service: string;
    when: string;
    state: ReservationStateCode;
  }[];
};

export function ReservationFound({ title, empty, backHref, rows }: ReservationFoundProps) {
  const { t } = useText();
  return (
    <>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <WideTable label={title}>
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("desk:file.number")}</th>
              <th scope="col">{t("desk:file.name")}</th>
              <th scope="col">{t("desk:file.tel")}</th>
              <th scope="col">{t("desk:file.service")}</th>
              <th scope="col">{t("desk:file.when")}</th>
              <th scope="col">{t("console:inbox.status")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <a href={row.href} className="code nowrap">
                    {row.code}
                  </a>
                </th>
                <td>{row.name}</td>
                <td className="nowrap">{row.tel}</td>
                <td>{row.service}</td>
                <td>{row.when}</td>
                <td>
                  <ReservationTag state={row.state} word={t(`desk:state.${row.state}`)} />
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      <p>
        <a href={backHref}>{t("desk:list.back")}</a>
      </p>
    </>
  );
}
