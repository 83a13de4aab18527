/** Door of the console room: staff use cases over the rooms; no other room imports it. */
import type { Clock } from "../lib/clock.ts";
import type { Payments } from "../payments/index.ts";
import { createCaseFiles } from "./case-file.ts";
import { createCasePayments } from "./case-payments.ts";
import { createCounterFeed } from "./counter-feed.ts";
import { createCounterLine } from "./counter-line.ts";
import { createInbox } from "./inbox.ts";
import { createProcedureFacts } from "./procedure-facts.ts";
import { createReservationDesk } from "./reservation-desk.ts";
import { createTimetableDesk } from "./timetable-desk.ts";

export {
  type AuditFailure,
  type AuditFilter,
  auditShows,
  createAuditDesk,
  decisionKey,
  seenHash,
} from "./audit-desk.ts";
export { editedDays, emptyRows, intervalsIn, isDate, type Problems } from "./calendar-form.ts";
export type { CaseFailure, CaseFile } from "./case-file.ts";
export type { LineEntry } from "./counter-line.ts";
export { servicesAt } from "./counters.ts";
export { handoutLinks } from "./handout-links.ts";
export { failureWords } from "./handout-words.ts";
export { createHandoutsCommand, type HandoutsCommand } from "./handouts-command.ts";
export { createHandoutsImport, type ImportLine } from "./handouts-import.ts";
export { type InboxQuery, type InboxViewId, inboxViews } from "./inbox.ts";
export { partInputs, readPart } from "./part-form.ts";
export { allowedActions } from "./publishing-actions.ts";
export { createPublishingDesk, type HandoutEntry, type HandoutFile } from "./publishing-desk.ts";
export type { DeskFile } from "./reservation-desk.ts";
export { boundsOf } from "./service-form.ts";
export type { TimetableOpening, TimetablePart } from "./timetable-desk.ts";

type CaseDeps = Parameters<typeof createInbox>[0];
type DeskDeps = Parameters<typeof createReservationDesk>[0] & Parameters<typeof createCounterLine>[0];

export function createConsole(deps: CaseDeps & { payments: Payments }) {
  const { find, ...files } = createCaseFiles(deps);
  return {
    inbox: createInbox(deps),
    /** Pages and papers read through here alone, so that no reading goes unrecorded. */
    files,
    payments: createCasePayments({ payments: deps.payments, open: find }),
    procedures: createProcedureFacts(deps),
  };
}

/** The counters' side: reservations, today's line, the timetable, calendars. */
export function createCounterDesk(deps: DeskDeps & { clock: Clock }) {
  return {
    reservations: createReservationDesk(deps),
    line: createCounterLine(deps),
    timetable: createTimetableDesk(deps),
    feed: createCounterFeed(deps),
  };
}
