import { useText } from "../../i18n/text-context.tsx";
import { ownNames } from "../layout/locale-switcher.tsx";
import { Failure } from "./handoff-parts.tsx";
import { WideTable } from "./wide-table.tsx";

export type HandoffsPageProps = {
  /** Ready messages; null before the first try. */
  failure: string | null;
  beginFailure: string | null;
  /** Digits of a refused try. */
  typed: string;
  /** From a scanned link; null: digits are typed. */
  token: string | null;
  deskHref: string;
  /** Procedures this clerk may begin for somebody. */
  procedures: { id: string; title: string }[];
  locales: (keyof typeof ownNames)[];
  opened: { href: string; procedure: string; origin: string; since: string; stage: string }[];
};

export function HandoffsPage(props: HandoffsPageProps) {
  const { t } = useText();
  return (
    <>
      <p>{t("assist:lead")}</p>
      <div className="two">
        <div className="stack">{props.token === null ? <Present {...props} /> : <Scanned {...props} />}</div>
        <div className="stack">
          <Begin {...props} />
        </div>
      </div>
      <Opened opened={props.opened} />
    </>
  );
}

function Present({ failure, typed, deskHref }: HandoffsPageProps) {
  const { t } = useText();
  return (
    <section className="stack">
      <h2>{t("assist:present.heading")}</h2>
      <Failure id="present-failure" message={failure} />
      <form method="post" action={deskHref} className="stack">
        <div className="field">
          <label className="label" htmlFor="handoff-code">
            {t("assist:present.label")}
          </label>
          <p className="hint" id="handoff-code-hint">
            {t("assist:present.hint")}
          </p>
          <input
            id="handoff-code"
            name="code"
            className="digits"
            defaultValue={typed}
            autoComplete="off"
            inputMode="numeric"
            maxLength={300}
            aria-invalid={failure === null ? undefined : true}
            aria-describedby={failure === null ? "handoff-code-hint" : "handoff-code-hint present-failure"}
          />
        </div>
        <p>
          <button type="submit" className="button">
            {t("assist:present.submit")}
          </button>
        </p>
      </form>
    </section>
  );
}

/** The link in the QR code leads here; opening is a button, so that following a link changes nothing. */
function Scanned({ token, deskHref }: HandoffsPageProps) {
  const { t } = useText();
  return (
    <section className="stack">
      <h2>{t("assist:present.heading")}</h2>
      <p>{t("assist:present.scanned")}</p>
      <form method="post" action={deskHref} className="inline">
        <input type="hidden" name="token" value={token ?? ""} />
        <button type="submit" className="button">
          {t("assist:present.submit")}
        </button>
        <a className="change" href={deskHref}>
          {t("assist:present.again")}
        </a>
      </form>
    </section>
  );
}

function Begin({ beginFailure, procedures, locales, deskHref }: HandoffsPageProps) {
  const { t } = useText();
  return (
    <section className="stack">
      <h2>{t("assist:begin.heading")}</h2>
      <p>{t("assist:begin.text")}</p>
      <Failure id="begin-failure" message={beginFailure} />
      {procedures.length === 0 ? (
        <p>{t("assist:begin.none")}</p>
      ) : (
        <form method="post" action={deskHref} className="stack">
          <input type="hidden" name="act" value="begin" />
          <div className="field">
            <label className="label" htmlFor="begin-procedure">
              {t("assist:begin.procedure")}
            </label>
            <select
              id="begin-procedure"
              name="procedure"
              className="whole"
              aria-invalid={beginFailure === null ? undefined : true}
              aria-describedby={beginFailure === null ? undefined : "begin-failure"}
            >
              <option value="">{t("assist:begin.choose")}</option>
              {procedures.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label className="label" htmlFor="begin-locale">
              {t("assist:begin.locale")}
            </label>
            <select id="begin-locale" name="locale">
              {locales.map((locale) => (
                <option key={locale} value={locale}>
                  {ownNames[locale]}
                </option>
              ))}
            </select>
          </div>
          <p>
            <button type="submit" className="button second">
              {t("assist:begin.submit")}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function Opened({ opened }: Pick<HandoffsPageProps, "opened">) {
  const { t } = useText();
  if (opened.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t("assist:open.heading")}</h2>
      <WideTable label={t("assist:open.caption")}>
        <caption className="vh">{t("assist:open.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("assist:open.procedure")}</th>
            <th scope="col">{t("assist:open.origin")}</th>
            <th scope="col">{t("assist:open.since")}</th>
            <th scope="col">{t("assist:open.stage")}</th>
          </tr>
        </thead>
        <tbody>
          {opened.map((each) => (
            <tr key={each.href}>
              <th scope="row">
                <a href={each.href}>
                  {each.procedure}
                  <span className="vh"> {each.since}</span>
                </a>
              </th>
              <td>{t(`assist:origin.${each.origin}`)}</td>
              <td className="right">{each.since}</td>
              <td>{t(`assist:stage.${each.stage}`)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
