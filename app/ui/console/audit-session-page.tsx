import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { type AuditTab, AuditTabs } from "./audit-parts.tsx";
import { type FieldErrors, fieldId, type Option, PublishingField, PublishingSelect } from "./publishing-field.tsx";

export type AuditSessionProps = {
  tabs: AuditTab[];
  backHref: string;
  kinds: Option[];
  /** As typed, by the names of the inputs. */
  inputs: Record<string, string>;
  errors: FieldErrors;
};

const short = ["tool", "system", "browser"] as const;
const long = ["pages", "findings"] as const;

export function AuditSessionPage({ tabs, backHref, kinds, inputs, errors }: AuditSessionProps) {
  const { t } = useText();
  const summary = Object.entries(errors).map(([name, message]) => ({ message, href: `#${fieldId(name)}` }));
  return (
    <>
      <AuditTabs tabs={tabs} current="decisions" />
      <p>
        <a href={backHref}>{t("auditor:session.back")}</a>
      </p>
      <section className="stack narrow">
        <p>{t("auditor:session.about")}</p>
        <ErrorSummary errors={summary} />
        <form method="post" noValidate className="stack" data-form>
          <PublishingSelect
            name="kind"
            label={t("auditor:session.kind")}
            value={inputs.kind ?? ""}
            error={errors.kind}
            options={kinds}
          />
          {short.map((name) => (
            <PublishingField
              key={name}
              name={name}
              label={t(`auditor:session.${name}`)}
              hint={t(`auditor:session.${name}Hint`)}
              value={inputs[name] ?? ""}
              error={errors[name]}
              maxLength={100}
              required
            />
          ))}
          <PublishingField
            name="on"
            type="date"
            label={t("auditor:session.on")}
            value={inputs.on ?? ""}
            error={errors.on}
            required
          />
          {long.map((name) => (
            <PublishingField
              key={name}
              name={name}
              label={t(`auditor:session.${name}`)}
              hint={t(`auditor:session.${name}Hint`)}
              value={inputs[name] ?? ""}
              error={errors[name]}
              rows={6}
              maxLength={5000}
              required
            />
          ))}
          <p>
            <button type="submit" className="button">
              {t("auditor:session.submit")}
            </button>
          </p>
        </form>
      </section>
    </>
  );
}
