import { useText } from "../../i18n/text-context.tsx";
import type { CounterPageProps } from "./counter-page.tsx";

/** Where the clerk sits. */
export function CounterDesk({ counterId, desk }: CounterPageProps) {
  const { t } = useText();
  return (
    <form method="post" className="tight">
      <input type="hidden" name="action" value="desk" />
      <input type="hidden" name="counter" value={counterId} />
      <label className="label" htmlFor="counter-desk">
        {t("line:desk")}
      </label>
      <p className="hint" id="counter-desk-hint">
        {t("line:deskHint")}
      </p>
      <div className="ask">
        <input
          id="counter-desk"
          name="desk"
          className="w10"
          defaultValue={desk}
          maxLength={10}
          required
          aria-describedby="counter-desk-hint"
        />
        <button type="submit" className="button">
          {t("line:deskSave")}
        </button>
      </div>
    </form>
  );
}

/** Typed, or read by a scanner that ends with Enter. */
export function CounterCheckIn({ counterId, typed, refused }: CounterPageProps) {
  const { t } = useText();
  return (
    <form method="post" className="tight">
      <h2>{t("line:checkIn.heading")}</h2>
      <input type="hidden" name="action" value="check-in" />
      <input type="hidden" name="counter" value={counterId} />
      <label className="label" htmlFor="counter-number">
        {t("line:checkIn.label")}
      </label>
      <p className="hint" id="counter-number-hint">
        {t("line:checkIn.hint")}
      </p>
      {refused === null ? null : (
        <p className="error" id="counter-number-error">
          {refused}
        </p>
      )}
      <div className="ask">
        <input
          id="counter-number"
          name="number"
          className="code"
          defaultValue={typed}
          maxLength={300}
          required
          autoComplete="off"
          aria-invalid={refused === null ? undefined : true}
          aria-describedby={refused === null ? "counter-number-hint" : "counter-number-hint counter-number-error"}
          data-key="c"
        />
        <button type="submit" className="button second">
          {t("line:act.checkIn")}
        </button>
      </div>
    </form>
  );
}

/** A ticket for somebody without a reservation. */
export function CounterIssue({ counterId, services, otherService }: CounterPageProps) {
  const { t } = useText();
  return (
    <form method="post" className="tight">
      <h2>{t("line:issue.heading")}</h2>
      <input type="hidden" name="action" value="issue" />
      <input type="hidden" name="counter" value={counterId} />
      <label className="label" htmlFor="counter-service">
        {t("line:issue.label")}
      </label>
      <div className="ask">
        <select id="counter-service" name="service" data-key="t">
          {services.map((service) => (
            <option key={service.value} value={service.value}>
              {service.label}
            </option>
          ))}
          <option value={otherService}>{t("line:issue.other")}</option>
        </select>
        <button type="submit" className="button second">
          {t("line:act.issue")}
        </button>
      </div>
    </form>
  );
}
