import type { FieldView } from "../../engine/view.ts";
import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { errorLinks } from "../fields/error-links.ts";
import { FieldFor } from "../fields/field-for.tsx";
import { GetForm } from "../forms/get-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type CardFormPageProps = {
  frame: Frame;
  fields: FieldView[];
  /** Where the answers go: into this address. */
  action: string;
  servicesHref: string;
};

/** Questions about the card. Their answers are in the address of the next page and nowhere else. */
export function CardFormPage({ frame, fields, action, servicesHref }: CardFormPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={frame}>
      <ErrorSummary errors={errorLinks(fields)} />
      <div className="tight">
        <h1>{t("card:title")}</h1>
        <p className="answer">{t("card:form.lead")}</p>
        <p>{t("card:form.kept")}</p>
      </div>
      <GetForm action={action}>
        <div className="fields">
          {fields.map((field) => (
            <FieldFor key={field.id} field={field} />
          ))}
        </div>
        <p className="acts">
          <button className="button forward" type="submit">
            {t("card:form.submit")}
          </button>
        </p>
      </GetForm>
      <p>
        <a className="change" href={servicesHref}>
          {t("card:form.services")}
        </a>
      </p>
    </PublicLayout>
  );
}
