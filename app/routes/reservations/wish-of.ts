/** The wish of a reservation that exists: for changing it, or for another time in its place. */
import type { OpenReservation } from "./open-reservation.ts";
import { isOffered, type PageWish, readPlacing } from "./wish.ts";

/** Null when the service is given no more. */
export async function wishOf({ reader, reservation, timetable, service }: OpenReservation): Promise<PageWish | null> {
  if (service === null) return null;
  const { procedures, applicationId, counterId } = reservation;
  const application = applicationId === null ? null : await reader.portal.applications.byId(applicationId);
  const { place, week, offer } = readPlacing(reader, service);
  return {
    reader,
    timetable,
    service,
    place: place ?? service.places.find(({ counter }) => counter === counterId) ?? "any",
    together: procedures.filter((id) => isOffered(service, id)),
    lead: procedures.find((id) => !isOffered(service, id)) ?? null,
    application,
    area: service.kind === "home-visit" ? "inside" : null,
    window: null,
    week,
    offer,
  };
}
