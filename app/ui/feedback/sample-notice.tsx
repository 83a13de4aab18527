import { useText } from "../../i18n/text-context.tsx";

/** One calm line while the city has not confirmed the facts of a procedure. */
export function SampleNotice() {
  const { t } = useText();
  return <p className="sample">{t("ui:sample")}</p>;
}
