import { data } from "react-router";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { readTimeKey } from "../../reservations/index.ts";
import { ReservationDetailPage } from "../../ui/console/reservation-detail-page.tsx";
import type { Route } from "./+types/reservations-detail";
import { checkInWords } from "./counter-act.ts";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";
import { detailView } from "./reservations-detail-view.ts";

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "reservations.manage");
  return view(context.get(portalContext), staff, params.code, request, { failure: null, refused: null });
}

type Said = { failure: string | null; refused: string | null };

async function view(portal: Portal, staff: StaffIdentity, code: string, request: Request, said: Said) {
  const file = await portal.desk.reservations.open(staff, code);
  if (!file) throw pageError("not-found");
  return detailView(portal, staff, file, { search: new URL(request.url).searchParams, ...said });
}

/** What was done, or the code of why not. */
async function perform(portal: Portal, staff: StaffIdentity, code: string, form: FormReader) {
  const desk = portal.desk.reservations;
  const revision = Number(form.get("revision"));
  const name = form.get("action");
  if (name === "move") {
    const time = readTimeKey(form.get("at") ?? "");
    if (!time) throw pageError("bad-request");
    return { done: "moved", result: await desk.move(staff, code, revision, time) };
  }
  if (name === "cancel") {
    const reason = (form.get("reason") ?? "").trim().slice(0, 300);
    if (reason === "") return { done: "", result: { ok: false as const, error: { code: "reason" as const } } };
    return { done: "cancelled", result: await desk.cancel(staff, code, revision, reason) };
  }
  if (name === "no-show") return { done: "no-show", result: await desk.noShow(staff, code, revision) };
  if (name === "told") return { done: "told", result: await desk.told(staff, code, revision) };
  throw pageError("bad-request");
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "reservations.manage");
  const portal = context.get(portalContext);
  const form = await readForm(request);
  const { code } = params;
  if (!(await portal.desk.reservations.open(staff, code))) throw pageError("not-found");
  if (form.get("action") === "check-in") return checkIn(portal, staff, code, request);
  const { done, result } = await perform(portal, staff, code, form);
  if (result.ok) {
    portal.delivery.kick();
    return seeOther(`/staff/reservations/${result.value.code}?done=${done}`);
  }
  const failure = translator("ja")(`desk:problem.${result.error.code}`);
  const isReason = result.error.code === "reason";
  const refused = isReason ? (form.get("reason") ?? "").slice(0, 300) : null;
  return data(await view(portal, staff, code, request, { failure, refused }), { status: isReason ? 422 : 409 });
}

async function checkIn(portal: Portal, staff: StaffIdentity, code: string, request: Request) {
  const reservation = await portal.desk.reservations.find(staff, code);
  if (!reservation) throw pageError("not-found");
  const done = await portal.desk.line.checkIn(staff, reservation.counterId, reservation.code);
  if (done.ok) return seeOther(`/staff/reservations/${reservation.code}?done=arrived&ticket=${done.value.number}`);
  const failure = await checkInWords(portal, done.error);
  return data(await view(portal, staff, code, request, { failure, refused: null }), { status: 409 });
}

export default function ReservationDetail({ loaderData, actionData }: Route.ComponentProps) {
  const { title, page } = actionData ?? loaderData;
  return (
    <ConsolePage current="reservations" title={title} hasErrors={page.refused !== null}>
      <ReservationDetailPage {...page} />
    </ConsolePage>
  );
}
