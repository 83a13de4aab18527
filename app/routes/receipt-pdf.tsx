import { formatDateTime } from "../i18n/dates.ts";
import { receiptSheet } from "../paper/index.ts";
import type { Route } from "./+types/receipt-pdf";
import { openCase } from "./case/open-case.ts";
import { nextSteps } from "./case/timeline.ts";
import { booklet, cityOnPaper, noticesOf, printed, targetOf, voiceOf } from "./paper/sheets.ts";
import { readerOf } from "./reader.ts";

/** The receipt to keep, for whoever may open the receipt page. */
export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, locale, t } = reader;
  const file = await openCase(reader, args.params.receipt);
  const { receipt, submittedAt, answers } = file.application;
  const sheet = receiptSheet(
    {
      procedure: file.published.procedure,
      answers,
      receipt,
      accessCode: portal.applications.accessCode(receipt),
      submitted: formatDateTime(submittedAt, locale),
      department: file.department,
      next: nextSteps(file).map(({ when, what, detail }) => ({ when, what, detail })),
      target: targetOf(portal, file.base, locale),
      city: cityOnPaper(portal, locale),
      notices: noticesOf(portal, locale),
    },
    voiceOf(locale),
  );
  return printed(portal, booklet(portal, [sheet], submittedAt), t("paper:file.receipt", { receipt }));
}
