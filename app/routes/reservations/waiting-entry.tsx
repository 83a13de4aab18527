import { pageError } from "../../http/errors.ts";
import { seeOther } from "../../http/responses.ts";
import { formatDate } from "../../i18n/dates.ts";
import { serviceOf, type WaitingEntry } from "../../reservations/index.ts";
import {
  ReservationWaitingEntryPage,
  type ReservationWaitingEntryPageProps,
} from "../../ui/pages/reservation-waiting-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { type Reader, readerOf } from "../reader.ts";
import type { Route } from "./+types/waiting-entry";
import { placeOf } from "./words.ts";

/** Opened by the link in the mail alone; any other link finds nothing. */
async function openEntry(reader: Reader, id: string): Promise<WaitingEntry> {
  const entry = await reader.portal.waiting.open(id, reader.url.searchParams.get("key") ?? "");
  if (!entry) throw pageError("not-found");
  return entry;
}

const newsOf = (value: string | null) => ["joined", "left"].find((each) => each === value) ?? null;

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { t, locale, href, url } = reader;
  const entry = await openEntry(reader, args.params.id);
  const { serviceId, counterId, fromDay, untilDay, email } = entry;
  const timetable = await reader.portal.reservations.timetable();
  const service = serviceOf(timetable, serviceId);
  const news = newsOf(url.searchParams.get("news"));
  const row = (label: string, value: string) => ({ label: t(`reservations:row.${label}`), value, changeHref: null });
  const page: Omit<ReservationWaitingEntryPageProps, "frame"> = {
    news: news && t(`reservations:waiting.news.${news}`),
    isOpen: entry.endedAt === null,
    rows: [
      row("service", service ? reader.text(service.name) : ""),
      row(
        "where",
        counterId === null ? t("reservations:choose.any") : placeOf(timetable, { serviceId, counterId }, reader),
      ),
      row(
        "days",
        t("reservations:waiting.between", { from: formatDate(fromDay, locale), until: formatDate(untilDay, locale) }),
      ),
      row("email", email),
    ],
    timesHref: href(service ? `/reservations/new/${service.id}` : "/reservations"),
  };
  return { title: t("reservations:waiting.entry"), page };
}

export async function action(args: Route.ActionArgs) {
  const reader = readerOf(args);
  const entry = await openEntry(reader, args.params.id);
  await reader.portal.waiting.leave(entry);
  const key = encodeURIComponent(reader.url.searchParams.get("key") ?? "");
  return seeOther(`${reader.href(`/reservations/waiting/${entry.id}`)}?key=${key}&news=left`);
}

export default function ReservationWaitingEntry({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <ReservationWaitingEntryPage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
