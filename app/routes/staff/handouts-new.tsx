import { data } from "react-router";
import type { ImportLine } from "../../console/index.ts";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { isoDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import type { StaffIdentity } from "../../identity/index.ts";
import { addDays } from "../../lib/add-days.ts";
import type { Portal } from "../../portal.server.ts";
import { PublishingNewPage, type PublishingNewProps } from "../../ui/console/publishing-new-page.tsx";
import type { Route } from "./+types/handouts-new";
import { requireStaff } from "./guard.ts";
import { base } from "./handouts-base.ts";
import { categoryOptions, departmentOptions } from "./handouts-edit-view.ts";
import { fieldErrors, newSource } from "./handouts-form.ts";
import { oneFolder, saveText } from "./handouts-import.ts";
import { failureStatus, failureWords, t } from "./handouts-place.ts";
import { ConsolePage } from "./rail.tsx";

/** A text is looked at again after a year, unless its writer says otherwise. */
const usualReviewDays = 365;
const names = ["title", "summary", "audience", "id", "department", "category", "reviewBy"];

type Shown = Partial<Pick<PublishingNewProps, "inputs" | "errors" | "fileProblems">>;

function view(portal: Portal, staff: StaffIdentity, shown: Shown = {}): PublishingNewProps {
  return {
    backHref: base,
    inputs: shown.inputs ?? { reviewBy: addDays(isoDate(portal.clock.now()), usualReviewDays) },
    errors: shown.errors ?? {},
    categories: categoryOptions(),
    departments: departmentOptions({ portal, staff }),
    fileProblems: shown.fileProblems ?? [],
  };
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "handouts.edit");
  return view(context.get(portalContext), staff);
}

export async function action({ request, context }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "handouts.edit");
  const portal = context.get(portalContext);
  const form = await readForm(request, saveText);
  if (form.get("action") === "import") {
    const [line] = await portal.importHandouts(staff, [oneFolder(form.files("files"))]);
    if (line && line.outcome !== "refused") return seeOther(wayTo(line));
    return data(view(portal, staff, { fileProblems: line?.reasons ?? [] }), { status: 422 });
  }
  if (form.get("action") !== "create") throw pageError("bad-request");
  const inputs = Object.fromEntries(names.map((name) => [name, (form.get(name) ?? "").trim()]));
  const entries = await portal.publishingDesk.list(staff);
  const number = Math.max(0, ...entries.map(({ newest }) => newest.content.meta.number)) + 1;
  const done = await portal.handouts.publishing.create(newSource(inputs, number), staff);
  if (done.ok) return seeOther(`${base}/${done.value.handoutId}/edit?done=created`);
  const { error } = done;
  const errors =
    error.code === "meta"
      ? fieldErrors(error.issues, { inputs, procedures: [], services: [] })
      : {
          id: error.code === "id-taken" || error.code === "busy" ? t("publishing:problem.taken") : failureWords(error),
        };
  // An empty Japanese text is the empty summary that it begins with.
  const { markdown: _, ...others } = errors as Record<string, string>;
  const inOrder = names.flatMap((name) => (others[name] === undefined ? [] : [[name, others[name]]]));
  const shown: Record<string, string> = { ...Object.fromEntries(inOrder), ...others };
  return data(view(portal, staff, { inputs, errors: shown }), { status: failureStatus(error) });
}

/** What is the same already needs no draft. */
const wayTo = ({ name, outcome }: ImportLine): string =>
  outcome === "same" ? `${base}/${name}?done=imported-same` : `${base}/${name}/edit?done=imported`;

export default function HandoutsNew({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  // What comes back from a press is refused.
  return (
    <ConsolePage current="handouts" title={t("publishing:new.title")} hasErrors={actionData !== undefined}>
      <PublishingNewPage {...(actionData ?? loaderData)} />
    </ConsolePage>
  );
}
