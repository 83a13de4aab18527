import { useText } from "../../i18n/text-context.tsx";
import { SummaryList, type SummaryRow } from "../feedback/summary-list.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

export type ReservationCancelPageProps = {
  frame: FormFrame;
  rows: SummaryRow[];
  hidden: Record<string, string>;
  keepHref: string;
  /** Another time instead. */
  changeHref: string;
};

/** Asks once more: the time goes to whoever comes next. */
export function ReservationCancelPage(props: ReservationCancelPageProps) {
  const { t } = useText();
  return (
    <FormLayout frame={props.frame}>
      <div className="tight">
        <h1>{t("reservations:cancel.title")}</h1>
        <p>{t("reservations:cancel.lead")}</p>
        <p>
          <a className="change" href={props.changeHref}>
            {t("reservations:cancel.change")}
          </a>
        </p>
      </div>
      <SummaryList rows={props.rows} />
      <PostForm action={null} hidden={props.hidden}>
        <p className="acts">
          <button className="button grave" type="submit">
            {t("reservations:cancel.submit")}
          </button>
          <a href={props.keepHref}>{t("reservations:cancel.keep")}</a>
        </p>
      </PostForm>
    </FormLayout>
  );
}
