import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { plainField } from "../fields/plain-field.ts";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { MyApplications, type MyApplicationsProps } from "./my-applications.tsx";

/** Input names: `receipt`, `secret`. */
export type StatusLookupPageProps = {
  frame: Frame;
  receipt: string;
  /** By input; `form`: the pair does not fit, which says no more than that and stands beside the first. */
  errors: { receipt: string | null; secret: string | null; form: string | null };
  action: string | null;
  hidden: Record<string, string>;
  /** Drafts and applications of this browser; empty lists draw nothing. */
  mine: MyApplicationsProps;
};

export function StatusLookupPage(props: StatusLookupPageProps) {
  const { t, href } = useText();
  const { errors, mine } = props;
  const hasMine = mine.drafts.length > 0 || mine.applications.length > 0;
  const fields = [
    plainField({
      id: "receipt",
      type: "text",
      label: t("pages:lookup.receipt"),
      hint: t("pages:lookup.receiptHint"),
      maxLength: 30,
      value: props.receipt,
      error: errors.receipt ?? errors.form,
    }),
    plainField({
      id: "secret",
      type: "text",
      label: t("pages:lookup.secret"),
      hint: t("pages:lookup.secretHint"),
      maxLength: 30,
      error: errors.secret,
    }),
  ];
  return (
    <PublicLayout frame={props.frame}>
      <ErrorSummary errors={errorLinks(fields)} />
      <div className="tight">
        <h1>{t("pages:lookup.title")}</h1>
        {hasMine ? null : <p>{t("pages:lookup.lead")}</p>}
      </div>
      <MyApplications {...mine} />
      {hasMine ? (
        <div className="tight">
          <h2>{t("pages:lookup.byNumber")}</h2>
          <p>{t("pages:lookup.lead")}</p>
        </div>
      ) : null}
      <PostForm action={props.action} hidden={props.hidden}>
        <div className="fields">
          {fields.map((field) => (
            <FieldFor key={field.id} field={field} />
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("pages:lookup.submit")}
          </button>
        </p>
      </PostForm>
      <section>
        <h2>{t("pages:lookup.lost")}</h2>
        <p>{t("pages:lookup.lostHelp")}</p>
      </section>
      <section>
        <h2>{t("resume:enter.title")}</h2>
        <p>{t("resume:enter.about")}</p>
        <p>
          <a className="change" href={href("/resume")}>
            {t("resume:link.gone.enter")}
          </a>
        </p>
      </section>
    </PublicLayout>
  );
}
