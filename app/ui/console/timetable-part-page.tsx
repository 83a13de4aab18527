import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { CalendarForm, type CalendarFormView } from "./timetable-calendar-form.tsx";
import { TimetableEffect, type TimetableEffectProps } from "./timetable-effect.tsx";
import { EditorProvider, editorId } from "./timetable-input.tsx";
import { ServiceForm, type ServiceFormView } from "./timetable-service-form.tsx";

export type TimetablePartPageProps = {
  backHref: string;
  version: number;
  /** What the city must still check. */
  open: string[];
  failure: string | null;
  inputs: Record<string, string>;
  /** By input, in words and in the order of the form. */
  problems: { name: string; message: string }[];
  calendar: CalendarFormView | null;
  /** Own hours of a counter, or the office's; null: no counter. */
  own: boolean | null;
  service: ServiceFormView | null;
  /** What publishing would do; null: the form. */
  effect: TimetableEffectProps | null;
};

export function TimetablePartPage(props: TimetablePartPageProps) {
  const { t } = useText();
  const { backHref, failure, effect } = props;
  return (
    <>
      <p>
        <a href={backHref}>{t("timetable:part.back")}</a>
      </p>
      {failure === null ? null : (
        <div className="summary-errors tight" role="alert" tabIndex={-1} data-focus>
          <p>{failure}</p>
        </div>
      )}
      {effect === null ? <Editor {...props} /> : <TimetableEffect {...effect} />}
    </>
  );
}

function Editor(props: TimetablePartPageProps) {
  const { t } = useText();
  const { problems, calendar, service, own } = props;
  const byName = Object.fromEntries(problems.map(({ name, message }) => [name, message]));
  return (
    <EditorProvider state={{ inputs: props.inputs, problems: byName }}>
      <ErrorSummary errors={problems.map(({ name, message }) => ({ message, href: `#${editorId(name)}` }))} />
      {props.open.length === 0 ? null : (
        <details>
          <summary>{t("timetable:part.open")}</summary>
          <ul>
            {props.open.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </details>
      )}
      <form method="post" noValidate className="stack">
        <input type="hidden" name="version" value={props.version} />
        {own === null ? null : <Own own={own} />}
        {calendar === null ? null : <CalendarForm {...calendar} />}
        {service === null ? null : <ServiceForm {...service} />}
        <p className="acts">
          <button type="submit" name="action" value="preview" className="button">
            {t("timetable:part.save")}
          </button>
          <a href={props.backHref}>{t("timetable:part.cancel")}</a>
        </p>
      </form>
    </EditorProvider>
  );
}

function Own({ own }: { own: boolean }) {
  const { t } = useText();
  return (
    <fieldset>
      <legend>{t("timetable:own.legend")}</legend>
      <p className="hint">{t("timetable:own.about")}</p>
      {(["no", "yes"] as const).map((value) => (
        <label key={value} className="choice">
          <input type="radio" name="own" value={value} defaultChecked={own === (value === "yes")} />
          <span>{t(`timetable:own.${value}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
