import { data } from "react-router";
import { requestInfo } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { readForm } from "../../http/form.ts";
import { ensureResident } from "../../http/resident.ts";
import { seeOther } from "../../http/responses.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { readTimeKey } from "../../reservations/index.ts";
import { ReservationChoosePage, type ReservationChoosePageProps } from "../../ui/pages/reservation-choose-page.tsx";
import { ReservationTimesPage, type ReservationTimesPageProps } from "../../ui/pages/reservation-times-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/new";
import { bookingTimes } from "./booking-times.ts";
import { chooseView, needsChoice } from "./choose.ts";
import { holdTime, type Problem } from "./hold.ts";
import { type PageWish, readWish } from "./wish.ts";

type View =
  | { kind: "choose"; hasErrors: boolean; page: Omit<ReservationChoosePageProps, "frame"> }
  | { kind: "times"; hasErrors: boolean; page: Omit<ReservationTimesPageProps, "frame"> };

async function viewOf(wish: PageWish, problem: Problem | null): Promise<View> {
  if (needsChoice(wish)) {
    const page = await chooseView(wish);
    return { kind: "choose", hasErrors: page.errors.length > 0, page };
  }
  return { kind: "times", hasErrors: problem !== null, page: await bookingTimes(wish, problem) };
}

export async function loader(args: Route.LoaderArgs) {
  const view = await viewOf(await readWish(readerOf(args), args.params.service), null);
  return data(new ServerOnly(view), { status: view.hasErrors ? 422 : 200 });
}

/** Takes the time that was pressed; it is kept while name and telephone are filled in. */
export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const wish = await readWish(reader, args.params.service);
  const form = await readForm(args.request);
  const time = readTimeKey(form.get("at") ?? "");
  if (time === null) throw pageError("bad-request");
  const { hash, headers } = ensureResident(args.request, reader.portal.config);
  const held = await holdTime(wish, time, { hash, address: args.context.get(requestInfo).clientIp });
  if (held.ok) return seeOther(reader.href(`/reservations/${held.value.code}/details`), headers);
  return data(new ServerOnly(await viewOf(wish, held.error)), { status: held.error.status });
}

export default function ReservationNew({ loaderData, actionData }: Route.ComponentProps) {
  const view = (actionData ?? loaderData).value;
  const frame = useFrame();
  return (
    <>
      <PageTitle title={view.page.title} hasErrors={view.hasErrors} />
      {view.kind === "choose" ? (
        <ReservationChoosePage frame={frame} {...view.page} />
      ) : (
        <ReservationTimesPage frame={frame} {...view.page} />
      )}
    </>
  );
}
