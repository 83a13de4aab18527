import { useText } from "../../i18n/text-context.tsx";

/** Leads to `<main id="main" tabIndex={-1}>`. */
export function SkipLink() {
  const { t } = useText();
  return (
    <a className="vh skip" href="#main">
      {t("ui:layout.skip")}
    </a>
  );
}
