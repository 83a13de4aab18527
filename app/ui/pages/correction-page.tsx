import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { Words } from "../feedback/words.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

export type CorrectionPageProps = {
  frame: FormFrame;
  receipt: string;
  /** What the clerk wrote about the whole; "" when nothing. */
  message: string;
  /** Just the fields asked for, each with the clerk's reason. */
  fields: { view: FieldView; reason: string }[];
  pageErrors: ErrorLink[];
  action: string | null;
  hidden: Record<string, string>;
};

export function CorrectionPage(props: CorrectionPageProps) {
  const { t } = useText();
  const views = props.fields.map((field) => field.view);
  return (
    <FormLayout frame={props.frame}>
      <ErrorSummary errors={[...props.pageErrors, ...errorLinks(views)]} />
      <div className="tight">
        <h1>{t("pages:correction.title")}</h1>
        <p>{t("pages:correction.lead", { receipt: props.receipt })}</p>
        {props.message === "" ? null : (
          <div className="msg msg-city">
            <p>
              <Words>{props.message}</Words>
            </p>
          </div>
        )}
      </div>
      <PostForm
        action={props.action}
        hidden={props.hidden}
        files={views.some((view) => view.type === "file")}
        guardEnter
      >
        <div className="fields">
          {props.fields.map(({ view, reason }) => (
            <FieldFor key={view.id} field={view} reason={reason} />
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("pages:correction.submit")}
          </button>
        </p>
      </PostForm>
    </FormLayout>
  );
}
