import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { HiddenInputs } from "../forms/hidden-inputs.tsx";
import type { FeeView } from "../pages/fee-summary.tsx";

/** Amounts and names are ready to read; `id` and `yen` go back with the button. */
export type CasePaymentProps = {
  fee: FeeView;
  sums: { label: string; value: string }[];
  /** What the applicant has chosen, or that all is paid. */
  state: string;
  /** What must be noticed before acting. */
  warnings: string[];
  /** The clerk says what an open fee comes to; `least` is known already, `again`: it was said before. null: computed. */
  assess: { least: number; known: string; again: boolean } | null;
  /** What the button says is taken; null: nothing is to be paid, or the account may not record it. */
  receive: string | null;
  sendInvoice: boolean;
  awaited: { id: string; label: string }[];
  refunds: { id: string; yen: number; label: string }[];
  voidable: { id: string; label: string }[];
  /** Attempts, newest first. */
  rows: { id: string; when: string; what: string; who: string }[];
};

/** Fee and payment of one application. `seq`: the last event the clerk has seen. */
export function CasePayment({ payment, seq }: { payment: CasePaymentProps; seq: number }) {
  const { t } = useText();
  return (
    <section className="stack">
      <h2>{t("console:payment.title")}</h2>
      <dl className="rows">
        {[...payment.fee.lines.map(({ label, text }) => ({ label, value: text })), ...payment.sums].map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <b>{payment.state}</b>
      </p>
      {payment.warnings.map((warning) => (
        <p key={warning} className="banner banner-attention">
          {warning}
        </p>
      ))}
      <Buttons payment={payment} seq={seq} />
      <Voidable payment={payment} seq={seq} />
      {payment.rows.length === 0 ? null : (
        <details>
          <summary>{t("console:payment.attempts")}</summary>
          <ol className="plain stack">
            {payment.rows.map((row) => (
              <li key={row.id} className="msg">
                <p className="small soft">
                  {row.when} {row.who}
                </p>
                <p>{row.what}</p>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

type Part = { payment: CasePaymentProps; seq: number };

function Buttons({ payment, seq }: Part) {
  const { t } = useText();
  const { receive, assess } = payment;
  return (
    <>
      {assess === null ? null : assess.again ? (
        <details>
          <summary>{t("console:payment.again")}</summary>
          <Assessing seq={seq} {...assess} />
        </details>
      ) : (
        <Assessing seq={seq} {...assess} />
      )}
      {receive === null ? null : (
        <Recording seq={seq} kind="receive-cash" label={receive} main={payment.awaited.length === 0} />
      )}
      {payment.sendInvoice ? (
        <Recording seq={seq} kind="send-invoice" label={t("console:payment.act.send-invoice")} />
      ) : null}
      {payment.awaited.map(({ id, label }) => (
        <Recording key={id} seq={seq} kind="confirm-invoice" label={label} hidden={{ id }} main />
      ))}
      {payment.refunds.map(({ id, yen, label }) => (
        <Recording key={id} seq={seq} kind="give-back" label={label} hidden={{ id, yen: String(yen) }} />
      ))}
    </>
  );
}

function Assessing({ seq, least, known, again }: { seq: number } & NonNullable<CasePaymentProps["assess"]>) {
  const { t } = useText();
  return (
    <Recording seq={seq} kind="assess" label={t("console:payment.act.assess")} main={!again}>
      <label className="label" htmlFor="fee-total">
        {t("console:payment.total")}
      </label>
      <p className="hint" id="fee-total-hint">
        {t("console:payment.totalHint", { known })}
      </p>
      <input
        id="fee-total"
        name="total"
        type="number"
        min={least}
        max={99_999_999}
        required
        aria-describedby="fee-total-hint"
      />
    </Recording>
  );
}

function Voidable({ payment, seq }: Part) {
  const { t } = useText();
  if (payment.voidable.length === 0) return null;
  return (
    <details>
      <summary>{t("console:payment.mistake")}</summary>
      <p className="hint">{t("console:payment.mistakeHelp")}</p>
      {payment.voidable.map(({ id, label }) => (
        <Recording key={id} seq={seq} kind="void" label={label} hidden={{ id }} />
      ))}
    </details>
  );
}

type RecordingProps = {
  seq: number;
  kind: string;
  label: string;
  hidden?: Record<string, string>;
  main?: boolean;
  children?: ReactNode;
};

function Recording({ seq, kind, label, hidden = {}, main = false, children }: RecordingProps) {
  return (
    <form method="post">
      <HiddenInputs values={{ action: "payment", kind, seq: String(seq), ...hidden }} />
      {children}
      <p>
        <button type="submit" className={main ? "button" : "button second"}>
          {label}
        </button>
      </p>
    </form>
  );
}
