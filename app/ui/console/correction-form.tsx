import { useText } from "../../i18n/text-context.tsx";
import { type AnswerRow, AnswerValue } from "./answer-value.tsx";

export type CorrectionFormProps = {
  sections: { title: string; rows: AnswerRow[] }[];
  seq: number;
  /** What was typed in a refused request. */
  typed: { marked: string[]; reasons: Record<string, string>; message: string };
  cancelHref: string;
};

/** Every answer with a box to mark it and room for the reason; one form, no script needed. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { t } = useText();
  const { sections, seq, typed, cancelHref } = props;
  return (
    <form method="post" className="stack">
      <input type="hidden" name="action" value="request-correction" />
      <input type="hidden" name="seq" value={seq} />
      <h2>{t("console:act.request-correction")}</h2>
      <p>{t("console:act.correctionHelp")}</p>
      {sections.map((section) => (
        <fieldset key={section.title}>
          <legend>{section.title}</legend>
          {section.rows.map((row, index) => {
            const id = `mark-${section.title}-${index}`;
            return (
              <div key={row.path} className="mark">
                <div>
                  <p>
                    <b>{row.label}</b>
                  </p>
                  <AnswerValue row={row} />
                </div>
                <div>
                  <div className="choice">
                    <input
                      id={id}
                      type="checkbox"
                      name="mark"
                      value={row.path}
                      defaultChecked={typed.marked.includes(row.path)}
                    />
                    <label htmlFor={id}>{t("console:act.correctionMark", { label: row.label })}</label>
                  </div>
                  <label className="label" htmlFor={`${id}-reason`}>
                    {t("console:act.correctionReason")}
                    <span className="vh">{row.label}</span>
                  </label>
                  <input
                    id={`${id}-reason`}
                    name={`reason:${row.path}`}
                    defaultValue={typed.reasons[row.path] ?? ""}
                    maxLength={300}
                  />
                </div>
              </div>
            );
          })}
        </fieldset>
      ))}
      <div className="field">
        <label className="label" htmlFor="correction-message">
          {t("console:act.correctionMessage")}
        </label>
        <textarea id="correction-message" name="text" rows={3} maxLength={2000} defaultValue={typed.message} />
      </div>
      <p className="inline">
        <button type="submit" className="button">
          {t("console:act.correctionSend")}
        </button>
        <a href={cancelHref}>{t("console:act.cancel")}</a>
      </p>
    </form>
  );
}
