import { departmentName } from "../applications/index.ts";
import { pageError } from "../http/errors.ts";
import { matchesEtag } from "../http/etags.ts";
import { blankForm } from "../paper/index.ts";
import type { Route } from "./+types/form-pdf";
import { canApplyOnline } from "./guide-view.ts";
import { booklet, cityOnPaper, noticesOf, pdfResponse, targetOf, voiceOf } from "./paper/sheets.ts";
import { readerOf } from "./reader.ts";

/** The blank form of a procedure: the same for everyone, drawn once per version and language. */
export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { portal, locale, t, text } = reader;
  const published = (await portal.procedures.snapshot()).byId.get(args.params.id);
  if (!published) throw pageError("not-found");
  const { definition } = published.procedure;
  const form = await portal.forms.take(`${published.versionId} ${locale}`, () => {
    const options = {
      version: published.version,
      city: cityOnPaper(portal, locale),
      department: departmentName(portal.city, definition.department, locale),
      target: targetOf(portal, `/procedures/${definition.id}`, locale),
      online: canApplyOnline(definition, portal),
      notices: [...noticesOf(portal, locale), ...(definition.facts.confirmed === null ? [t("paper:form.sample")] : [])],
    };
    return booklet(portal, [blankForm(definition, voiceOf(locale), options)], published.publishedAt);
  });
  if (!form.ok) throw pageError("unavailable", { "Retry-After": "10" });
  const { pdf, etag } = form.value;
  const validity = { ETag: etag, "Cache-Control": "public, max-age=0, must-revalidate" };
  const known = args.request.headers.get("if-none-match");
  if (known !== null && matchesEtag(known, etag)) return new Response(null, { status: 304, headers: validity });
  const response = pdfResponse(pdf, t("paper:file.form", { title: text(definition.title) }));
  for (const [name, value] of Object.entries(validity)) response.headers.set(name, value);
  return response;
}
