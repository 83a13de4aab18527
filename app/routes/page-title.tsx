import { useText } from "../i18n/text-context.tsx";
import { documentTitle } from "../ui/layout/document-title.ts";
import { useFrame } from "./frame.ts";

/** `<title>` of a public page; React lifts it into the head. */
export function PageTitle({ title, hasErrors = false }: { title: string; hasErrors?: boolean }) {
  const { t } = useText();
  const { city } = useFrame();
  return <title>{documentTitle(t, title, city.portalName, hasErrors)}</title>;
}
