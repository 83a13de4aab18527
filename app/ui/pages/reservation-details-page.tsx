import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

export type ReservationDetailsPageProps = {
  frame: FormFrame;
  /** What is being booked. */
  rows: SummaryRow[];
  /**
   * held: kept until `until`; `canExtend` once. over: not kept any more, free all the same. taken: somebody else has it, and
   * `fields` begins with a choice of other times.
   */
  hold: { kind: "held"; until: string; canExtend: boolean } | { kind: "over" } | { kind: "taken" };
  fields: FieldView[];
  pageErrors: ErrorLink[];
  /** What booking means: who reads it, how long it is kept. */
  notes: string[];
  timesHref: string;
};

/** Who comes, and how to reach them. What is being booked stands above, so that there is nothing to check on another page. */
export function ReservationDetailsPage(props: ReservationDetailsPageProps) {
  const { t } = useText();
  const { fields, hold } = props;
  return (
    <FormLayout frame={props.frame}>
      <ErrorSummary errors={[...props.pageErrors, ...errorLinks(fields)]} />
      <h1>{t("reservations:details.title")}</h1>
      {hold.kind === "taken" ? null : <SummaryList rows={props.rows} />}
      <PostForm action={null} hidden={{}} guardEnter>
        <Kept hold={hold} />
        <div className="fields far">
          {fields.map((field) => (
            <FieldFor key={field.id} field={field} />
          ))}
        </div>
        <div className="far tight">
          {props.notes.map((note) => (
            <p key={note} className="soft">
              {note}
            </p>
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("reservations:details.submit")}
          </button>
          <a href={props.timesHref}>{t("reservations:details.otherTime")}</a>
        </p>
      </PostForm>
    </FormLayout>
  );
}

/** Until when the time is kept, in words; nothing counts down. */
function Kept({ hold }: Pick<ReservationDetailsPageProps, "hold">) {
  const { t } = useText();
  if (hold.kind === "taken") return null;
  return (
    <div className="banner tight">
      <p>
        {hold.kind === "over" ? t("reservations:details.over") : t("reservations:details.held", { until: hold.until })}
      </p>
      {hold.kind === "held" && hold.canExtend ? (
        <>
          <p className="soft">{t("reservations:details.extendAbout")}</p>
          <p>
            <button className="button second low" type="submit" name="_more" value="1" formNoValidate>
              {t("reservations:details.extend")}
            </button>
          </p>
        </>
      ) : null}
    </div>
  );
}
