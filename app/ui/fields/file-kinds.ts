/** Kinds of file by the names people know: 「JPEG、PNG、PDF」. */
import type { Translate } from "../../i18n/translate.ts";

const kinds: Record<string, string> = { "image/jpeg": "JPEG", "image/png": "PNG", "application/pdf": "PDF" };

export const kindsText = (accept: readonly string[], t: Translate): string =>
  accept.map((type) => kinds[type] ?? type).join(t("ui:list.comma"));
