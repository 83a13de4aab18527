import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { type FileLink, FileLinks } from "../feedback/file-links.tsx";
import { type StatusCode, StatusTag } from "../feedback/status-tag.tsx";
import { type AnswerRow, AnswerValue } from "./answer-value.tsx";
import { actIds, CaseActions, type CaseActionsProps } from "./case-actions.tsx";
import { CasePayment, type CasePaymentProps } from "./case-payment.tsx";
import { CorrectionForm, type CorrectionFormProps, firstMark } from "./correction-form.tsx";
import { History } from "./history.tsx";

export type CaseFilePageProps = CaseActionsProps &
  Omit<CorrectionFormProps, "seq" | "sections"> & {
    backHref: string;
    facts: { label: string; value: string }[];
    /** The application on paper. */
    printHref: string;
    status: StatusCode;
    sections: { title: string; rows: AnswerRow[] }[];
    /** Answers that a correction took away: an item less, a question no longer asked. */
    removed: { path: string; label: string; round: string; lines: string[]; files: FileLink[] }[];
    /** The applicant wrote, and nobody has done anything since. */
    unanswered: boolean;
    history: {
      at: string;
      who: string;
      what: string;
      text: string;
      details: string[];
      files: FileLink[];
      mark?: string;
    }[];
    /** Ready message after an action; null otherwise. */
    done: string | null;
    failure: string | null;
    /** The input of the form that `typed` names which was not accepted; null: none. */
    refused: "files" | "text" | "fields" | null;
    /** True while the clerk marks fields for a correction. */
    marking: boolean;
    /** null: nothing is charged for this procedure. */
    payment: CasePaymentProps | null;
  };

/** Where the summary leads: to the input that was not accepted, if it is there still. */
function refusedHref({ refused, typed, actions, marking }: CaseFilePageProps): string | null {
  if (refused === "fields") return marking ? `#${firstMark}` : null;
  return refused === null || marking || !actions.includes(typed.action) ? null : `#${actIds(typed.action)[refused]}`;
}

export function CaseFilePage(props: CaseFilePageProps) {
  const { t } = useText();
  const { backHref, done, failure, marking, sections } = props;
  return (
    <>
      <p>
        <a href={backHref}>{t("console:file.back")}</a>
      </p>
      <ErrorSummary
        heading={t("console:failure.heading")}
        errors={failure === null ? [] : [{ message: failure, href: refusedHref(props) }]}
      />
      {done === null ? null : (
        <p className="banner banner-done" role="status">
          {done}
        </p>
      )}
      {props.unanswered ? <p className="banner banner-attention">{t("console:file.unanswered")}</p> : null}
      {marking ? (
        <CorrectionForm {...props} sections={sections} />
      ) : (
        <div className="two">
          <div className="stack">
            <Answers sections={sections} />
            <Removed removed={props.removed} />
          </div>
          <div className="stack">
            <CaseActions {...props} />
            {props.payment === null ? null : <CasePayment payment={props.payment} seq={props.seq} />}
            <Facts facts={props.facts} status={props.status} printHref={props.printHref} />
            <History
              heading={t("console:file.history")}
              entries={props.history.map((event, at) => ({
                ...event,
                key: String(at),
                lines: [event.text, ...event.details],
              }))}
            />
          </div>
        </div>
      )}
    </>
  );
}

function Facts({ facts, status, printHref }: Pick<CaseFilePageProps, "facts" | "status" | "printHref">) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("console:file.facts")}</h2>
      <p>
        <StatusTag status={status} forStaff />
      </p>
      <dl className="rows">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={printHref}>{t("console:file.print")}</a>
      </p>
    </section>
  );
}

function Answers({ sections }: Pick<CaseFilePageProps, "sections">) {
  const { t } = useText();
  return (
    <section className="stack">
      <h2>{t("console:file.answers")}</h2>
      {sections.map((section) => (
        <div key={section.title}>
          <h3>{section.title}</h3>
          <dl className="rows">
            {section.rows.map((row) => (
              <div key={row.path}>
                <dt>{row.label}</dt>
                <dd>
                  <AnswerValue row={row} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

function Removed({ removed }: Pick<CaseFilePageProps, "removed">) {
  const { t } = useText();
  if (removed.length === 0) return null;
  return (
    <section>
      <h2>{t("console:file.removed")}</h2>
      <dl className="rows">
        {removed.map(({ path, label, round, lines, files }) => (
          <div key={path}>
            <dt>{label}</dt>
            <dd>
              {lines.map((line) => (
                <div key={line}>
                  <del>{line}</del>
                </div>
              ))}
              <FileLinks files={files} />
              <span className="soft small">{round}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
