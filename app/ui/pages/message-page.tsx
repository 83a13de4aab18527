import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { plainField } from "../fields/plain-field.ts";
import { PostForm } from "../forms/post-form.tsx";
import { FormLayout } from "../layout/form-layout.tsx";
import type { FormFrame } from "../layout/frame.ts";

/** Input names: `text` and `files`. */
export type MessagePageProps = {
  frame: FormFrame;
  department: string;
  /** The answer is told by mail, too. */
  mailed: boolean;
  limits: { length: number; files: number };
  /** As it was typed. */
  text: string;
  textError: string | null;
  fileErrors: string[];
  /** What is wrong with the whole. */
  pageError: string | null;
  hidden: Record<string, string>;
};

const accepted = ["image/jpeg", "image/png", "application/pdf"];

export function MessagePage(props: MessagePageProps) {
  const { t } = useText();
  const { pageError, limits } = props;
  const text = plainField({
    id: "text",
    type: "textarea",
    label: t("case:message.text"),
    hint: t("case:message.textHint"),
    maxLength: limits.length,
    value: props.text,
    error: props.textError,
  });
  const files = {
    ...plainField({ id: "files", type: "file", label: t("case:message.files"), required: false, accept: accepted }),
    maxFiles: limits.files,
    errors: props.fileErrors.map((message) => ({ part: null, message })),
  };
  const whole = pageError === null ? [] : [{ href: null, message: pageError }];
  return (
    <FormLayout frame={props.frame}>
      <ErrorSummary errors={[...whole, ...errorLinks([text, files])]} />
      <div className="tight">
        <h1>{t("case:message.title", { department: props.department })}</h1>
        <p>{t(props.mailed ? "case:message.leadMail" : "case:message.lead")}</p>
        <p>{t("case:message.hurry")}</p>
      </div>
      <PostForm action={null} hidden={props.hidden} files>
        <div className="fields">
          <FieldFor field={text} />
          <FieldFor field={files} />
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("case:message.submit")}
          </button>
        </p>
      </PostForm>
    </FormLayout>
  );
}
