/** The clerks' plan: one counter's day or week, who must be telephoned, what a search found. */
import { formatDate, formatShortDate, isoDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import { may, type StaffIdentity } from "../../identity/index.ts";
import { addDays } from "../../lib/add-days.ts";
import type { Portal } from "../../portal.server.ts";
import type { Reservation, Timetable } from "../../reservations/index.ts";
import type { ReservationListPageProps } from "../../ui/console/reservation-list-page.tsx";
import type { TelephoneRow } from "../../ui/console/reservation-telephone.tsx";
import type { Link } from "../../ui/layout/frame.ts";
import { counterCookie } from "./counter-cookie.ts";
import { closureOn, dayTable, hoursOn, weekTable } from "./reservations-plan.ts";
import { base, isDay, serviceName, shortName, tagOf, whenOf } from "./reservations-words.ts";

type Extra = { failure?: string; feed?: { counterId: string; token: string } };

const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

export async function listView(portal: Portal, staff: StaffIdentity, request: Request, extra: Extra = {}) {
  const t = translator("ja");
  const { desk, reservations, clock } = portal;
  const timetable = await reservations.timetable();
  const now = clock.now();
  const today = isoDate(now);
  const search = new URL(request.url).searchParams;
  const counters = await desk.reservations.counters(staff);
  const remembered = counterCookie.read(request, portal.config.publicOrigin)?.counterId;
  const asked = [extra.feed?.counterId, search.get("counter"), remembered];
  const counter = counters.find(({ id }) => id === asked.find((each) => counters.some((one) => one.id === each)));
  const counterId = (counter ?? counters[0])?.id ?? "";
  const askedDay = search.get("day");
  const day = isDay(askedDay) ? askedDay : today;
  const view = search.get("view") === "week" ? "week" : "day";
  const address = (change: Record<string, string>) =>
    `${base}?${new URLSearchParams({ counter: counterId, view, day, ...change })}`;

  const open = { portal, timetable, counterId };
  const from = view === "week" ? mondayOf(day) : day;
  const until = view === "week" ? addDays(from, 6) : day;
  const list = counterId === "" ? [] : await desk.reservations.list(staff, counterId, from, until);
  const step = view === "week" ? 7 : 1;
  const closure = closureOn(open, day);
  const isClosed = counterId !== "" && hoursOn(open, day).length === 0;
  const title =
    view === "day" ? formatDate(day, "ja") : `${formatShortDate(from, now)}〜${formatShortDate(until, now)}`;
  const q = (search.get("q") ?? "").trim().slice(0, 60);
  const link = (label: string, href: string): Link => ({ label: t(`desk:list.${label}`), href });

  const page: ReservationListPageProps = {
    q,
    found: q === "" ? null : await foundBy(portal, staff, q, timetable),
    failure: extra.failure ?? null,
    telephone: await telephoneRows(portal, await desk.reservations.toTelephone(staff), timetable),
    counters: counters.map(({ id, name }) => ({
      label: name.ja,
      href: address({ counter: id }),
      current: id === counterId,
    })),
    views: (["day", "week"] as const).map((each) => ({
      label: t(`desk:list.view${each === "day" ? "Day" : "Week"}`),
      href: address({ view: each }),
      current: each === view,
    })),
    view,
    counterId,
    day,
    previousHref: address({ day: addDays(day, -step) }),
    nextHref: address({ day: addDays(day, step) }),
    todayHref: address({ day: today }),
    title,
    closed: view === "day" && isClosed ? [closure, t("desk:dayTable.closed")].filter(Boolean).join(" ") : null,
    dayTable: view === "day" && counterId !== "" ? dayTable(open, day, list) : null,
    weekTable:
      view === "week" && counterId !== ""
        ? weekTable(open, from, list, (each) => address({ view: "day", day: each }), today)
        : null,
    cancelled: list
      .filter(({ state, contact }) => contact && (state === "cancelled" || state === "displaced"))
      .map((reservation) => ({
        label: `${whenOf(reservation, now)} ${reservation.contact?.name ?? ""} ${t(`desk:state.${reservation.state}`)}`,
        href: `${base}/${reservation.code}`,
      })),
    links: [
      link("line", `/staff/counter?counter=${counterId}`),
      link("print", `${base}/print?${new URLSearchParams({ counter: counterId, day })}`),
      ...(may(staff.role, "timetable.edit") ? [link("timetable", `${base}/timetable`)] : []),
    ],
    feed: await feedView(portal, staff, counterId, extra.feed?.token ?? null),
  };
  return {
    ...page,
    actions: [
      { label: t("desk:list.phone"), href: `${base}/new?channel=phone`, isMain: true },
      { label: t("desk:list.atCounter"), href: `${base}/new?channel=counter`, isMain: false },
    ],
  };
}

async function feedView(portal: Portal, staff: StaffIdentity, counterId: string, token: string | null) {
  if (counterId === "") return null;
  const since = await portal.desk.feed.since(counterId);
  return {
    counterId,
    since: since === null ? null : formatDate(since, "ja"),
    mayRenew: may(staff.role, "timetable.edit"),
    address: token === null ? null : `${portal.origin}/staff-feeds/${token}.ics`,
  };
}

async function foundBy(portal: Portal, staff: StaffIdentity, q: string, timetable: Timetable) {
  const t = translator("ja");
  const found = await portal.desk.reservations.search(staff, q);
  return {
    title: t("desk:list.found", { q }),
    empty: t("desk:list.foundNone", { q }),
    backHref: base,
    rows: found.map((reservation) => ({
      code: reservation.code,
      href: `${base}/${reservation.code}`,
      name: reservation.contact?.name ?? "",
      tel: reservation.contact?.tel ?? "",
      service: shortName(serviceName(timetable, reservation.serviceId)),
      when: whenOf(reservation, portal.clock.now()),
      state: tagOf(reservation),
    })),
  };
}

async function telephoneRows(
  { reservations, clock }: Portal,
  list: readonly Reservation[],
  timetable: Timetable,
): Promise<TelephoneRow[]> {
  return Promise.all(
    list.map(async (reservation) => {
      const history = await reservations.history(reservation.id);
      const lost = history.findLast(({ type }) => type === "displaced");
      return {
        code: reservation.code,
        revision: reservation.revision,
        href: `${base}/${reservation.code}`,
        moveHref: `${base}/${reservation.code}?move=1`,
        name: reservation.contact?.name ?? "",
        tel: reservation.contact?.tel ?? "",
        service: shortName(serviceName(timetable, reservation.serviceId)),
        was: whenOf(reservation, clock.now()),
        reason: lost?.type === "displaced" ? lost.reason : "",
      };
    }),
  );
}
