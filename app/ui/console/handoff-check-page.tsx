import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { Failure } from "./handoff-parts.tsx";

type Row = { label: string; value: string | string[]; note?: string | null };
type Section = { title: string; rows: Row[]; items: { title: string; rows: Row[] }[] };

/** All words but the clerk's are in the resident's language and ready to read. */
export type HandoffCheckProps = {
  lang: "ja" | "en";
  title: string;
  lead: string;
  /** What the marks mean; null: there are none. */
  marks: string | null;
  procedure: string;
  from: string;
  none: string;
  sections: Section[];
  gone: { heading: string; rows: { label: string; lines: string[] }[] };
  later: { heading: string; text: string; papers: string[] };
  /** null: nothing is charged for this procedure. */
  fee: { heading: string; rows: { label: string; value: string }[] } | null;
  signature: { text: string; name: string; date: string; printed: string };
  revision: number;
  backHref: string;
  failure: string | null;
};

/** A screen to be turned round, or a sheet to be signed. */
export function HandoffCheckPage(props: HandoffCheckProps) {
  const { lang, sections, gone, later, fee, none } = props;
  return (
    <main id="main" tabIndex={-1} className="column page check-sheet">
      <div className="stack" lang={lang}>
        <div className="tight">
          <p className="small">{props.from}</p>
          <h1>{props.title}</h1>
          <p className="check-procedure">{props.procedure}</p>
          <p>{props.lead}</p>
          {props.marks === null ? null : <p>{props.marks}</p>}
        </div>
        {sections.map((section) => (
          <section key={section.title} className="tight">
            <h2>{section.title}</h2>
            <Rows rows={section.rows} none={none} lang={lang} />
            {section.items.map((item) => (
              <div key={item.title} className="tight">
                <h3>{item.title}</h3>
                <Rows rows={item.rows} none={none} lang={lang} />
              </div>
            ))}
          </section>
        ))}
        {gone.rows.length === 0 ? null : (
          <section className="tight">
            <h2>{gone.heading}</h2>
            <Rows rows={gone.rows.map(({ label, lines }) => ({ label, value: lines }))} none={none} lang={lang} />
          </section>
        )}
        {fee === null ? null : (
          <section className="tight">
            <h2>{fee.heading}</h2>
            <Rows rows={fee.rows} none={none} lang={lang} />
          </section>
        )}
        {later.papers.length === 0 ? null : (
          <section className="tight">
            <h2>{later.heading}</h2>
            <p>{later.text}</p>
            <ul>
              {later.papers.map((paper) => (
                <li key={paper}>{paper}</li>
              ))}
            </ul>
          </section>
        )}
        <Signature {...props.signature} />
      </div>
      <Panel {...props} />
    </main>
  );
}

function Rows({ rows, none, lang }: { rows: Row[]; none: string; lang: "ja" | "en" }) {
  if (rows.length === 0) return null;
  return (
    <dl className="rows">
      {rows.map(({ label, value, note }) => {
        const lines = [value].flat().filter((line) => line !== "");
        return (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {lines.length === 0 ? (
                <span className="soft">{none}</span>
              ) : (
                <Words lang={lang}>{lines.join("\n")}</Words>
              )}
              {note ? (
                <p className="changed">
                  <Words lang={lang}>{note}</Words>
                </p>
              ) : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Lines to write on, on paper only. */
function Signature({ text, name, date, printed }: HandoffCheckProps["signature"]) {
  return (
    <div className="sheet-only sign">
      <p>{text}</p>
      <p className="sign-line">{date}</p>
      <p className="sign-line">{name}</p>
      <p className="small">{printed}</p>
    </div>
  );
}

function Panel({ revision, backHref, failure }: HandoffCheckProps) {
  const { t } = useText();
  return (
    <section className="no-print check-panel stack" aria-labelledby="panel">
      <h2 id="panel">{t("assist:check.panel")}</h2>
      <Failure id="check-failure" message={failure} />
      <form method="post" className="stack">
        <input type="hidden" name="revision" value={revision} />
        <label className="choice">
          <input
            type="checkbox"
            name="confirmed"
            value="yes"
            aria-invalid={failure === null ? undefined : true}
            aria-describedby={failure === null ? undefined : "check-failure"}
          />
          <span>{t("assist:check.confirmed")}</span>
        </label>
        <p className="inline">
          <button type="submit" className="button">
            {t("assist:check.submit")}
          </button>
          <button className="button second" type="button" data-print hidden>
            {t("assist:check.print")}
          </button>
          <a className="change" href={backHref}>
            {t("assist:check.back")}
          </a>
        </p>
      </form>
    </section>
  );
}
