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
      <Closures rows={props.closedRows} />
      <Openings rows={props.extraRows} />
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

function Closures({ rows }: { rows: number }) {
  const { t } = useText();
  const columns = [
    { part: "from", type: "date" },
    { part: "until", type: "date" },
    { part: "reason", type: "text" },
  ] as const;
  return (
    <section id="closed">
      <h2>{t("timetable:closed.heading")}</h2>
      <p className="hint">{t("timetable:closed.about")}</p>
      <WideTable label={t("timetable:closed.caption")} className="editor-table">
        <caption className="vh">{t("timetable:closed.caption")}</caption>
        <thead>
          <tr>
            {columns.map(({ part }) => (
              <th key={part} scope="col">
                {t(`timetable:closed.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {upTo(rows).map((at) => (
            <tr key={at}>
              {columns.map(({ part, type }) => (
                <td key={part}>
                  <EditorInput
                    name={`closed.${at}.${part}`}
                    type={type}
                    maxLength={80}
                    label={t("timetable:closed.row", { at: at + 1, what: t(`timetable:closed.${part}`) })}
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

function Openings({ rows }: { rows: number }) {
  const { t } = useText();
  const columns = [
    { part: "day", name: "day", type: "date" },
    { part: "from", name: "0.from", type: "time" },
    { part: "until", name: "0.until", type: "time" },
    { part: "from2", name: "1.from", type: "time" },
    { part: "until2", name: "1.until", type: "time" },
    { part: "reason", name: "reason", type: "text" },
  ] as const;
  return (
    <section id="extra">
      <h2>{t("timetable:extra.heading")}</h2>
      <p className="hint">{t("timetable:extra.about")}</p>
      <WideTable label={t("timetable:extra.caption")} className="editor-table">
        <caption className="vh">{t("timetable:extra.caption")}</caption>
        <thead>
          <tr>
            {columns.map(({ part }) => (
              <th key={part} scope="col">
                {t(`timetable:extra.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {upTo(rows).map((at) => (
            <tr key={at}>
              {columns.map(({ part, name, type }) => (
                <td key={part}>
                  <EditorInput
                    name={`extra.${at}.${name}`}
                    type={type}
                    maxLength={80}
                    label={t("timetable:extra.row", { at: at + 1, what: t(`timetable:extra.${part}`) })}
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
