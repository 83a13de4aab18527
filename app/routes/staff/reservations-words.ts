/** What pages about reservations share: short names, times, the states that have a tag. */
import { isDate } from "../../console/index.ts";
import { formatShortDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import { type Reservation, serviceOf, type Timetable, timeOf, whereText } from "../../reservations/index.ts";
import type { ReservationStateCode } from "../../ui/feedback/reservation-tag.tsx";

export const base = "/staff/reservations";
export const isDay = (text: string | null): text is string => text !== null && isDate(text);

/** 「引っ越しの届出（転入・転居・…）」 is 「引っ越しの届出」 where there is little room. */
export const shortName = (name: string): string => name.split("（", 1)[0] ?? name;
export const serviceName = (timetable: Timetable, id: string): string => serviceOf(timetable, id)?.name.ja ?? id;

/** 9:00, without the nought that only helps sorting. */
export const clockOf = (minutes: number): string => timeOf(minutes).replace(/^0/, "");
export const spanOf = ({ start, minutes }: Pick<Reservation, "start" | "minutes">): string =>
  translator("ja")("desk:time", { from: clockOf(start), until: clockOf(start + minutes) });

/** 「11月24日（火） 9:00〜9:30」 */
export const whenOf = (booking: Pick<Reservation, "day" | "start" | "minutes">, now: number): string =>
  `${formatShortDate(booking.day, now)} ${spanOf(booking)}`;
export const whereOf = (timetable: Timetable, counterId: string): string => whereText(timetable, { counterId }, "ja");

/** Holds have no tag. */
export const tagOf = ({ state }: Pick<Reservation, "state">): ReservationStateCode =>
  state === "held" || state === "expired" ? "confirmed" : state;

/** Procedures by their titles. */
export const titlesOf = (
  ids: readonly string[],
  byId: ReadonlyMap<string, { procedure: { definition: { title: { ja: string } } } }>,
): string[] => ids.map((id) => byId.get(id)?.procedure.definition.title.ja ?? id);
