import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { translator } from "../../i18n/translator.ts";
import { applicationSheet } from "../../paper/index.ts";
import { applicationOnPaper, booklet, printed, voiceOf } from "../paper/sheets.ts";
import type { Route } from "./+types/application-pdf";
import { requireStaff } from "./guard.ts";

/** The application on paper, for those who may open the case file. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "applications.read");
  const portal = context.get(portalContext);
  const file = await portal.console.files.read(staff, params.receipt, "printed");
  if (!file) throw pageError("not-found");
  const { receipt, updatedAt } = file.application;
  const sheet = applicationSheet(applicationOnPaper(portal, file, "ja"), voiceOf("ja"));
  const title = file.published.procedure.definition.title.ja;
  const name = translator("ja")("paper:file.application", { title, receipt });
  return printed(portal, booklet(portal, [sheet], updatedAt), name);
}
