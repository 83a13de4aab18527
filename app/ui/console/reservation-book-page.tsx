import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { ReservationTimes, type ReservationTimesProps } from "./reservation-times.tsx";

export type BookStepView =
  | {
      kind: "what";
      otherHref: string;
      counters: { label: string; services: { label: string; need: string; href: string }[] }[];
    }
  | {
      kind: "when";
      service: string;
      serviceId: string;
      place: string;
      otherHref: string;
      minutes: number;
      together: { id: string; title: string; minutes: number; chosen: boolean }[];
      times: ReservationTimesProps;
    }
  | {
      kind: "who";
      code: string;
      service: string;
      when: string;
      where: string;
      /** Null: not kept any more. */
      keptUntil: string | null;
      fields: FieldView[];
      timesHref: string;
    }
  | { kind: "read-back"; code: string; lines: string[]; bring: string[]; typed: [string, string][] };

export type ReservationBookPageProps = {
  channel: "phone" | "counter";
  backHref: string;
  failure: string | null;
  step: BookStepView;
};
type Step<Kind extends BookStepView["kind"]> = Extract<BookStepView, { kind: Kind }>;

/** In the order of the talk; every step can be read out as it stands. */
export function ReservationBookPage({ channel, backHref, failure, step }: ReservationBookPageProps) {
  const { t } = useText();
  return (
    <>
      <p>
        <a href={backHref}>{t("desk:book.back")}</a>
      </p>
      {failure === null ? null : (
        <div className="summary-errors tight" role="alert" tabIndex={-1} data-focus>
          <h2>{t("desk:problem.heading")}</h2>
          <p>{failure}</p>
        </div>
      )}
      {step.kind === "what" ? <What step={step} channel={channel} /> : null}
      {step.kind === "when" ? <When step={step} channel={channel} /> : null}
      {step.kind === "who" ? <Who step={step} /> : null}
      {step.kind === "read-back" ? <ReadBack step={step} /> : null}
    </>
  );
}

function What({ step, channel }: { step: Step<"what">; channel: ReservationBookPageProps["channel"] }) {
  const { t } = useText();
  const other = channel === "phone" ? "counter" : "phone";
  return (
    <>
      <h2>{t("desk:book.what")}</h2>
      <p>
        {t("desk:book.whatAbout")} <a href={step.otherHref}>{t(`desk:book.title.${other}`)}</a>
      </p>
      {step.counters.map((counter) => (
        <section key={counter.label}>
          <h3>{counter.label}</h3>
          <ul className="plain services">
            {counter.services.map((service) => (
              <li key={service.href}>
                <a href={service.href}>{service.label}</a> <span className="small soft">{service.need}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function When({ step, channel }: { step: Step<"when">; channel: ReservationBookPageProps["channel"] }) {
  const { t } = useText();
  const { together, times, serviceId } = step;
  return (
    <>
      <h2>{t("desk:book.when")}</h2>
      <p>
        <b>{step.service}</b> {t("desk:book.length", { minutes: step.minutes })}{" "}
        <a href={step.otherHref}>{t("desk:book.otherService")}</a>
      </p>
      {together.length === 0 ? null : <Together step={step} channel={channel} />}
      <ReservationTimes times={times}>
        <input type="hidden" name="action" value="hold" />
        <input type="hidden" name="channel" value={channel} />
        <input type="hidden" name="service" value={serviceId} />
        <input type="hidden" name="place" value={step.place} />
        {together
          .filter(({ chosen }) => chosen)
          .map(({ id }) => (
            <input key={id} type="hidden" name="together" value={id} />
          ))}
      </ReservationTimes>
    </>
  );
}

function Together({ step, channel }: { step: Step<"when">; channel: ReservationBookPageProps["channel"] }) {
  const { t } = useText();
  return (
    <details open={step.together.some(({ chosen }) => chosen)}>
      <summary>{t("desk:book.together")}</summary>
      <form method="get" className="tight">
        <input type="hidden" name="channel" value={channel} />
        <input type="hidden" name="service" value={step.serviceId} />
        <input type="hidden" name="place" value={step.place} />
        <p className="hint">{t("desk:book.togetherAbout")}</p>
        <fieldset>
          <legend className="vh">{t("desk:book.together")}</legend>
          {step.together.map(({ id, title, minutes, chosen }) => (
            <label key={id} className="choice">
              <input type="checkbox" name="together" value={id} defaultChecked={chosen} />
              <span>{t("desk:book.togetherMinutes", { title, minutes })}</span>
            </label>
          ))}
        </fieldset>
        <p>
          <button type="submit" className="button second">
            {t("desk:book.togetherApply")}
          </button>
        </p>
      </form>
    </details>
  );
}

function Who({ step }: { step: Step<"who"> }) {
  const { t } = useText();
  const { fields, keptUntil } = step;
  return (
    <>
      <ErrorSummary errors={errorLinks(fields)} />
      <h2>{t("desk:book.who")}</h2>
      <p>
        <b>{step.when}</b> {step.where}
        <br />
        {step.service}
      </p>
      <p>
        {keptUntil === null ? t("desk:book.over") : t("desk:book.kept", { until: keptUntil })}{" "}
        <a href={step.timesHref}>{t("desk:book.otherTime")}</a>
      </p>
      <form method="post" noValidate>
        {/* Enter goes on, also where another button stands before the main one. */}
        <button type="submit" name="action" value="check" className="vh" tabIndex={-1} aria-hidden="true" />
        <input type="hidden" name="hold" value={step.code} />
        <div className="fields">
          {fields.map((field) => (
            <FieldFor key={field.id} field={field} />
          ))}
        </div>
        <p className="acts">
          <button type="submit" name="action" value="check" className="button">
            {t("desk:book.check")}
          </button>
          <button type="submit" name="action" value="stop" className="button second">
            {t("desk:book.stop")}
          </button>
        </p>
      </form>
    </>
  );
}

function ReadBack({ step }: { step: Step<"read-back"> }) {
  const { t } = useText();
  return (
    <>
      <h2 tabIndex={-1} data-focus>
        {t("desk:book.readBack")}
      </h2>
      <div className="read-out tight">
        {step.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {step.bring.length === 0 ? null : (
        <section>
          <h3>{t("desk:book.bring")}</h3>
          <ul>
            {step.bring.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </section>
      )}
      <form method="post">
        <input type="hidden" name="hold" value={step.code} />
        {step.typed.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <p className="acts">
          <button type="submit" name="action" value="confirm" className="button">
            {t("desk:book.confirm")}
          </button>
          <button type="submit" name="action" value="change" className="button second">
            {t("desk:book.change")}
          </button>
        </p>
      </form>
    </>
  );
}
