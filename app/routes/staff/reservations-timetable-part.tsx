import { data } from "react-router";
import { partInputs } from "../../console/index.ts";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { TimetablePartPage } from "../../ui/console/timetable-part-page.tsx";
import type { Route } from "./+types/reservations-timetable-part";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";
import { answerPart } from "./reservations-timetable-edit.ts";
import { partView } from "./reservations-timetable-view.ts";

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "timetable.edit");
  const portal = context.get(portalContext);
  const opening = await portal.desk.timetable.open(staff, params.kind, params.id);
  if (!opening) throw pageError("not-found");
  return partView(portal, staff, opening, { inputs: partInputs(opening.part, opening.timetable) });
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "timetable.edit");
  const portal = context.get(portalContext);
  const opening = await portal.desk.timetable.open(staff, params.kind, params.id);
  if (!opening) throw pageError("not-found");
  const answer = await answerPart({ portal, staff, opening }, await readForm(request));
  return answer instanceof Response ? answer : data(answer.view, { status: answer.status });
}

export default function ReservationsTimetablePart({ loaderData, actionData }: Route.ComponentProps) {
  const { title, page } = actionData ?? loaderData;
  return (
    <ConsolePage current="reservations" title={title} hasErrors={page.problems.length > 0}>
      <TimetablePartPage {...page} />
    </ConsolePage>
  );
}
