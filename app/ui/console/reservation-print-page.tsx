import { useText } from "../../i18n/text-context.tsx";
import type { City } from "../layout/frame.ts";
import { SheetHead } from "../layout/sheet-head.tsx";
import { WideTable } from "./wide-table.tsx";

export type ReservationPrintPageProps = {
  city: City;
  backHref: string;
  counter: string;
  count: number;
  printed: string;
  rows: {
    code: string;
    time: string;
    start: string;
    service: string;
    desk: number;
    name: string;
    kana: string;
    tel: string;
    note: string;
  }[];
};

/** A4: by time, with room for notes by hand. */
export function ReservationPrintPage(props: ReservationPrintPageProps) {
  const { t } = useText();
  const { rows, counter, count } = props;
  return (
    <>
      <p className="inline no-print">
        <a href={props.backHref}>{t("desk:print.back")}</a>
        <button type="button" className="button second" data-print hidden>
          {t("desk:print.button")}
        </button>
      </p>
      <SheetHead city={props.city} qr={null} />
      <h2>
        {counter} {t("desk:print.count", { count })}
      </h2>
      {rows.length === 0 ? (
        <p>{t("desk:print.none")}</p>
      ) : (
        <WideTable label={counter} className="paper-table">
          <caption className="vh">{counter}</caption>
          <thead>
            <tr>
              <th scope="col">{t("desk:print.time")}</th>
              <th scope="col">{t("desk:print.name")}</th>
              <th scope="col">{t("desk:print.what")}</th>
              <th scope="col">{t("desk:print.tel")}</th>
              <th scope="col">{t("desk:print.note")}</th>
              <th scope="col">{t("desk:print.memo")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row" className="nowrap">
                  {row.time}
                </th>
                <td>
                  {row.name}
                  <br />
                  <span className="small">{row.kana}</span>
                </td>
                <td>
                  {row.service}
                  <br />
                  <span className="small">
                    {t("desk:print.desk")} {row.desk} <span className="code">{row.code}</span>
                  </span>
                </td>
                <td className="nowrap">{row.tel}</td>
                <td>{row.note}</td>
                <td className="memo" />
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      <p className="small soft">{t("desk:print.printed", { when: props.printed })}</p>
    </>
  );
}
