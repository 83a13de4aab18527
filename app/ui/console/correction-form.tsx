import { useText } from "../../i18n/text-context.tsx";
import { type AnswerRow, AnswerValue } from "./answer-value.tsx";
import { WideTable } from "./wide-table.tsx";

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
        <MarkTable key={section.title} section={section} typed={typed} />
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

function MarkTable({
  section,
  typed,
}: { section: CorrectionFormProps["sections"][number] } & Pick<CorrectionFormProps, "typed">) {
  const { t } = useText();
  return (
    <WideTable label={section.title} className="marks-table">
      <caption>{section.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("console:act.fieldColumn")}</th>
          <th scope="col">{t("console:act.answerColumn")}</th>
          <th scope="col">{t("console:act.correctionColumn")}</th>
          <th scope="col">{t("console:act.correctionReason")}</th>
        </tr>
      </thead>
      <tbody>
        {section.rows.map((row) => (
          <tr key={row.path}>
            <th scope="row">{row.label}</th>
            <td>
              <AnswerValue row={row} />
            </td>
            <td>
              <div className="choice">
                <input
                  type="checkbox"
                  name="mark"
                  value={row.path}
                  defaultChecked={typed.marked.includes(row.path)}
                  aria-label={t("console:act.correctionMark", { label: row.label })}
                />
              </div>
            </td>
            <td>
              <input
                name={`reason:${row.path}`}
                defaultValue={typed.reasons[row.path] ?? ""}
                maxLength={300}
                aria-label={t("console:act.correctionReasonOf", { label: row.label })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
