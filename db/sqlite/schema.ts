/** The tables as this dialect has them, one export each: what migrations are generated from. */
import { sqliteKit } from "../schema/kit.ts";
import { defineTables } from "../schema/tables.ts";

export const tables = defineTables(sqliteKit);
export const {
  procedureVersions,
  siteCounters,
  drafts,
  draftResumes,
  applications,
  applicationEvents,
  applicationGrants,
  applicationReads,
  attachments,
  payments,
  staffAccounts,
  staffSessions,
  emailCodes,
  rateWindows,
  signInFlows,
  accessibilityReviews,
  outbox,
  timetables,
  reservations,
  reservationSeats,
  reservationEvents,
  reservationGrants,
  waitingEntries,
  tickets,
  counterFeeds,
  handoffs,
  handoutVersions,
  handoutEvents,
  handoutFeedback,
  handoutSubscriptions,
  handoutNotices,
} = tables;
