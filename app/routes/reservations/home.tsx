import { data } from "react-router";
import { requestInfo } from "../../http/context.ts";
import { readForm } from "../../http/form.ts";
import { ensureResident } from "../../http/resident.ts";
import { seeOther } from "../../http/responses.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { ReservationHomePage, type ReservationHomePageProps } from "../../ui/pages/reservation-home-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { type Reader, readerOf } from "../reader.ts";
import type { Route } from "./+types/home";
import { groupIds, groupOf } from "./groups.ts";
import { mineOf } from "./mine.ts";

type Errors = ReservationHomePageProps["errors"];
const noErrors: Errors = { number: null, secret: null, form: null };

async function view(reader: Reader, number: string, errors: Errors) {
  const { portal, text, href, t } = reader;
  const { byId } = await portal.procedures.snapshot();
  const { services, offices } = await portal.reservations.timetable();
  const categoryOf = (id: string) => byId.get(id)?.procedure.definition.category ?? null;
  const byGroup = Map.groupBy(services, (service) => groupOf(service, categoryOf));
  const page: Omit<ReservationHomePageProps, "frame"> = {
    groups: groupIds.flatMap((id) => {
      const own = byGroup.get(id) ?? [];
      if (own.length === 0) return [];
      return {
        id,
        services: own.map((service) => ({
          href: href(`/reservations/new/${service.id}`),
          need: text(service.need),
          name: text(service.name),
          minutes: service.minutes,
        })),
      };
    }),
    mine: await mineOf(reader),
    number,
    errors,
    queueHref: href("/queue"),
    cardHref: href("/reservations/card"),
    unconfirmed: [...services, ...offices].some(({ open }) => open.length > 0),
  };
  return new ServerOnly({ title: t("reservations:home.title"), hasErrors: errors !== noErrors, page });
}

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  return view(reader, (reader.url.searchParams.get("number") ?? "").slice(0, 20), noErrors);
}

/** A number and its second secret open a reservation in this browser. */
export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const { t, portal } = reader;
  const form = await readForm(args.request);
  const typed = { number: form.get("number") ?? "", code: form.get("secret") ?? "" };
  const refuse = async (errors: Partial<Errors>, status: number) =>
    data(await view(reader, typed.number.slice(0, 30), { ...noErrors, ...errors }), { status });
  const number = typed.number.trim() === "" ? t("reservations:lookup.errors.number") : null;
  const secret = typed.code.trim() === "" ? t("reservations:lookup.errors.secret") : null;
  if (number !== null || secret !== null) return refuse({ number, secret }, 422);
  const { hash, headers } = ensureResident(args.request, portal.config);
  const found = await portal.reservations.lookup(typed, hash, args.context.get(requestInfo).clientIp);
  if (found.ok) return seeOther(reader.href(`/reservations/${found.value.code}`), headers);
  if (found.error.code === "malformed") return refuse({ number: t("reservations:lookup.errors.number") }, 422);
  if (found.error.code === "wrong") return refuse({ form: t("reservations:lookup.errors.form") }, 422);
  const minutes = Math.ceil(found.error.retryAfterMs / 60_000);
  return refuse({ form: t("reservations:lookup.errors.locked", { minutes }) }, 429);
}

export default function ReservationsHome({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = (actionData ?? loaderData).value;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <ReservationHomePage frame={useFrame()} {...page} />
    </>
  );
}
