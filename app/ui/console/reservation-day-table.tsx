import { useText } from "../../i18n/text-context.tsx";
import { type ReservationStateCode, ReservationTag } from "../feedback/reservation-tag.tsx";
import { WideTable } from "./wide-table.tsx";

export type DayEntry = {
  /** Null: a resident is still typing. */
  href: string | null;
  time: string;
  name: string;
  state: ReservationStateCode;
  hasNote: boolean;
};
export type DayTableProps = {
  caption: string;
  columns: { id: string; label: string }[];
  rows: {
    time: string;
    /** Outside the hours of the day. */
    isShut: boolean;
    /** By column: those who begin in this row; `until` of one who began before. */
    cells: { id: string; entries: DayEntry[]; until: string | null }[];
  }[];
};

/** A day: time down, desks across. */
export function ReservationDayTable({ caption, columns, rows }: DayTableProps) {
  const { t } = useText();
  return (
    <WideTable label={caption} className="day-table">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("desk:dayTable.time")}</th>
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.time} className={row.isShut ? "shut" : undefined}>
            <th scope="row" className="nowrap">
              {row.time}
              {row.isShut ? <span className="small soft"> {t("desk:dayTable.shut")}</span> : null}
            </th>
            {row.cells.map((cell) => (
              <td key={cell.id}>
                {cell.until === null ? null : (
                  <p className="small soft">{t("desk:dayTable.continues", { until: cell.until })}</p>
                )}
                {cell.entries.map((entry) => (
                  <Entry key={`${entry.time}${entry.href}`} entry={entry} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function Entry({ entry }: { entry: DayEntry }) {
  const { t } = useText();
  if (entry.href === null) {
    return (
      <p className="soft">
        {entry.time} {t("desk:dayTable.heldCell")}
      </p>
    );
  }
  return (
    <div className="entry">
      <a href={entry.href}>
        {entry.time} <b>{entry.name}</b>
      </a>
      {entry.state === "confirmed" ? null : (
        <ReservationTag state={entry.state} word={t(`desk:state.${entry.state}`)} />
      )}
      {entry.hasNote ? <span className="small">{t("desk:dayTable.note")}</span> : null}
    </div>
  );
}
