import { departmentName } from "../../applications/index.ts";
import { textOf } from "../../engine/index.ts";
import { pageError } from "../../http/errors.ts";
import { type Locale, localizePath } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import { receiptFile } from "../paper/receipt-file.ts";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/handoff-receipt-pdf";
import { handedInBy, openHandoff } from "./handoff-place.ts";

/** The receipt for somebody who has it on no screen of their own: only for the clerk who handed it in. */
export async function loader(args: Route.LoaderArgs) {
  const opened = await openHandoff(args);
  const handedIn = await handedInBy(opened);
  if (!handedIn) throw pageError("not-found");
  const { application, history } = handedIn;
  const { portal, staff } = opened;
  await portal.applications.reads.note(application, staff, "printed");
  const locale = application.locale as Locale;
  const published = await portal.procedures.version(application.versionId);
  return receiptFile({
    reader: {
      ...readerOf(args),
      locale,
      t: translator(locale),
      href: (path) => localizePath(path, locale),
      text: (text) => textOf(text, locale),
    },
    application,
    published,
    history,
    title: textOf(published.procedure.definition.title, locale),
    department: departmentName(portal.city, application.department, locale),
    base: `/applications/${application.receipt}`,
  });
}
