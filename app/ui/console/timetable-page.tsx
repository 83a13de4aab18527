import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "./wide-table.tsx";

type Part = { href: string; label: string; facts: string[] };
export type TimetablePageProps = {
  backHref: string;
  /** Ready message after publishing; `toTelephone`: how many are to be called. */
  done: { text: string; toTelephone: number; href: string } | null;
  parts: { id: "offices" | "counters" | "services"; list: Part[] }[];
  history: { version: number; when: string; who: string; changed: string[] }[];
};

export function TimetablePage({ backHref, done, parts, history }: TimetablePageProps) {
  const { t } = useText();
  return (
    <>
      <p>
        <a href={backHref}>{t("timetable:back")}</a>
      </p>
      {done === null ? null : (
        <div className="banner banner-done tight" role="status">
          <p>{done.text}</p>
          {done.toTelephone === 0 ? null : (
            <p>
              {t("timetable:telephone", { count: done.toTelephone })}{" "}
              <a href={done.href}>{t("timetable:toTelephone")}</a>
            </p>
          )}
        </div>
      )}
      <p>{t("timetable:about")}</p>
      {parts.every(({ list }) => list.length === 0) ? <p>{t("timetable:none")}</p> : null}
      {parts
        .filter(({ list }) => list.length > 0)
        .map(({ id, list }) => (
          <section key={id}>
            <h2>{t(`timetable:${id}`)}</h2>
            <ul className="plain services">
              {list.map((part) => (
                <li key={part.href}>
                  <a href={part.href}>{part.label}</a> <span className="small soft">{part.facts.join("　")}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      <History history={history} />
    </>
  );
}

function History({ history }: Pick<TimetablePageProps, "history">) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("timetable:history.heading")}</h2>
      <WideTable label={t("timetable:history.caption")}>
        <caption className="vh">{t("timetable:history.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="right">
              {t("timetable:history.version")}
            </th>
            <th scope="col">{t("timetable:history.when")}</th>
            <th scope="col">{t("timetable:history.who")}</th>
            <th scope="col">{t("timetable:history.what")}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((row) => (
            <tr key={row.version}>
              <th scope="row" className="right">
                {row.version}
              </th>
              <td>{row.when}</td>
              <td>{row.who}</td>
              <td>{row.changed.length === 0 ? t("timetable:history.first") : row.changed.join("、")}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
