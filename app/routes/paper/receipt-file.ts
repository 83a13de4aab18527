/** The receipt to keep as PDF, in its reader's language. */
import { formatDateTime } from "../../i18n/dates.ts";
import { receiptSheet } from "../../paper/index.ts";
import { onBehalfOf } from "../case/on-behalf.ts";
import type { Case } from "../case/open-case.ts";
import { nextSteps } from "../case/timeline.ts";
import { booklet, cityOnPaper, noticesOf, printed, targetOf, voiceOf } from "./sheets.ts";

export function receiptFile(file: Case): Promise<Response> {
  const { reader, application, published, department, base } = file;
  const { portal, locale, t } = reader;
  const { receipt, submittedAt, answers } = application;
  const behalf = onBehalfOf(file, locale);
  const sheet = receiptSheet(
    {
      procedure: published.procedure,
      answers,
      receipt,
      accessCode: portal.applications.accessCode(receipt),
      submitted: formatDateTime(submittedAt, locale),
      department,
      onBehalf: behalf?.who ?? null,
      next: nextSteps(file).map(({ when, what, detail }) => ({ when, what, detail })),
      target: targetOf(portal, base, locale),
      city: cityOnPaper(portal, locale),
      notices: noticesOf(portal, locale),
    },
    voiceOf(locale),
  );
  return printed(portal, booklet(portal, [sheet], submittedAt), t("paper:file.receipt", { receipt }));
}
