import { useText } from "../../../i18n/text-context.tsx";
import { ErrorSummary } from "../../feedback/error-summary.tsx";
import { type Option, PublishingField, PublishingSelect } from "../publishing-field.tsx";

export type FromPaperProps = {
  /** Where the form goes; absent: to its own page. */
  action?: string;
  /** As chosen before it came back. */
  inputs: Record<string, string>;
  /** Why nothing was made, in words; null at first. */
  problem: string | null;
  maxMb: number;
  /** Handouts there are, for a draft with their Japanese text taken from the paper. */
  handouts: Option[];
  departments: Option[];
  categories: Option[];
};

/** An existing PDF as the beginning of a draft. */
export function FromPaperForm({ action, inputs, problem, maxMb, handouts, departments, categories }: FromPaperProps) {
  const { t } = useText();
  const choice = (name: string) => ({ value: inputs[name] ?? "", error: undefined, name });
  return (
    <section className="stack narrow">
      <p>{t("uploads:paper.about")}</p>
      <ErrorSummary errors={problem === null ? [] : [{ message: problem, href: "#paper-file" }]} />
      <form method="post" action={action} encType="multipart/form-data" noValidate className="stack">
        <div>
          <label className="label" htmlFor="paper-file">
            {t("uploads:paper.file")}
          </label>
          <p className="hint" id="paper-file-hint">
            {t("uploads:paper.fileHint", { mb: maxMb })}
          </p>
          {problem === null ? null : (
            <p className="error" id="paper-file-error">
              {problem}
            </p>
          )}
          <input
            id="paper-file"
            name="paper"
            type="file"
            required
            accept="application/pdf,.pdf"
            aria-invalid={problem === null ? undefined : true}
            aria-describedby={problem === null ? "paper-file-hint" : "paper-file-hint paper-file-error"}
          />
        </div>
        <PublishingSelect
          {...choice("handout")}
          label={t("uploads:paper.into")}
          hint={t("uploads:paper.intoHint")}
          options={[{ value: "", label: t("uploads:paper.new") }, ...handouts]}
        />
        <fieldset className="stack">
          <legend>{t("uploads:paper.newLegend")}</legend>
          <PublishingField
            {...choice("title")}
            label={t("uploads:paper.name")}
            hint={t("uploads:paper.nameHint")}
            maxLength={100}
          />
          <PublishingSelect {...choice("department")} label={t("uploads:paper.department")} options={departments} />
          <PublishingSelect {...choice("category")} label={t("uploads:paper.category")} options={categories} />
        </fieldset>
        <p>{t("uploads:paper.kept")}</p>
        <p>
          <button type="submit" className="button">
            {t("uploads:paper.send")}
          </button>
        </p>
      </form>
    </section>
  );
}
