import { data } from "react-router";
import { seeOther } from "../http/responses.ts";
import { ServerOnly } from "../http/server-only.ts";
import { queryOf } from "../procedures/index.ts";
import { LifeEventChecklistPage } from "../ui/pages/life-event-checklist-page.tsx";
import { LifeEventFormPage } from "../ui/pages/life-event-form-page.tsx";
import type { Route } from "./+types/guide";
import { useFrame } from "./frame.ts";
import { type ChecklistView, checklistView } from "./guide-pages/checklist-view.ts";
import { type FormView, formView } from "./guide-pages/form-view.ts";
import { editParameter, openGuide } from "./guide-pages/open-guide.ts";
import { PageTitle } from "./page-title.tsx";

/** With answers in its address the page is somebody's own: never kept, never found by a search engine. */
const personal = { "X-Robots-Tag": "noindex" };

export async function loader(args: Route.LoaderArgs) {
  const open = openGuide(args, args.params.event);
  const { guide, read, reader, base } = open;
  const answered = (view: FormView | ChecklistView, status: number) =>
    data(new ServerOnly(view), { status, headers: personal });
  if (read.kind === "none") return data(new ServerOnly<FormView | ChecklistView>(formView(open)));
  if (read.kind === "refused") return answered(formView(open), 422);
  if (reader.url.searchParams.has(editParameter)) return answered(formView(open), 200);
  // One spelling of every address: what was typed in another way, or is not asked, is left out.
  const query = `?${queryOf(guide, read.answers)}`;
  if (reader.url.search !== query) return seeOther(`${base}${query}`, personal);
  return answered(await checklistView(open, read.answers), 200);
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Guide({ loaderData }: Route.ComponentProps) {
  const view = loaderData.value;
  const frame = useFrame();
  const isPersonal = view.kind === "list" || frame.path.includes("?");
  return (
    <>
      <PageTitle title={view.title} hasErrors={view.kind === "form" && view.hasErrors} />
      {isPersonal ? <meta name="robots" content="noindex" /> : null}
      {view.kind === "form" ? (
        <LifeEventFormPage frame={frame} {...view.page} />
      ) : (
        <LifeEventChecklistPage frame={frame} {...view.page} />
      )}
    </>
  );
}
