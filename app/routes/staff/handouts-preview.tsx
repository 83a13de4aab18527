import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { may } from "../../identity/index.ts";
import type { Route } from "./+types/handouts-preview";
import { editWays } from "./handouts-edit-view.ts";
import { readTyped, sourceOf } from "./handouts-form.ts";
import { localeOf, openPlace } from "./handouts-place.ts";
import { previewOf, problemsOf } from "./handouts-preview-view.ts";

/** What the editor's script asks for while somebody types; stores nothing. */
export async function action({ request, context, params }: Route.ActionArgs): Promise<Response> {
  const { portal, staff, file } = await openPlace(request, context, params.id);
  if (!may(staff.role, "handouts.edit")) throw pageError("forbidden");
  const form = await readForm(request);
  const locale = localeOf(form.get("locale"));
  const typed = readTyped(form);
  const { title = "", summary = "", markdown = "" } = typed.inputs;
  const { content } = file.inWork ?? file.newest;
  const [preview, problems] = await Promise.all([
    previewOf(portal, locale, { title, summary, markdown }),
    problemsOf(portal, sourceOf(content, locale, typed), editWays(file.id, locale)),
  ]);
  return Response.json({ preview, problems });
}

/** There is nothing to open here. */
export function loader(): never {
  throw pageError("method-not-allowed");
}
