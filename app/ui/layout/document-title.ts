import type { Translate } from "../../i18n/translate.ts";

/** `<title>`: begins エラー： after a failed submission, ends with the portal's name. */
export const documentTitle = (t: Translate, title: string, portalName: string, hasErrors = false): string =>
  `${hasErrors ? t("ui:error.titlePrefix") : ""}${title} | ${portalName}`;
