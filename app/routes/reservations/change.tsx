import { data } from "react-router";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { readTimeKey } from "../../reservations/index.ts";
import { ReservationTimesPage, type ReservationTimesPageProps } from "../../ui/pages/reservation-times-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/change";
import { offeredTime } from "./booking-times.ts";
import { type Problem, problemOf } from "./hold.ts";
import { drawnFor, type OpenReservation, openChangeable, rowsOf, staleReservation } from "./open-reservation.ts";
import { timesView } from "./times.ts";
import { type PageWish, placingOf } from "./wish.ts";
import { wishOf } from "./wish-of.ts";

type View = { hasErrors: boolean; page: Omit<ReservationTimesPageProps, "frame"> };

async function openMove(args: Route.LoaderArgs | Route.ActionArgs): Promise<{ open: OpenReservation; wish: PageWish }> {
  const open = await openChangeable(readerOf(args), args.params.code);
  const wish = await wishOf(open);
  if (wish === null) throw staleReservation(open);
  return { open, wish };
}

/** Another time or place for exactly this visit. */
async function viewOf(open: OpenReservation, wish: PageWish, problem: Problem | null): Promise<View> {
  const { reader, reservation, base } = open;
  const { t, href } = reader;
  const here = href(`${base}/change`);
  const waiting = href(`/reservations/new/${wish.service.id}/waiting`);
  const times = await timesView(
    wish,
    {
      at: (changes) => `${here}${placingOf(wish, { offer: null, ...changes })}`,
      waiting: (day) => `${waiting}?reservation=${reservation.code}${day === null ? "" : `&day=${day}`}`,
    },
    true,
  );
  const isLost = reservation.state === "displaced";
  return {
    hasErrors: problem !== null,
    page: {
      title: t("reservations:change.title"),
      back: { label: t("reservations:change.back"), href: href(base) },
      rows: rowsOf(open),
      unconfirmed: false,
      notes: [t(isLost ? "reservations:change.lost" : "reservations:change.lead")],
      offer: wish.offer && (await offeredTime(wish, wish.offer)),
      errors: problem === null ? [] : [{ message: problem.message, href: problem.href }],
      times,
      action: `${here}${placingOf(wish, { offer: null })}`,
      hidden: { _was: drawnFor(reservation) },
    },
  };
}

export async function loader(args: Route.LoaderArgs) {
  const { open, wish } = await openMove(args);
  return new ServerOnly(await viewOf(open, wish, null));
}

export async function action(args: Route.ActionArgs) {
  const { open, wish } = await openMove(args);
  const { reader, reservation, base } = open;
  const form = await readForm(args.request);
  const time = readTimeKey(form.get("at") ?? "");
  if (time === null) throw pageError("bad-request");
  if (form.get("_was") !== drawnFor(reservation)) throw staleReservation(open);
  const moved = await reader.portal.reservations.move(reservation, time, { kind: "resident" });
  if (moved.ok) {
    reader.portal.delivery.kick();
    return seeOther(`${reader.href(base)}?news=moved`);
  }
  if (moved.error.code === "stale") throw staleReservation(open);
  const problem = problemOf(reader, moved.error, wish.service.perPerson);
  return data(new ServerOnly(await viewOf(open, wish, problem)), { status: problem.status });
}

export default function ReservationChange({ loaderData, actionData }: Route.ComponentProps) {
  const { page, hasErrors } = (actionData ?? loaderData).value;
  return (
    <>
      <PageTitle title={page.title} hasErrors={hasErrors} />
      <ReservationTimesPage frame={useFrame()} {...page} />
    </>
  );
}
