/** Reservations as lists show them: those of this browser, those of an application. */
import { type Reservation, serviceOf, type Timetable, whenText } from "../../reservations/index.ts";
import type { ReservationStateCode } from "../../ui/feedback/reservation-tag.tsx";
import type { MyReservation } from "../../ui/pages/reservation-home-page.tsx";
import type { Reader } from "../reader.ts";

/** The next one first; what is over stands after what is to come. */
export async function mineOf(reader: Reader): Promise<MyReservation[]> {
  const { portal, sessionHash } = reader;
  if (sessionHash === null) return [];
  const all = await portal.reservations.mine(sessionHash);
  const timetable = await portal.reservations.timetable();
  const isOpen = ({ state }: Reservation) => !["cancelled", "done", "no-show"].includes(state);
  return [...all.filter(isOpen).reverse(), ...all.filter((each) => !isOpen(each))].map((each) =>
    rowOf(reader, timetable, each),
  );
}

export function rowOf(reader: Reader, timetable: Timetable, reservation: Reservation): MyReservation {
  const service = serviceOf(timetable, reservation.serviceId);
  return {
    href: reader.href(`/reservations/${reservation.code}`),
    service: service ? reader.text(service.name) : "",
    when: whenText(reservation, reader.locale),
    code: reservation.code,
    state: reservation.state as ReservationStateCode,
  };
}
