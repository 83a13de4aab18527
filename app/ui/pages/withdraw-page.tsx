import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { plainField } from "../fields/plain-field.ts";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

/** Input name: `reason`, may stay empty. */
export type WithdrawPageProps = {
  frame: FormFrame;
  receipt: string;
  /** Visits that were booked for it are not withdrawn with it. */
  hasVisits: boolean;
  reason: string;
  error: string | null;
  action: string | null;
  hidden: Record<string, string>;
  keepHref: string;
};

export function WithdrawPage(props: WithdrawPageProps) {
  const { t } = useText();
  const field = plainField({
    id: "reason",
    type: "textarea",
    label: t("pages:withdraw.reason"),
    required: false,
    maxLength: 500,
    value: props.reason,
    error: props.error,
  });
  return (
    <FormLayout frame={props.frame}>
      <ErrorSummary errors={errorLinks([field])} />
      <div className="tight">
        <h1>{t("pages:withdraw.title")}</h1>
        <p>{t("pages:withdraw.lead", { receipt: props.receipt })}</p>
        <p>{t("pages:withdraw.after")}</p>
        {props.hasVisits ? <p>{t("case:withdraw.visits")}</p> : null}
      </div>
      <PostForm action={props.action} hidden={props.hidden}>
        <FieldFor field={field} />
        <p className="acts">
          <button className="button grave" type="submit">
            {t("pages:withdraw.submit")}
          </button>
          <a href={props.keepHref}>{t("pages:withdraw.keep")}</a>
        </p>
      </PostForm>
    </FormLayout>
  );
}
