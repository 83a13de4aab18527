/** What a server offers, says and writes about times, as one text: run in several time zones and compared by time-zones.test.ts. */
import { isoDate } from "../../app/i18n/dates.ts";
import { locales } from "../../app/i18n/locales.ts";
import { addDays } from "../../app/lib/add-days.ts";
import { createOpenDays } from "../../app/lib/open-days.ts";
import { calendarFile } from "../../app/reservations/ics.ts";
import { whenText } from "../../app/reservations/mails.ts";
import { bookableDays, isInTime, startsOf } from "../../app/reservations/slots.ts";
import type { Reservation } from "../../app/reservations/types.ts";
import { dayText, shortDay, timeText } from "../../app/routes/reservations/words.ts";
import { timetable } from "./reservation-timetable.ts";

const openDays = createOpenDays({ closed: ["2026-12-28"], open: [] });
const [office] = timetable.offices;
const [service] = timetable.services;
const place = service?.places[0];
if (!office || !service || !place) throw new Error("an empty timetable");
const closed = {
  ...timetable,
  offices: [
    {
      ...office,
      calendar: {
        ...office.calendar,
        closed: [{ from: "2027-01-12", until: "2027-01-13", reason: "機械の入れ替え" }],
        extra: [{ day: "2026-12-06", hours: [["09:00", "10:00"]] as [string, string][], reason: "休日窓口" }],
      },
    },
  ],
};
const days = Array.from({ length: 500 }, (_, at) => addDays("2026-11-20", at));

/** A quarter of an hour before and after midnight in Japan, in UTC and in New York. */
const edges = ["2026-12-31T15:00:00Z", "2027-01-01T00:00:00Z", "2027-03-14T07:00:00Z", "2028-02-28T15:00:00Z"].flatMap(
  (text) => [-900_000, 900_000].map((shift) => Date.parse(text) + shift),
);

const reservation = {
  id: "a",
  day: "2028-02-29",
  start: 570,
  minutes: 45,
  revision: 1,
  state: "confirmed",
} as Reservation;
const entry = { reservation, summary: "用件", description: "", location: "", url: null };

process.stdout.write(
  JSON.stringify({
    slots: days.map((day) => [day, startsOf(closed, openDays, { service, place, day, minutes: 30 })]),
    today: edges.map((now) => [isoDate(now), bookableDays(service, isoDate(now), openDays)]),
    inTime: edges.map((now) => [isInTime(service, "2027-01-01", 15, now), isInTime(service, "2028-02-29", 0, now)]),
    words: locales.map((locale) =>
      ["2026-12-31", "2027-03-14", "2028-02-29", "2019-04-30", "2019-05-01"].map((day) => [
        dayText(day, locale),
        shortDay(day, locale),
        timeText(day, 0, locale),
        whenText({ day, start: 1435 }, locale),
      ]),
    ),
    calendar: calendarFile([entry], { name: "予約", host: "portal.example", at: 0, method: "publish" }),
  }),
);
