/** The page for a refusal in front of the framework, and when the framework itself fails: no stack, no React. */
import { htmlLang, type Locale, localizePath } from "../i18n/locales.ts";
import { translator } from "../i18n/translator.ts";
import type { ErrorCode } from "./errors.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const toHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char);

/** Ready to read; `site`: the name of the portal; `tel` null: the city gives no number. */
export type Contact = { site: string; office: string; tel: string | null };

const contactLine = ({ office, tel }: Contact): string => {
  const number = tel === null ? "" : ` <a href="tel:${tel.replace(/[^0-9+]/g, "")}">${toHtml(tel)}</a>`;
  return `<p>${toHtml(office)}${number}</p>`;
};

export function errorPage(
  code: ErrorCode,
  locale: Locale,
  incidentId: string | null,
  contact: Contact | null = null,
): string {
  const t = translator(locale);
  const title = toHtml(t(`http:error.${code}.title`));
  const incident =
    incidentId === null ? "" : `<p>${toHtml(t("http:incident"))}: <strong>${toHtml(incidentId)}</strong></p>`;
  return `<!DOCTYPE html>
<html lang="${htmlLang(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} | ${toHtml(contact?.site ?? t("http:site"))}</title>
<link rel="stylesheet" href="/error-page.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${toHtml(t(`http:error.${code}.body`))}</p>
${incident}
<p><a href="${localizePath("/procedures", locale)}">${toHtml(t("http:find"))}</a></p>
<p><a href="${localizePath("/", locale)}">${toHtml(t("http:home"))}</a></p>
${contact === null ? "" : contactLine(contact)}
</main>
</body>
</html>
`;
}
