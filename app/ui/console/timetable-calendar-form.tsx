import { useText } from "../../i18n/text-context.tsx";
import { EditorInput } from "./timetable-input.tsx";
import { WideTable } from "./wide-table.tsx";

export type CalendarFormView = {
  /** Weekdays by their ids, how many intervals each has, and how many rows there are. */
  days: string[];
  intervals: number;
  closedRows: number;
  extraRows: number;
};

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

export function CalendarForm(props: CalendarFormView) {
  return (
    <>
      <Weekly {...props} />
      <DayRows id="closed" columns={closureColumns} rows={props.closedRows} />
      <DayRows id="extra" columns={openingColumns} rows={props.extraRows} />
    </>
  );
}

function Weekly({ days, intervals }: Pick<CalendarFormView, "days" | "intervals">) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("timetable:weekly.heading")}</h2>
      <p className="hint">{t("timetable:weekly.about")}</p>
      <WideTable label={t("timetable:weekly.caption")} className="editor-table">
        <caption className="vh">{t("timetable:weekly.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("timetable:weekly.day")}</th>
            {upTo(intervals).flatMap((at) => [
              <th key={`from ${at}`} scope="col">
                {t("timetable:weekly.from", { at: at + 1 })}
              </th>,
              <th key={`until ${at}`} scope="col">
                {t("timetable:weekly.until", { at: at + 1 })}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const name = t(`timetable:weekly.days.${day}`);
            return (
              <tr key={day}>
                <th scope="row">{name}</th>
                {upTo(intervals).flatMap((at) => [
                  <td key={`from ${at}`}>
                    <EditorInput
                      name={`${day}.${at}.from`}
                      type="time"
                      label={t("timetable:weekly.inputFrom", { day: name, at: at + 1 })}
                    />
                  </td>,
                  <td key={`until ${at}`}>
                    <EditorInput
                      name={`${day}.${at}.until`}
                      type="time"
                      label={t("timetable:weekly.inputUntil", { day: name, at: at + 1 })}
                    />
                  </td>,
                ])}
              </tr>
            );
          })}
        </tbody>
      </WideTable>
    </section>
  );
}

type Column = { part: string; name?: string; type: "date" | "time" | "text" };

/** A row of inputs for each closure or opening, some empty ones at the end. */
function DayRows({ id, columns, rows }: { id: "closed" | "extra"; columns: readonly Column[]; rows: number }) {
  const { t } = useText();
  return (
    <section id={id}>
      <h2>{t(`timetable:${id}.heading`)}</h2>
      <p className="hint">{t(`timetable:${id}.about`)}</p>
      <WideTable label={t(`timetable:${id}.caption`)} className="editor-table">
        <caption className="vh">{t(`timetable:${id}.caption`)}</caption>
        <thead>
          <tr>
            {columns.map(({ part }) => (
              <th key={part} scope="col">
                {t(`timetable:${id}.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {upTo(rows).map((at) => (
            <tr key={at}>
              {columns.map(({ part, name = part, type }) => (
                <td key={part}>
                  <EditorInput
                    name={`${id}.${at}.${name}`}
                    type={type}
                    maxLength={80}
                    label={t(`timetable:${id}.row`, { at: at + 1, what: t(`timetable:${id}.${part}`) })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

const closureColumns: readonly Column[] = [
  { part: "from", type: "date" },
  { part: "until", type: "date" },
  { part: "reason", type: "text" },
];
const openingColumns: readonly Column[] = [
  { part: "day", type: "date" },
  { part: "from", name: "0.from", type: "time" },
  { part: "until", name: "0.until", type: "time" },
  { part: "from2", name: "1.from", type: "time" },
  { part: "until2", name: "1.until", type: "time" },
  { part: "reason", type: "text" },
];
