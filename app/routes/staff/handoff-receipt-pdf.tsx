import { departmentName } from "../../applications/index.ts";
import { pageError } from "../../http/errors.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { type Locale, localizePath } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import { receiptSheet } from "../../paper/index.ts";
import { nextSteps } from "../case/timeline.ts";
import { booklet, cityOnPaper, noticesOf, printed, targetOf, voiceOf } from "../paper/sheets.ts";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/handoff-receipt-pdf";
import { openHandoff } from "./handoff-place.ts";

/** The receipt for somebody who has it on no screen of their own: only for the clerk who handed it in. */
export async function loader(args: Route.LoaderArgs) {
  const { staff, portal, view } = await openHandoff(args);
  const { applications } = portal;
  const application = view.receipt === null ? null : await applications.byReceipt(view.receipt);
  if (!application) throw pageError("not-found");
  const history = await applications.history(application);
  const [submitted] = history;
  const helped = submitted?.type === "submitted" ? submitted.counter : undefined;
  if (helped?.confirmed !== "at-counter" || helped.clerk.accountId !== staff.id) throw pageError("not-found");
  const locale = application.locale as Locale;
  const t = translator(locale);
  const published = await portal.procedures.version(application.versionId);
  const department = departmentName(portal.city, application.department, locale);
  const { receipt, submittedAt, answers } = application;
  const base = `/applications/${receipt}`;
  const reader = { ...readerOf(args), locale, t, href: (path: string) => localizePath(path, locale) };
  const title = published.procedure.definition.title[locale] ?? published.procedure.definition.title.ja;
  const next = nextSteps({ reader, application, published, history, title, department, base });
  const sheet = receiptSheet(
    {
      procedure: published.procedure,
      answers,
      receipt,
      accessCode: applications.accessCode(receipt),
      submitted: formatDateTime(submittedAt, locale),
      department,
      next: next.map(({ when, what, detail }) => ({ when, what, detail })),
      target: targetOf(portal, base, locale),
      city: cityOnPaper(portal, locale),
      notices: noticesOf(portal, locale),
    },
    voiceOf(locale),
  );
  return printed(portal, booklet(portal, [sheet], submittedAt), t("paper:file.receipt", { receipt }));
}
