import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

export type TimetableEffectProps = {
  rows: { code: string; when: string; name: string; service: string; where: string; tel: string; hasMail: boolean }[];
  /** The form as it was sent, to be sent again. */
  typed: [string, string][];
  version: number;
  /** Stands for the list that is shown here. */
  seen: string;
  reason: string;
};

/** Who loses their time, before anything is saved. */
export function TimetableEffect({ rows, typed, version, seen, reason }: TimetableEffectProps) {
  const { t } = useText();
  const mailed = rows.filter(({ hasMail }) => hasMail).length;
  return (
    <>
      <h2 tabIndex={-1} data-focus>
        {t("timetable:effect.title")}
      </h2>
      {rows.length === 0 ? (
        <p>{t("timetable:effect.none")}</p>
      ) : (
        <>
          <div className="banner banner-attention tight">
            <p>
              <b>{t("timetable:effect.some", { count: rows.length })}</b>
            </p>
            <p>{t("timetable:effect.mailed", { count: mailed })}</p>
            <p>{t("timetable:effect.silent", { count: rows.length - mailed })}</p>
          </div>
          <Rows rows={rows} />
        </>
      )}
      <form method="post" className="stack">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="seen" value={seen} />
        {typed.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {rows.length === 0 ? null : (
          <div>
            <label className="label" htmlFor="effect-reason">
              {t("timetable:effect.reason")}
            </label>
            <input id="effect-reason" name="why" maxLength={80} defaultValue={reason} required />
          </div>
        )}
        <p className="acts">
          <button type="submit" name="action" value="publish" className="button">
            {t(rows.length === 0 ? "timetable:effect.publish" : "timetable:effect.publishTell")}
          </button>
          <button type="submit" name="action" value="edit" className="button second" formNoValidate>
            {t("timetable:effect.edit")}
          </button>
        </p>
      </form>
    </>
  );
}

function Rows({ rows }: Pick<TimetableEffectProps, "rows">) {
  const { t } = useText();
  return (
    <WideTable label={t("timetable:effect.caption")}>
      <caption className="vh">{t("timetable:effect.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("timetable:effect.when")}</th>
          <th scope="col">{t("timetable:effect.name")}</th>
          <th scope="col">{t("timetable:effect.service")}</th>
          <th scope="col">{t("timetable:effect.where")}</th>
          <th scope="col">{t("timetable:effect.how")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row" className="nowrap">
              {row.when}
            </th>
            <td className="nowrap">{row.name}</td>
            <td>{row.service}</td>
            <td>{row.where}</td>
            <td className="nowrap">
              {row.hasMail ? t("timetable:effect.mail") : t("timetable:effect.tel", { tel: row.tel })}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
