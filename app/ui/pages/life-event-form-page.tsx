import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { GetForm } from "../forms/get-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type LifeEventFormPageProps = {
  frame: Frame;
  title: string;
  lead: string;
  fields: FieldView[];
  /** Where the answers go: into this address. */
  action: string;
  /** All procedures of the life event, without questions. */
  allHref: string;
  backHref: string;
};

/** A few questions on one page. Their answers are in the address of the next one and nowhere else. */
export function LifeEventFormPage(props: LifeEventFormPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={props.frame}>
      <ErrorSummary errors={errorLinks(props.fields)} />
      <p className="crumb">
        <a href={props.backHref}>{t("guide:title")}</a>
      </p>
      <div className="tight">
        <h1>{props.title}</h1>
        <p className="answer">{props.lead}</p>
        <p>{t("guide:form.kept")}</p>
      </div>
      <GetForm action={props.action}>
        <div className="fields">
          {props.fields.map((field) => (
            <FieldFor key={field.id} field={field} />
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("guide:form.submit")}
          </button>
        </p>
      </GetForm>
      <section>
        <ul>
          <li>
            <a href={props.allHref}>{t("guide:form.all")}</a>
          </li>
          <li>
            <a href={props.backHref}>{t("guide:form.back")}</a>
          </li>
        </ul>
      </section>
    </PublicLayout>
  );
}
