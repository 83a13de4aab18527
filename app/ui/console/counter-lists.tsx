import { useText } from "../../i18n/text-context.tsx";
import { CounterButton } from "./counter-button.tsx";
import type { CounterPageProps } from "./counter-page.tsx";
import { WideTable } from "./wide-table.tsx";

/** What can be done with a number of the list, named with it. */
function RowButton(
  props: Pick<Parameters<typeof CounterButton>[0], "counterId" | "ticket"> & { action: "absent" | "back" } & {
    ticket: { number: number };
  },
) {
  const { t } = useText();
  const what = t(`line:act.${props.action}`);
  return (
    <CounterButton {...props} label={t("line:act.ofNumber", { number: props.ticket.number, what })}>
      {what}
    </CounterButton>
  );
}

export function CounterWaiting({ waiting, counterId, desk }: CounterPageProps) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("line:waiting.heading", { count: waiting.length })}</h2>
      {/* Said when somebody comes or goes; the heading cannot say it by itself. */}
      <p className="vh" role="status">
        {t("line:waiting.heading", { count: waiting.length })}
      </p>
      {waiting.length === 0 ? (
        <p>{t("line:waiting.none")}</p>
      ) : (
        <WideTable label={t("line:waiting.caption")} className="line-table">
          <caption className="vh">{t("line:waiting.caption")}</caption>
          <thead>
            <tr>
              <th scope="col" className="right">
                {t("line:waiting.number")}
              </th>
              <th scope="col">{t("line:waiting.who")}</th>
              <th scope="col">{t("line:waiting.what")}</th>
              <th scope="col" className="right">
                {t("line:waiting.since")}
              </th>
              <th scope="col">{t("line:waiting.act")}</th>
            </tr>
          </thead>
          <tbody>
            {waiting.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="right num">
                  {row.number}
                </th>
                <td className="who">
                  {row.name === null ? t("line:now.walkIn") : row.name}
                  {row.reservedFor === null ? null : (
                    <span className="small soft"> {t("line:now.reserved", { time: row.reservedFor })}</span>
                  )}
                </td>
                <td className="what">{row.service}</td>
                <td className="right">{t("line:waiting.minutes", { count: row.minutes })}</td>
                <td>{desk === "" ? null : <RowButton counterId={counterId} ticket={row} action="absent" />}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </section>
  );
}

export function CounterElsewhere({ elsewhere, counterId, desk }: CounterPageProps) {
  const { t } = useText();
  if (elsewhere.length === 0) return null;
  return (
    <section>
      <h2>{t("line:elsewhere.heading")}</h2>
      <WideTable label={t("line:elsewhere.caption")} className="line-table">
        <caption className="vh">{t("line:elsewhere.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("line:elsewhere.desk")}</th>
            <th scope="col" className="right">
              {t("line:waiting.number")}
            </th>
            <th scope="col">{t("line:waiting.what")}</th>
            <th scope="col">{t("line:elsewhere.state")}</th>
            <th scope="col">{t("line:waiting.act")}</th>
          </tr>
        </thead>
        <tbody>
          {elsewhere.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">{row.desk}</td>
              <th scope="row" className="right num">
                {row.number}
              </th>
              <td className="what">{row.service}</td>
              <td>{t(`line:elsewhere.${row.state === "serving" ? "serving" : "called"}`, { minutes: row.minutes })}</td>
              <td>{desk === "" ? null : <RowButton counterId={counterId} ticket={row} action="back" />}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

export function CounterComing({ coming, counterId }: CounterPageProps) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("line:coming.heading", { count: coming.length })}</h2>
      {coming.length === 0 ? (
        <p>{t("line:coming.none")}</p>
      ) : (
        <WideTable label={t("line:coming.caption")}>
          <caption className="vh">{t("line:coming.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("line:coming.time")}</th>
              <th scope="col">{t("line:coming.who")}</th>
              <th scope="col">{t("line:waiting.act")}</th>
            </tr>
          </thead>
          <tbody>
            {coming.map((row) => (
              <tr key={row.code}>
                <td>
                  {row.time}
                  {row.late === 0 ? null : (
                    <>
                      <br />
                      <span className="due-late">{t("line:coming.late", { minutes: row.late })}</span>
                    </>
                  )}
                </td>
                <th scope="row">
                  <a href={row.href}>{row.name}</a>
                  <br />
                  <span className="small soft">{row.service}</span>
                </th>
                <td>
                  <div className="pair">
                    <CounterButton
                      counterId={counterId}
                      reservation={row}
                      action="check-in"
                      label={t("line:act.of", { name: row.name, what: t("line:act.checkIn") })}
                    >
                      {t("line:act.checkIn")}
                    </CounterButton>
                    {row.late === 0 ? null : (
                      <CounterButton
                        counterId={counterId}
                        reservation={row}
                        action="no-show"
                        label={t("line:act.of", { name: row.name, what: t("line:act.noShow") })}
                      >
                        {t("line:act.noShow")}
                      </CounterButton>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </section>
  );
}

export function CounterEnded({ ended, counterId, desk }: CounterPageProps) {
  const { t } = useText();
  if (ended.length === 0) return null;
  return (
    <details>
      <summary>{t("line:ended.heading")}</summary>
      <WideTable label={t("line:ended.caption")} className="line-table">
        <caption className="vh">{t("line:ended.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="right">
              {t("line:waiting.number")}
            </th>
            <th scope="col">{t("line:waiting.what")}</th>
            <th scope="col">{t("line:elsewhere.state")}</th>
            <th scope="col">{t("line:waiting.act")}</th>
          </tr>
        </thead>
        <tbody>
          {ended.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="right num">
                {row.number}
              </th>
              <td className="what">{row.service}</td>
              <td>{t(`line:ended.${row.state === "left" ? "left" : "done"}`, { time: row.endedAt })}</td>
              <td>
                {row.state === "left" && desk !== "" ? (
                  <CounterButton
                    counterId={counterId}
                    ticket={row}
                    action="back"
                    label={t("line:act.ofNumber", { number: row.number, what: t("line:act.back") })}
                  >
                    {t("line:act.back")}
                  </CounterButton>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </details>
  );
}
