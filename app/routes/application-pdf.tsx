import { applicationSheet } from "../paper/index.ts";
import type { Route } from "./+types/application-pdf";
import { forBoth } from "./case/on-behalf.ts";
import { openCase } from "./case/open-case.ts";
import { applicationOnPaper, booklet, printed, voiceOf } from "./paper/sheets.ts";
import { readerOf } from "./reader.ts";

/** The filled application, for whoever may open its status page. */
export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, locale, t } = reader;
  const file = await openCase(reader, args.params.receipt);
  const { receipt, updatedAt } = file.application;
  const sheet = applicationSheet(applicationOnPaper(portal, forBoth(file), locale), { ...voiceOf(locale), ja: null });
  const name = t("paper:file.application", { title: file.title, receipt });
  return printed(portal, booklet(portal, [sheet], updatedAt), name);
}
