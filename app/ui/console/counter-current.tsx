import { useText } from "../../i18n/text-context.tsx";
import { CounterButton } from "./counter-button.tsx";
import type { CounterPageProps, DeskRow } from "./counter-page.tsx";

/** Who is at this desk, and the next sensible press. */
export function CounterCurrent({ counterId, deskName, current, nextNumber }: CounterPageProps) {
  const { t } = useText();
  return (
    <section className="at-desk" aria-labelledby="at-desk">
      <h2 id="at-desk">{t("line:now.heading", { desk: deskName })}</h2>
      {current === null ? (
        <>
          <p>{t(nextNumber === null ? "line:now.noneWaiting" : "line:now.nobody")}</p>
          {nextNumber === null ? null : (
            <CounterButton counterId={counterId} action="next" keyName="n" isMain>
              {t("line:act.nextOf", { number: nextNumber })}
            </CounterButton>
          )}
        </>
      ) : (
        <Current counterId={counterId} row={current} hasNext={nextNumber !== null} />
      )}
    </section>
  );
}

function Current({ counterId, row, hasNext }: { counterId: string; row: DeskRow; hasNext: boolean }) {
  const { t } = useText();
  const isServing = row.state === "serving";
  const shared = { counterId, ticket: row };
  return (
    <>
      <p className="ticket-number">{row.number}</p>
      <p>
        <b>{t(isServing ? "line:now.serving" : "line:now.called", { number: row.number, minutes: row.minutes })}</b>
        <br />
        {row.service}
        {"　"}
        {row.reservedFor === null ? t("line:now.walkIn") : t("line:now.reserved", { time: row.reservedFor })}
        {row.name === null ? null : `　${row.name}`}
      </p>
      {row.note === "" ? null : (
        <p className="msg">
          {t("line:now.note")}：{row.note}
        </p>
      )}
      {row.fileHref === null ? null : (
        <p>
          <a href={row.fileHref}>{t("line:now.file")}</a>
        </p>
      )}
      <div className="acts">
        {isServing ? (
          <>
            {hasNext ? (
              <CounterButton {...shared} action="done-next" keyName="n" isMain>
                {t("line:act.doneNext")}
              </CounterButton>
            ) : null}
            <CounterButton {...shared} action="done" keyName="d" isMain={!hasNext}>
              {t("line:act.done")}
            </CounterButton>
          </>
        ) : (
          <>
            <CounterButton {...shared} action="start" keyName="s" isMain>
              {t("line:act.start")}
            </CounterButton>
            <CounterButton {...shared} action="again" keyName="a">
              {t("line:act.again")}
            </CounterButton>
            <CounterButton {...shared} action="absent" keyName="x">
              {t("line:act.absent")}
            </CounterButton>
          </>
        )}
        <CounterButton {...shared} action="back" keyName="b">
          {t("line:act.back")}
        </CounterButton>
      </div>
    </>
  );
}
