/** One page of the form as the clerk fills it in: the resident's own page in the console's frame, all others beside it. */
import type { HandoffStepProps } from "../../ui/console/handoff-step-page.tsx";
import { errorLinks } from "../../ui/fields/error-links.ts";
import type { Place } from "../apply-pages/place.ts";
import type { StepView } from "../apply-pages/step.ts";

export function stepPage(place: Place, view: StepView): { title: string; page: HandoffStepProps } {
  const common = {
    backHref: place.base.replace(/\/fill$/, ""),
    procedure: place.published.procedure.definition.title.ja,
    hidden: view.page.hidden,
    lead: view.page.lead,
    pages: pagesOf(place),
  };
  if (view.kind === "step") {
    const { fields } = view.page;
    const isItem = place.session.item !== null;
    return { title: view.title, page: { ...common, kind: "step", fields, errors: errorLinks(fields), isItem } };
  }
  const { items, addHref, max, itemLabel, hint, errors } = view.page;
  return { title: view.title, page: { ...common, kind: "group", items, addHref, max, itemLabel, hint, errors } };
}

function pagesOf({ session, published, base, path }: Place): HandoffStepProps["pages"] {
  const here = path.split("/")[0];
  const { paths } = session;
  return paths.slice(0, -1).map((id, at) => ({
    title: published.procedure.stepById.get(id)?.spec.title.ja ?? id,
    href: session.reachable(id) && id !== here ? `${base}/${id}` : null,
    // What comes after it can be opened once nothing is missing here.
    state: id === here ? "here" : session.reachable(paths[at + 1] ?? "") ? "done" : "open",
  }));
}
