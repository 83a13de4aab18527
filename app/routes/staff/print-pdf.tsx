import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { seeOther } from "../../http/responses.ts";
import { translator } from "../../i18n/translator.ts";
import { applicationSheet } from "../../paper/index.ts";
import { applicationOnPaper, booklet, printed, voiceOf } from "../paper/sheets.ts";
import type { Route } from "./+types/print-pdf";
import { requireStaff } from "./guard.ts";

const most = 50;

/**
 * Several applications in the order they are named, each on sheets of its own. One that may not be opened stops all;
 * none or too many lead back to the list, as it was.
 */
export async function loader({ request, context }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "applications.read");
  const portal = context.get(portalContext);
  const { searchParams } = new URL(request.url);
  const receipts = [...new Set(searchParams.getAll("receipt"))];
  if (receipts.length === 0 || receipts.length > most) {
    const list = new URLSearchParams(searchParams);
    list.delete("receipt");
    list.set("print", "refused");
    throw seeOther(`/staff/applications?${list}`);
  }
  const sheets = [];
  for (const receipt of receipts) {
    const file = await portal.console.files.read(staff, receipt, "printed");
    if (!file) throw pageError("not-found");
    sheets.push(applicationSheet(applicationOnPaper(portal, file, "ja"), voiceOf("ja")));
  }
  const name = translator("ja")("paper:file.several", { count: sheets.length });
  const bothSides = searchParams.get("sides") === "2";
  return printed(portal, booklet(portal, sheets, portal.clock.now(), { title: name, bothSides }), name);
}
