import { useText } from "../../i18n/text-context.tsx";

/** What a refused form is answered with; takes the focus. */
export function Failure({ id, message }: { id: string; message: string | null }) {
  if (message === null) return null;
  return (
    <div className="summary-errors tight" role="alert" id={id} tabIndex={-1} data-focus>
      <p>{message}</p>
    </div>
  );
}

export type HandoffAnswer = {
  path: string;
  label: string;
  lines: string[];
  /** Lines the resident knows; null when nothing changed since. */
  before: string[] | null;
};

/** Questions and answers, with what the resident does not know yet. */
export function HandoffRows({ rows }: { rows: HandoffAnswer[] }) {
  const { t } = useText();
  return (
    <dl className="rows">
      {rows.map((row) => (
        <div key={row.path}>
          <dt>{row.label}</dt>
          <dd>
            {row.lines.length === 0 ? <span className="soft">{t("assist:file.notAnswered")}</span> : null}
            {row.lines.map((line) => (
              <div key={line}>{line}</div>
            ))}
            <Change before={row.before} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ before }: Pick<HandoffAnswer, "before">) {
  const { t } = useText();
  // What the clerk has filled in where nothing was is no news to them.
  if (before === null || before.length === 0) return null;
  return (
    <div className="changed">
      <b>{t("assist:file.changed")}</b> {t("assist:file.before")}：{before.join(" ")}
    </div>
  );
}
