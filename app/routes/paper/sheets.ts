/** What the portal knows, in the words of the paper room; and its answer as PDF. */
import { departmentName, fieldLabel, type HistoryEvent } from "../../applications/index.ts";
import { textOf } from "../../engine/index.ts";
import { pageError } from "../../http/errors.ts";
import { download } from "../../http/responses.ts";
import { formatDate } from "../../i18n/dates.ts";
import { type Locale, localizePath } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import { qrPath } from "../../lib/qr.ts";
import type {
  ApplicationOnPaper,
  Booklet,
  CityOnPaper,
  PaperDocument,
  Printed,
  Target,
  Voice,
} from "../../paper/index.ts";
import type { Portal } from "../../portal.server.ts";
import { verifiedWords } from "../case/card-words.ts";
import { onBehalfOf } from "../case/on-behalf.ts";
import type { Case } from "../case/open-case.ts";

export const voiceOf = (locale: Locale): Voice => ({
  locale,
  t: translator(locale),
  ja: locale === "en" ? translator("ja") : null,
});

export function cityOnPaper({ city }: Portal, locale: Locale): CityOnPaper {
  const { name, contact, motif } = city;
  const t = translator(locale);
  const own = textOf(name, locale);
  const doubted = (text: string) => (contact.confirmed === null ? t("paper:form.unconfirmed", { text }) : text);
  return {
    name: own === name.ja ? own : `${own}　${name.ja}`,
    office: textOf(contact.office, locale),
    address: contact.address ? doubted(textOf(contact.address, locale)) : null,
    tel: contact.tel,
    hours: doubted(textOf(contact.hours, locale)),
    motif,
  };
}

export function targetOf({ origin }: Portal, path: string, locale: Locale): Target {
  const address = `${origin}${localizePath(path, locale)}`;
  return { ...qrPath(address), address };
}

export const noticesOf = ({ config }: Portal, locale: Locale): string[] =>
  config.mode === "demo" ? [translator(locale)("portal:demo")] : [];

type Opened = Pick<Case, "application" | "published" | "history">;

/** An application as it is printed, for its resident and for clerks alike. */
export function applicationOnPaper(portal: Portal, file: Opened, locale: Locale): ApplicationOnPaper {
  const t = translator(locale);
  const { application, published, history } = file;
  const { identity } = application;
  const level = identity?.level === "jpki" && identity.demo ? "demo" : (identity?.level ?? "none");
  return {
    procedure: published.procedure,
    version: published.version,
    answers: application.answers,
    marks: verifiedWords({ procedure: published.procedure, answers: application.answers, identity }, t),
    receipt: application.receipt,
    channel: application.channel,
    submitted: formatDate(application.submittedAt, locale),
    department: departmentName(portal.city, application.department, locale),
    identity: t(`applications:identity.${level}`, { email: identity?.level === "email" ? identity.email : "" }),
    applicants: onBehalfOf(file, locale)?.facts ?? [],
    corrections: history.flatMap((event) => correctionOf(event, file, locale)),
    target: targetOf(portal, `/applications/${application.receipt}`, locale),
    city: cityOnPaper(portal, locale),
    notices: noticesOf(portal, locale),
  };
}

function correctionOf(
  event: HistoryEvent,
  { published }: Opened,
  locale: Locale,
): { title: string; lines: string[] }[] {
  const t = translator(locale);
  const when = formatDate(event.at, locale);
  if (event.type === "corrected")
    return [{ title: t("paper:application.corrected", { when }), lines: [t("paper:application.correctedWhat")] }];
  if (event.type !== "correction-requested") return [];
  const lines = event.fields.map(({ path, reason }) => {
    const label = fieldLabel(published.procedure, path, locale);
    return t("paper:application.askedFor", { label, reason });
  });
  return [{ title: t("paper:application.asked", { when }), lines }];
}

/** `at`: when the content was made, so that the same content is the same file. */
export function booklet(
  portal: Portal,
  documents: PaperDocument[],
  at: number,
  options: Partial<Booklet> = {},
): Booklet {
  const [first] = documents;
  return {
    title: first?.title ?? "",
    lang: first?.lang ?? "ja",
    author: portal.city.name.ja,
    at,
    bothSides: false,
    documents,
    ...options,
  };
}

/** Drawn for one reader: private, no-store by default. */
export async function printed(portal: Portal, of: Booklet, fileName: string): Promise<Response> {
  const made = await portal.press.print(of);
  if (!made.ok) throw pageError("unavailable", { "Retry-After": "10" });
  return pdfResponse(made.value, fileName);
}

export function pdfResponse(body: Printed, fileName: string): Response {
  const response = download({ body, type: "application/pdf", fileName: `${fileName}.pdf`, inline: true });
  response.headers.set("Content-Length", String(body.byteLength));
  return response;
}
