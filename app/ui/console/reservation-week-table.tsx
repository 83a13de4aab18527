import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

export type WeekTableProps = {
  caption: string;
  rows: {
    day: string;
    href: string;
    isToday: boolean;
    isClosed: boolean;
    entries: { href: string; time: string; name: string; service: string }[];
  }[];
};

/** A week: how many come on each day, and who. */
export function ReservationWeekTable({ caption, rows }: WeekTableProps) {
  const { t } = useText();
  return (
    <WideTable label={caption}>
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("desk:weekTable.day")}</th>
          <th scope="col" className="right">
            {t("desk:weekTable.count")}
          </th>
          <th scope="col">{t("desk:weekTable.names")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.href}>
            <th scope="row" className="nowrap">
              <a href={row.href} aria-current={row.isToday ? "date" : undefined}>
                {row.day}
              </a>
            </th>
            <td className="right nowrap">{t("desk:weekTable.countOf", { count: row.entries.length })}</td>
            <td>
              {row.entries.length === 0 ? (
                <span className="soft">{t(row.isClosed ? "desk:weekTable.closed" : "desk:weekTable.none")}</span>
              ) : (
                <ul className="plain names">
                  {row.entries.map((entry) => (
                    <li key={entry.href}>
                      <a href={entry.href}>
                        {entry.time} {entry.name}
                      </a>{" "}
                      <span className="small soft">{entry.service}</span>
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
