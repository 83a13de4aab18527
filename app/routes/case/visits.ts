/** The visits that belong to an application, and the way to book one where it needs one. */
import { openStates, serviceOf } from "../../reservations/index.ts";
import type { VisitNote } from "../../ui/pages/reservation-visits.tsx";
import { rowOf } from "../reservations/mine.ts";
import type { Case } from "./open-case.ts";

/** Null: there is neither a visit nor a need for one. */
export async function visitsOf({ reader, application, published }: Case): Promise<VisitNote | null> {
  const { portal, href } = reader;
  const { channels, guide } = published.procedure.definition;
  const timetable = await portal.reservations.timetable();
  const own = await portal.reservations.ofApplication(application.id);
  const list = own.filter(({ state }) => state !== "held").map((each) => rowOf(reader, timetable, each));
  const service = channels.counterService === null ? null : serviceOf(timetable, channels.counterService);
  const isOpen = !["completed", "rejected", "withdrawn"].includes(application.status);
  const isNeeded = guide.visit.needed !== "no" || application.status === "correction-requested";
  const isBooked = own.some(({ state }) => (openStates as readonly string[]).includes(state));
  const bookHref =
    service && isOpen && isNeeded && !isBooked
      ? `${href(`/reservations/new/${service.id}`)}?application=${application.receipt}`
      : null;
  return list.length > 0 || bookHref !== null
    ? { list, bookHref, isCorrection: application.status === "correction-requested" }
    : null;
}
