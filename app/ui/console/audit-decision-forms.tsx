import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { type FieldErrors, fieldId, PublishingField } from "./publishing-field.tsx";

export type AuditDecisionProps = {
  /** What was on the screen: sent along, so that nothing else is decided. */
  seen: string;
  /** Places the decision is about. */
  total: number;
  /** Of them: failures that can be accepted for a while. */
  failures: number;
  /** As typed, by the names of the inputs. */
  inputs: Record<string, string>;
  errors: FieldErrors;
  /** Why nothing was written down; null: nothing stands in the way. */
  failure: string | null;
  today: string;
};

const outcomes = ["passed", "failed", "inapplicable", "cantTell"] as const;

/** A judgement of the places above; beside it, where something failed, accepting that for a while. */
export function AuditDecisionForms(props: AuditDecisionProps) {
  const { t } = useText();
  const { errors, failure, failures } = props;
  const summary = [
    ...(failure === null ? [] : [{ message: failure, href: null }]),
    ...Object.entries(errors).map(([name, message]) => ({ message, href: `#${fieldId(name)}` })),
  ];
  return (
    <section className="stack narrow at-desk" id="decide">
      <h2>{t("auditor:decide.heading")}</h2>
      <ErrorSummary
        errors={summary}
        {...(Object.keys(errors).length === 0 ? { heading: t("auditor:decide.refused") } : {})}
      />
      <Judge {...props} />
      {failures === 0 ? null : <Accept {...props} />}
    </section>
  );
}

function Judge({ seen, total, inputs, errors, today }: AuditDecisionProps) {
  const { t } = useText();
  const error = errors.outcome;
  return (
    <form method="post" noValidate className="stack" data-form>
      <input type="hidden" name="action" value="review" />
      <input type="hidden" name="seen" value={seen} />
      <fieldset aria-describedby={error ? `${fieldId("outcome")}-error` : undefined}>
        <legend>{t("auditor:decide.outcome", { count: total })}</legend>
        {error ? (
          <p className="error" id={`${fieldId("outcome")}-error`}>
            {error}
          </p>
        ) : null}
        {outcomes.map((value, place) => (
          <label key={value} className="choice">
            <input
              type="radio"
              id={place === 0 ? fieldId("outcome") : undefined}
              name="outcome"
              value={value}
              defaultChecked={inputs.outcome === value}
            />
            <span>{t(`auditor:decide.outcomes.${value}`)}</span>
          </label>
        ))}
      </fieldset>
      <PublishingField
        name="reason"
        label={t("auditor:decide.reason")}
        hint={t("auditor:decide.reasonHint")}
        value={inputs.reason ?? ""}
        error={errors.reason}
        rows={4}
        maxLength={2000}
      />
      <PublishingField
        name="until"
        type="date"
        label={t("auditor:decide.until")}
        hint={t("auditor:decide.untilHint", { today })}
        value={inputs.until ?? ""}
        error={errors.until}
      />
      <p>
        <button type="submit" className="button">
          {t("auditor:decide.submit")}
        </button>
      </p>
    </form>
  );
}

function Accept({ seen, failures, inputs, errors }: AuditDecisionProps) {
  const { t } = useText();
  const isOpen = ["acceptReason", "acceptUntil"].some((name) => errors[name] || inputs[name]);
  return (
    <details open={isOpen}>
      <summary>{t("auditor:accept.heading", { count: failures })}</summary>
      <form method="post" noValidate className="stack" data-form>
        <p>{t("auditor:accept.about")}</p>
        <input type="hidden" name="action" value="accept" />
        <input type="hidden" name="seen" value={seen} />
        <PublishingField
          name="acceptReason"
          label={t("auditor:accept.reason")}
          hint={t("auditor:accept.reasonHint")}
          value={inputs.acceptReason ?? ""}
          error={errors.acceptReason}
          rows={3}
          maxLength={2000}
        />
        <PublishingField
          name="acceptUntil"
          type="date"
          label={t("auditor:accept.until")}
          value={inputs.acceptUntil ?? ""}
          error={errors.acceptUntil}
        />
        <p>
          <button type="submit" className="button second">
            {t("auditor:accept.submit")}
          </button>
        </p>
      </form>
    </details>
  );
}
