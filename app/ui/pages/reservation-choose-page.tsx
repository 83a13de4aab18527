import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Details } from "../feedback/details.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { FieldFor } from "../fields/field-for.tsx";
import { GetForm } from "../forms/get-form.tsx";
import { HiddenInputs } from "../forms/hidden-inputs.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type ReservationChoosePageProps = {
  frame: Frame;
  title: string;
  back: Link;
  /** One sentence: how long it takes at least, or why it cannot be booked here. */
  lead: string;
  notes: string[];
  unconfirmed: boolean;
  bring: string[];
  /** They come to us and bring it; otherwise they have it ready. */
  isVisit: boolean;
  /** What must be settled before times can be shown; stays in the address. Null: nothing can be booked this way. */
  fields: FieldView[] | null;
  errors: ErrorLink[];
  action: string;
  hidden: Record<string, string>;
};

/** Where, and what else is done in the same visit: both decide which times there are. */
export function ReservationChoosePage(props: ReservationChoosePageProps) {
  const { t } = useText();
  const { bring, fields } = props;
  return (
    <PublicLayout frame={props.frame}>
      <p className="crumb">
        <a className="back" href={props.back.href}>
          {props.back.label}
        </a>
      </p>
      <ErrorSummary errors={props.errors} />
      <div className="tight">
        <h1>{props.title}</h1>
        <p className="answer">{props.lead}</p>
        {props.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      {props.unconfirmed ? <p className="sample">{t("reservations:sample")}</p> : null}
      {fields === null ? null : (
        <GetForm action={props.action}>
          <HiddenInputs values={props.hidden} />
          <div className="fields">
            {fields.map((field) => (
              <FieldFor key={field.id} field={field} />
            ))}
          </div>
          <p className="acts">
            <button className="button forward" type="submit">
              {t("reservations:choose.submit")}
            </button>
          </p>
        </GetForm>
      )}
      {bring.length === 0 ? null : (
        <div className="far">
          <Details summary={t(props.isVisit ? "reservations:bring.title" : "reservations:bring.ready")}>
            <ul>
              {bring.map((thing) => (
                <li key={thing}>{thing}</li>
              ))}
            </ul>
          </Details>
        </div>
      )}
    </PublicLayout>
  );
}
