import { useText } from "../../i18n/text-context.tsx";

/** One calm line while the city has not confirmed the facts of a procedure, or of a list over several. */
export function SampleNotice({ list = false }: { list?: boolean }) {
  const { t } = useText();
  return <p className="sample">{t(list ? "ui:sampleList" : "ui:sample")}</p>;
}
