/** The counters that an account works at: those of its departments. */
import { departmentsOfCounters, may, type StaffIdentity } from "../identity/index.ts";
import { type Counter, officeOf, type Service, type Timetable } from "../reservations/index.ts";

/** In the timetable's order; none without the permission. */
export function countersOf(staff: StaffIdentity, timetable: Timetable): Counter[] {
  if (!may(staff.role, "reservations.manage")) return [];
  const departments = departmentsOfCounters(staff);
  return timetable.counters.filter(({ department }) => departments === null || departments.includes(department));
}

/** What can be booked or given a ticket for there. */
export const servicesAt = (timetable: Timetable, counterId: string): Service[] =>
  timetable.services.filter(({ places }) => places.some(({ counter }) => counter === counterId));

/** Whoever changes something must be in charge of every counter it touches. */
export function mayEdit(staff: StaffIdentity, timetable: Timetable, touched: readonly string[]): boolean {
  if (!may(staff.role, "timetable.edit")) return false;
  const own = new Set(countersOf(staff, timetable).map(({ id }) => id));
  return touched.every((id) => own.has(id));
}
export const countersOfOffice = (timetable: Timetable, officeId: string): string[] =>
  timetable.counters.filter(({ id }) => officeOf(timetable, id)?.id === officeId).map(({ id }) => id);
