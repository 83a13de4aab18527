import { useText } from "../../i18n/text-context.tsx";
import { type AnswerRow, AnswerValue } from "./answer-value.tsx";
import { WideTable } from "./wide-table.tsx";

export type CorrectionFormProps = {
  sections: { title: string; rows: AnswerRow[] }[];
  seq: number;
  /** What was typed in a refused request. */
  typed: { action: string; marked: string[]; reasons: Record<string, string>; message: string };
  cancelHref: string;
  /** Why it was refused; null: it was not. */
  failure: string | null;
  /** "fields": nothing was marked. */
  refused: "files" | "text" | "fields" | null;
};

/** Id of the first box: the summary leads there when nothing was marked. */
export const firstMark = "first-mark";
const marksError = "marks-error";

/** Every answer with a box to mark it and room for the reason; one form, no script needed. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { t } = useText();
  const { sections, seq, typed, cancelHref, failure, refused } = props;
  const error = refused === "fields" ? failure : null;
  const first = sections.flatMap(({ rows }) => rows)[0]?.path;
  return (
    <form method="post" className="stack">
      <input type="hidden" name="action" value="request-correction" />
      <input type="hidden" name="seq" value={seq} />
      <h2>{t("console:act.request-correction")}</h2>
      <p>{t("console:act.correctionHelp")}</p>
      {error === null ? null : (
        <p className="error" id={marksError}>
          {error}
        </p>
      )}
      {sections.map((section) => (
        <MarkTable key={section.title} section={section} typed={typed} first={first} hasError={error !== null} />
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
  first,
  hasError,
}: {
  section: CorrectionFormProps["sections"][number];
  typed: CorrectionFormProps["typed"];
  first: string | undefined;
  hasError: boolean;
}) {
  const { t } = useText();
  // Two sections may ask for the same thing: the applicant's name, the child's name.
  const nameOf = ({ label }: AnswerRow) => `${section.title} ${label}`;
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
                  id={row.path === first ? firstMark : undefined}
                  name="mark"
                  value={row.path}
                  defaultChecked={typed.marked.includes(row.path)}
                  aria-invalid={hasError ? true : undefined}
                  aria-describedby={hasError ? marksError : undefined}
                  aria-label={t("console:act.correctionMark", { label: nameOf(row) })}
                />
              </div>
            </td>
            <td>
              <input
                name={`reason:${row.path}`}
                defaultValue={typed.reasons[row.path] ?? ""}
                maxLength={300}
                aria-label={t("console:act.correctionReasonOf", { label: nameOf(row) })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
