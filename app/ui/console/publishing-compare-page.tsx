import { useText } from "../../i18n/text-context.tsx";
import { Changes, type ChangesView } from "../handouts/changes.tsx";
import { HandoutStyles } from "../handouts/handout-styles.tsx";
import type { Option } from "./publishing-field.tsx";

export type PublishingCompareProps = {
  backHref: string;
  versions: Option[];
  languages: Option[];
  chosen: { from: string; to: string; locale: string };
  changes: ChangesView;
  lang: "ja" | "en";
};

/** Any two versions of a handout, in one language. */
export function PublishingComparePage(props: PublishingCompareProps) {
  const { t } = useText();
  const { backHref, versions, languages, chosen, changes, lang } = props;
  const select = (name: "from" | "to" | "locale", label: string, options: Option[]) => (
    <div>
      <label className="label" htmlFor={`compare-${name}`}>
        {label}
      </label>
      <select id={`compare-${name}`} name={name} defaultValue={chosen[name]}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <>
      <HandoutStyles />
      <p>
        <a href={backHref}>{t("publishing:backToOne")}</a>
      </p>
      <form method="get" className="filters">
        {select("from", t("publishing:compare.from"), versions)}
        {select("to", t("publishing:compare.to"), versions)}
        {select("locale", t("publishing:compare.language"), languages)}
        <button type="submit" className="button second">
          {t("publishing:compare.show")}
        </button>
      </form>
      <Changes changes={changes} lang={lang} />
    </>
  );
}
