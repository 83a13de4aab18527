import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { type FieldErrors, fieldId, type Option, PublishingField, PublishingSelect } from "./publishing-field.tsx";

export type PublishingNewProps = {
  backHref: string;
  /** As typed, by the names of the inputs. */
  inputs: Record<string, string>;
  errors: FieldErrors;
  categories: Option[];
  departments: Option[];
  /** What is wrong with the files; empty when nothing. */
  fileProblems: string[];
};

const texts = ["title", "summary", "audience"] as const;

export function PublishingNewPage(props: PublishingNewProps) {
  const { t } = useText();
  const { backHref, inputs, errors, categories, departments } = props;
  const summary = Object.entries(errors).map(([name, message]) => ({ message, href: `#${fieldId(name)}` }));
  return (
    <>
      <p>
        <a href={backHref}>{t("publishing:back")}</a>
      </p>
      <section className="stack narrow">
        <h2>{t("publishing:new.heading")}</h2>
        <ErrorSummary errors={summary} />
        <form method="post" encType="multipart/form-data" noValidate className="stack" data-form>
          <input type="hidden" name="action" value="create" />
          {texts.map((name) => (
            <PublishingField
              key={name}
              name={name}
              label={t(`publishing:meta.${name}`)}
              hint={t(`publishing:meta.${name}Hint`)}
              value={inputs[name] ?? ""}
              error={errors[name]}
              required
            />
          ))}
          <PublishingField
            name="id"
            label={t("publishing:new.id")}
            hint={t("publishing:new.idHint")}
            value={inputs.id ?? ""}
            error={errors.id}
            maxLength={60}
            required
          />
          <PublishingSelect
            name="department"
            label={t("publishing:meta.department")}
            value={inputs.department ?? ""}
            error={errors.department}
            options={departments}
          />
          <PublishingSelect
            name="category"
            label={t("publishing:meta.category")}
            value={inputs.category ?? ""}
            error={errors.category}
            options={categories}
          />
          <PublishingField
            name="reviewBy"
            type="date"
            label={t("publishing:meta.reviewBy")}
            hint={t("publishing:meta.reviewByHint")}
            value={inputs.reviewBy ?? ""}
            error={errors.reviewBy}
            required
          />
          <p>
            <button type="submit" className="button">
              {t("publishing:new.create")}
            </button>
          </p>
        </form>
      </section>
      <FromFiles problems={props.fileProblems} />
    </>
  );
}

function FromFiles({ problems }: { problems: string[] }) {
  const { t } = useText();
  return (
    <section className="stack narrow">
      <h2>{t("publishing:import.heading")}</h2>
      <p>{t("publishing:import.about")}</p>
      <ErrorSummary
        heading={t("publishing:import.refused")}
        errors={problems.map((message) => ({ message, href: "#import-files" }))}
      />
      <form method="post" encType="multipart/form-data" className="stack">
        <input type="hidden" name="action" value="import" />
        <div>
          <label className="label" htmlFor="import-files">
            {t("publishing:import.files")}
          </label>
          <p className="hint" id="import-files-hint">
            {t("publishing:import.filesHint")}
          </p>
          {problems.length === 0 ? null : (
            <div id="import-files-error">
              {problems.map((message) => (
                <p key={message} className="error">
                  {message}
                </p>
              ))}
            </div>
          )}
          <input
            id="import-files"
            name="files"
            type="file"
            multiple
            required
            accept="application/json,text/markdown,.json,.md"
            aria-invalid={problems.length === 0 ? undefined : true}
            aria-describedby={problems.length === 0 ? "import-files-hint" : "import-files-hint import-files-error"}
          />
        </div>
        <p>
          <button type="submit" className="button second">
            {t("publishing:import.read")}
          </button>
        </p>
      </form>
    </section>
  );
}
