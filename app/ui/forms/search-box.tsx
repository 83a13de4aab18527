import { useText } from "../../i18n/text-context.tsx";
import { HiddenInputs } from "./hidden-inputs.tsx";

type Props = { action: string; query: string; label: string; hidden: Record<string, string> };

/** The search of procedures: a GET form, its label always visible. `hidden` keeps the facets chosen. */
export function SearchBox({ action, query, label, hidden }: Props) {
  const { t } = useText();
  return (
    <search>
      <form action={action} method="get" className="search">
        <HiddenInputs values={hidden} />
        <label className="label" htmlFor="q">
          {label}
        </label>
        <div className="search-row">
          <input id="q" name="q" type="search" defaultValue={query} enterKeyHint="search" maxLength={100} />
          <button className="button" type="submit">
            {t("ui:search.submit")}
          </button>
        </div>
      </form>
    </search>
  );
}
