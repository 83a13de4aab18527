import { data } from "react-router";
import { requestInfo } from "../../http/context.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { ReservationWaitingPage } from "../../ui/pages/reservation-waiting-page.tsx";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/waiting";
import { openWait, readWait, viewWait } from "./waiting-form.ts";

export async function loader(args: Route.LoaderArgs) {
  return new ServerOnly(viewWait(await openWait(readerOf(args), args.params.service)));
}

/** Joins the waiting list; leads to the page where it can be left again. */
export async function action(args: Route.ActionArgs) {
  const wait = await openWait(readerOf(args), args.params.service);
  const { reader, service, own } = wait;
  const { portal, locale } = reader;
  const read = readWait(wait, await readForm(args.request));
  const refuse = (shown: Parameters<typeof viewWait>[1], status: number) =>
    data(new ServerOnly(viewWait(wait, shown)), { status });
  if (!read.ok) return refuse(read.error, 422);
  const { email } = read.value;
  const may = await portal.reservations.mayWait(email, args.context.get(requestInfo).clientIp);
  if (!may.ok) {
    const minutes = Math.ceil(may.error.retryAfterMs / 60_000);
    return refuse({ raw: read.value.raw, problem: reader.t("reservations:waiting.tooMany", { minutes }) }, 429);
  }
  const { fromDay, untilDay, counterId } = read.value;
  const wish = { serviceId: service.id, counterId, fromDay, untilDay, email, locale, reservationId: own?.id ?? null };
  const path = await portal.waiting.join(wish);
  portal.delivery.kick();
  return seeOther(`${reader.href(path)}&news=joined`);
}

export default function ReservationWaiting({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = (actionData ?? loaderData).value;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <ReservationWaitingPage {...page} />
    </>
  );
}
