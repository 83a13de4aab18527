import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";

export type HandoffAsideProps = {
  /** Revision of the draft this page shows: a button on anything older is refused. */
  revision: number;
  origin: "resident" | "counter";
  /** fill: something is missing · identify: papers of identity first · show: the resident is asked · wait: they read it now */
  next:
    | { kind: "fill"; href: string; missing: { label: string; href: string }[] }
    | { kind: "identify" }
    | { kind: "show"; again: boolean }
    | { kind: "wait"; own: boolean; checkHref: string; here: string };
  identity:
    | { kind: "none" }
    | { kind: "own"; text: string }
    | { kind: "done"; text: string }
    | { kind: "needed"; papers: string[] };
  /** Papers that may come later. */
  later: string[];
  facts: { label: string; value: string }[];
};

export function HandoffAside(props: HandoffAsideProps) {
  const { t } = useText();
  const { later, facts, origin } = props;
  return (
    <div className="stack">
      <section className="stack next-step">
        <h2>{t("assist:file.next")}</h2>
        <Next {...props} />
      </section>
      <Identity {...props} />
      {later.length === 0 ? null : (
        <section className="tight">
          <h2>{t("assist:file.later")}</h2>
          <p className="hint">{t("assist:file.laterHelp")}</p>
          <ul>
            {later.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="tight">
        <h2>{t("assist:file.facts")}</h2>
        <dl className="rows">
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <details>
        <summary>{t(`assist:file.end.${origin}`)}</summary>
        <div className="stack">
          <p>{t(`assist:file.end.${origin}Help`)}</p>
          <ActForm {...props} act="end">
            <p>
              <button type="submit" className="button second">
                {t(`assist:file.end.${origin}Do`)}
              </button>
            </p>
          </ActForm>
        </div>
      </details>
    </div>
  );
}

function ActForm({ act, revision, children }: { act: string; revision: number; children: ReactNode }) {
  return (
    <form method="post" className="stack">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="revision" value={revision} />
      {children}
    </form>
  );
}

function Next({ next, revision }: HandoffAsideProps) {
  const { t } = useText();
  if (next.kind === "identify") return <p>{t("assist:failure.identity")}</p>;
  if (next.kind === "fill") {
    return (
      <>
        <p>
          <a className="button" href={next.href}>
            {t("assist:file.goOn")}
          </a>
        </p>
        {next.missing.length === 0 ? null : (
          <div className="tight">
            <h3>{t("assist:file.missing")}</h3>
            <ul>
              {next.missing.map(({ label, href }) => (
                <li key={label}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </>
    );
  }
  if (next.kind === "show") {
    return (
      <>
        <p>{t(next.again ? "assist:file.reopened" : "assist:file.readyHelp")}</p>
        <ActForm act="ready" revision={revision}>
          <p>
            <button type="submit" className="button">
              {t("assist:file.ready")}
            </button>
          </p>
        </ActForm>
      </>
    );
  }
  return (
    <>
      <p>{t(next.own ? "assist:file.shownOwn" : "assist:file.shownHere")}</p>
      {next.own ? (
        <p>
          <a className="change" href={next.here}>
            {t("assist:file.refresh")}
          </a>
        </p>
      ) : null}
      <p>
        <a className={next.own ? "button second" : "button"} href={next.checkHref}>
          {t("assist:file.check")}
        </a>
      </p>
      <p className="hint">{t("assist:file.again")}</p>
    </>
  );
}

function Identity({ identity, revision }: HandoffAsideProps) {
  const { t } = useText();
  return (
    <section className="stack">
      <h2>{t("assist:file.identity")}</h2>
      {identity.kind === "none" ? <p>{t("assist:file.identityNone")}</p> : null}
      {identity.kind === "own" || identity.kind === "done" ? <p>{identity.text}</p> : null}
      {identity.kind === "done" ? (
        <ActForm act="unidentify" revision={revision}>
          <p>
            <button type="submit" className="button second low">
              {t("assist:file.unidentify")}
            </button>
          </p>
        </ActForm>
      ) : null}
      {identity.kind === "needed" ? (
        <ActForm act="identify" revision={revision}>
          <fieldset className="tight" aria-describedby="papers-help">
            <legend className="vh">{t("assist:file.identity")}</legend>
            <p className="hint" id="papers-help">
              {t("assist:file.papersHelp")}
            </p>
            {identity.papers.map((papers) => (
              <label key={papers} className="choice">
                <input type="radio" name="papers" value={papers} required />
                <span>{t(`assist:file.papers.${papers}`)}</span>
              </label>
            ))}
          </fieldset>
          <p>
            <button type="submit" className="button second">
              {t("assist:file.identify")}
            </button>
          </p>
        </ActForm>
      ) : null}
    </section>
  );
}
