import { useText } from "../../i18n/text-context.tsx";
import { PublishingAct } from "./publishing-parts.tsx";

/** A language that the button saves and goes to; `isNew`: there is no text in it yet. */
export type SaveTo = { value: string; label: string; isCurrent: boolean; isNew: boolean };

/** Going to another language saves first: nothing typed is left behind. */
export function PublishingLanguages({ languages }: { languages: SaveTo[] }) {
  const { t } = useText();
  return (
    <fieldset>
      <legend className="small">{t("publishing:edit.languages")}</legend>
      <div className="pair">
        {languages.map(({ value, label, isCurrent, isNew }) =>
          isCurrent ? (
            <b key={value} className="shown-language">
              {t("publishing:edit.shown", { language: label })}
            </b>
          ) : (
            <button key={value} type="submit" name="action" value={`go-${value}`} className="button second low">
              {t(isNew ? "publishing:edit.goNew" : "publishing:edit.go", { language: label })}
            </button>
          ),
        )}
      </div>
    </fieldset>
  );
}

/** What can be done with what stands in the form: always in sight where there is room. */
export function PublishingActs() {
  const { t } = useText();
  return (
    <p className="acts save-bar">
      <button type="submit" name="action" value="save" className="button">
        {t("publishing:edit.save")}
      </button>
      <button type="submit" name="action" value="submit" className="button second">
        {t("publishing:edit.submit")}
      </button>
      <button type="submit" name="action" value="preview" className="button second">
        {t("publishing:edit.preview")}
      </button>
    </p>
  );
}

/** A form of its own: it throws away what the other one holds. */
export function PublishingDiscard({ to, version, revision }: { to?: string; version: number; revision: number }) {
  const { t } = useText();
  return (
    <details>
      <summary>{t("publishing:open.discard")}</summary>
      <PublishingAct action="discard" to={to} version={version} revision={revision}>
        <p className="hint">{t("publishing:open.discardHint")}</p>
        <button type="submit" className="button grave">
          {t("publishing:open.discardSubmit", { version })}
        </button>
      </PublishingAct>
    </details>
  );
}
