import { useText } from "../../i18n/text-context.tsx";
import { SummaryList } from "../feedback/summary-list.tsx";
import { type ReviewFee, ReviewFeeSection } from "./fee-summary.tsx";
import { AnswerSections, type SummarySection } from "./review-page.tsx";

export type HandoffSummaryProps = {
  sections: SummarySection[];
  /** Whether any answer bears the mark of a change. */
  marked: boolean;
  /** Answers that are no longer asked for. */
  gone: { label: string; lines: string[] }[];
  /** Papers that are still to come. */
  later: string[];
  /** null: nothing is charged for this procedure. */
  fee: ReviewFee | null;
};

/** What the clerk has left, for the eyes of whoever it is about. */
export function HandoffSummary({ sections, gone, later, fee }: HandoffSummaryProps) {
  const { t } = useText();
  return (
    <>
      <AnswerSections sections={sections} />
      {gone.length === 0 ? null : (
        <section className="tight">
          <h2>{t("handoff:changes.gone")}</h2>
          <SummaryList rows={gone.map(({ label, lines }) => ({ label, value: lines, changeHref: null }))} />
        </section>
      )}
      {fee === null ? null : <ReviewFeeSection fee={fee} />}
      {later.length === 0 ? null : (
        <section className="tight">
          <h2>{t("handoff:later.heading")}</h2>
          <p>{t("handoff:later.text")}</p>
          <ul>
            {later.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
