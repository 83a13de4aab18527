/** The page for a refusal in front of the framework, and when the framework itself fails: no stack, no React. */
import { htmlLang, type Locale, localizePath } from "../i18n/locales.ts";
import { translator } from "../i18n/translator.ts";
import type { ErrorCode } from "./errors.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char);

export function errorPage(code: ErrorCode, locale: Locale, incidentId: string | null): string {
  const t = translator(locale);
  const title = escape(t(`http:error.${code}.title`));
  const incident =
    incidentId === null ? "" : `<p>${escape(t("http:incident"))}: <strong>${escape(incidentId)}</strong></p>`;
  return `<!DOCTYPE html>
<html lang="${htmlLang(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} | ${escape(t("http:site"))}</title>
<link rel="stylesheet" href="/error-page.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${escape(t(`http:error.${code}.body`))}</p>
${incident}
<p><a href="${localizePath("/procedures", locale)}">${escape(t("http:find"))}</a></p>
<p><a href="${localizePath("/", locale)}">${escape(t("http:home"))}</a></p>
</main>
</body>
</html>
`;
}
