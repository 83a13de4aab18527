import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { type ErrorLink, ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

export type StepPageProps = {
  frame: FormFrame;
  title: string;
  /** Why this is asked, when it is not obvious. */
  lead: string | null;
  fields: FieldView[];
  /** Null: posts to this address. */
  action: string | null;
  hidden: Record<string, string>;
  /** Errors that belong to no field (「もう一度送ってください」), before those of the fields. */
  pageErrors: ErrorLink[];
  /** The page to leave for; what was sent before is saved, so the words say only that. Null: no such link. */
  leaveHref: string | null;
  /** `item`: the button adds this item to the list of a repeating group. */
  purpose: "step" | "item" | "change";
};

/** One step, or one item of a repeating group. A step with one field has that field's words as its heading. */
export function StepPage(props: StepPageProps) {
  const { t } = useText();
  const { fields, frame, hidden, lead, title } = props;
  const single = fields.length === 1;
  return (
    <FormLayout frame={frame}>
      <ErrorSummary errors={[...props.pageErrors, ...errorLinks(fields)]} />
      {single ? null : <h1>{title}</h1>}
      {lead === null ? null : <p>{lead}</p>}
      <PostForm action={props.action} hidden={hidden} files={fields.some((field) => field.type === "file")} guardEnter>
        <div className="fields">
          {fields.map((field) => (
            <FieldFor key={field.id} field={field} asHeading={single} />
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t(`ui:form.submit.${props.purpose}`)}
          </button>
          {props.leaveHref === null ? null : <a href={props.leaveHref}>{t("ui:form.leave")}</a>}
        </p>
      </PostForm>
    </FormLayout>
  );
}
