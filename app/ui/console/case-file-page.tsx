import { useText } from "../../i18n/text-context.tsx";
import { type StatusCode, StatusTag } from "../feedback/status-tag.tsx";
import { type AnswerRow, AnswerValue } from "./answer-value.tsx";
import { CaseActions, type CaseActionsProps } from "./case-actions.tsx";
import { CasePayment, type CasePaymentProps } from "./case-payment.tsx";
import { CorrectionForm, type CorrectionFormProps } from "./correction-form.tsx";
import { History } from "./history.tsx";

export type CaseFilePageProps = CaseActionsProps &
  Omit<CorrectionFormProps, "seq" | "sections"> & {
    backHref: string;
    facts: { label: string; value: string }[];
    /** The application on paper. */
    printHref: string;
    status: StatusCode;
    sections: { title: string; rows: AnswerRow[] }[];
    history: { at: string; who: string; what: string; text: string; details: string[] }[];
    /** Ready message after an action; null otherwise. */
    done: string | null;
    failure: string | null;
    /** True while the clerk marks fields for a correction. */
    marking: boolean;
    /** null: nothing is charged for this procedure. */
    payment: CasePaymentProps | null;
  };

export function CaseFilePage(props: CaseFilePageProps) {
  const { t } = useText();
  const { backHref, done, failure, marking, sections } = props;
  return (
    <>
      <p>
        <a href={backHref}>{t("console:file.back")}</a>
      </p>
      {failure === null ? null : (
        <div className="summary-errors tight" role="alert" tabIndex={-1} data-focus>
          <h2>{t("console:failure.heading")}</h2>
          <p>{failure}</p>
        </div>
      )}
      {done === null ? null : (
        <p className="banner banner-done" role="status">
          {done}
        </p>
      )}
      {marking ? (
        <CorrectionForm {...props} sections={sections} />
      ) : (
        <div className="two">
          <div className="stack">
            <Answers sections={sections} />
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
