/**
 * Every page of the portal in every state (ページの選択: 全ページ). Derived from the address table, the catalogue and the
 * kitchen-sink procedure; an address that nobody has given states stops the run.
 */
import type { RouteConfigEntry } from "@react-router/dev/routes";
import { type Definition, lifeEvents } from "../app/engine/index.ts";
import type { Locale } from "../app/i18n/locales.ts";
import { type Address, addressesOf, isStaff } from "./address-table.ts";
import { demandFieldTypes } from "./field-types.ts";
import type { PageState } from "./page-state.ts";
import { kitchenSink } from "./stage/definitions.ts";
import { access, applicationFile, message } from "./states/after-pages.ts";
import { apply, applyStart } from "./states/apply-pages.ts";
import * as audit from "./states/audit-pages.ts";
import { cardPlanner } from "./states/card-pages.ts";
import * as cardSignIn from "./states/card-sign-in-pages.ts";
import { application, correction, receipt, statusLookup, withdraw } from "./states/case-pages.ts";
import * as desk from "./states/desk-pages.ts";
import { guide, guideCalendar, guides } from "./states/guide-pages.ts";
import * as handoffDesk from "./states/handoff-desk-pages.ts";
import { handoff } from "./states/handoff-pages.ts";
import * as handouts from "./states/handout-pages.ts";
import { notice, notices } from "./states/notice-pages.ts";
import * as paper from "./states/paper-pages.ts";
import { casePayments, demoPayment, payment, paymentReturn } from "./states/payment-pages.ts";
import * as proxy from "./states/proxy-pages.ts";
import * as publishing from "./states/publishing-pages.ts";
import * as queue from "./states/queue-pages.ts";
import { accessibility, home, notFound, procedure, procedures } from "./states/reading-pages.ts";
import { refusals } from "./states/refusals.ts";
import * as reservations from "./states/reservation-pages.ts";
import * as resuming from "./states/resume-pages.ts";
import * as staff from "./states/staff-pages.ts";
import * as uploads from "./states/upload-pages.ts";

export type Entry = PageState & {
  /** Module of the route it belongs to; "server" for what is shown in front of the framework. */
  route: string;
  /** Its address, as a pattern without the language; null where any address may show it. */
  pattern: string | null;
  area: "public" | "staff";
  locales: readonly Locale[];
};
export type Subject = { catalogue: readonly Definition[]; today: string; all: boolean };

/** By route module. A function may use the subject: then it grows with the catalogue. */
const makers: Record<string, (subject: Subject) => PageState[]> = {
  home,
  procedures,
  procedure: ({ catalogue }) => procedure(catalogue),
  "form-pdf": paper.formPdf,
  "receipt-pdf": paper.receiptPdf,
  "application-pdf": paper.applicationPdf,
  "apply-start": () => [...applyStart(), ...resuming.startAfterResuming()],
  apply: ({ today, catalogue, all }) => [
    ...apply(today, catalogue, all),
    ...resuming.carriedReviews(),
    ...cardSignIn.identifying(),
    ...proxy.proxyForm(),
  ],
  resume: resuming.resume,
  "resume-link": resuming.resumeLink,
  "resume-later": resuming.resumeLater,
  again: resuming.again,
  handoff,
  "status-lookup": statusLookup,
  application: () => [...application(), ...cardSignIn.cardApplication(), ...proxy.proxyApplication()],
  receipt: () => [...receipt(), ...proxy.proxyReceipt()],
  correction,
  withdraw,
  message,
  access,
  "application-file": applicationFile,
  payment,
  "payment-return": paymentReturn,
  "demo-payment": demoPayment,
  guides,
  guide: ({ today }) => guide(today, lifeEvents),
  "guide-calendar": guideCalendar,
  "card-callback": cardSignIn.cardCallback,
  "demo-card": cardSignIn.demoCard,
  "demo-card-auth": cardSignIn.demoCardAuth,
  "card-planner": ({ today }) => cardPlanner(today),
  "reservations/home": reservations.home,
  "reservations/new": reservations.choosing,
  "reservations/details": reservations.details,
  "reservations/reservation": reservations.reservation,
  "reservations/calendar": reservations.calendar,
  "reservations/change": reservations.change,
  "reservations/cancel": reservations.cancel,
  "reservations/waiting": reservations.waiting,
  "reservations/waiting-entry": reservations.waitingEntry,
  "handouts/notices": notices,
  "handouts/notice": notice,
  "handouts/list": handouts.list,
  "handouts/handout": handouts.handout,
  "handouts/versions": handouts.versions,
  "handouts/version": handouts.version,
  "handouts/helpful": handouts.helpful,
  "handouts/pdf": handouts.pdf,
  "handouts/poster": handouts.poster,
  queue: queue.queue,
  "queue-board": queue.queueBoard,
  "queue-display": queue.queueDisplay,
  accessibility,
  "accessibility/results": audit.accessibilityResults,
  "accessibility/criterion": audit.accessibilityCriterion,
  "not-found": notFound,
  "staff/login": staff.login,
  "staff/logout": staff.logout,
  "staff/attachment": staff.attachment,
  "staff/application-pdf": paper.staffApplicationPdf,
  "staff/print-pdf": paper.staffPrintPdf,
  "staff/index": staff.index,
  "staff/applications": staff.applications,
  "staff/application": () => [
    ...staff.application(),
    ...casePayments(),
    ...cardSignIn.cardCase(),
    ...proxy.proxyCase(),
  ],
  "staff/handoffs": handoffDesk.handoffs,
  "staff/handoff": handoffDesk.handoffFile,
  "staff/handoff-fill": handoffDesk.handoffFill,
  "staff/handoff-check": handoffDesk.handoffCheck,
  "staff/handoff-receipt-pdf": handoffDesk.handoffReceipt,
  "staff/reservations": desk.deskList,
  "staff/reservations-new": desk.deskBook,
  "staff/reservations-print": desk.deskPrint,
  "staff/reservations-detail": desk.deskDetail,
  "staff/reservations-feed": desk.deskFeed,
  "staff/reservations-timetable": desk.timetableList,
  "staff/reservations-timetable-part": desk.timetablePart,
  "staff/counter": desk.counter,
  "staff/counter-ticket": desk.counterTicket,
  "staff/handouts": publishing.publishingList,
  "staff/handouts-new": publishing.publishingNew,
  "staff/handouts-import-all": publishing.publishingImport,
  "staff/handouts-overview": publishing.publishingOverview,
  "staff/handouts-edit": publishing.publishingEdit,
  "staff/handouts-review": publishing.publishingReview,
  "staff/handouts-compare": publishing.publishingCompare,
  "staff/handouts-file": publishing.publishingFile,
  "staff/procedures": staff.procedures,
  "staff/procedure": staff.procedure,
  "staff/accounts": staff.accounts,
  "staff/accessibility": audit.auditOverview,
  "staff/accessibility-criterion": audit.auditCriterion,
  "staff/accessibility-pages": audit.auditPages,
  "staff/accessibility-state": audit.auditState,
  "staff/accessibility-engines": audit.auditEngines,
  "staff/accessibility-decisions": audit.auditDecisions,
  "staff/accessibility-session": audit.auditSession,
  "staff/accessibility-history": audit.auditHistory,
  "handout-image": uploads.handoutImage,
  "handout-original": uploads.handoutOriginal,
  "staff/handouts-images": uploads.handoutsImages,
  "staff/handouts-from-paper": uploads.handoutsFromPaper,
  "staff/not-found": staff.notFound,
};

/** Addresses that never answer a person, each with the reason. */
export const withoutPage: Record<string, string> = {
  "handouts/feed": "a feed for programs, in XML",
  postal: "data for our script; its failures, too, are JSON",
  "staff/handouts-preview": "data for our script while somebody types",
  "staff/handouts-export": "a file for keeping; whoever may not have it is led to the sign-in page",
  "accessibility/earl": "a file for programs",
  "accessibility/csv": "a file for keeping",
  "accessibility/json": "a file for programs",
  "staff/accessibility-bundle": "a file for keeping; whoever may not have it is led to the sign-in page",
  "staff/accessibility-screen": "a picture; whoever may not have it is led to the sign-in page",
  "staff/accessibility-template": "a file for keeping; whoever may not have it is led to the sign-in page",
  "payment-notification": "messages of the payment service; the answer is a status",
};

/** @throws when a route or a type of field has no states, or states have no route. */
export function derive(routes: readonly RouteConfigEntry[], subject: Subject): Entry[] {
  demandFieldTypes(kitchenSink);
  const byName = Map.groupBy(addressesOf(routes), (address) => address.name);
  const unknown = Object.keys(makers).filter((name) => !byName.has(name));
  if (unknown.length > 0) throw new Error(`states without a route: ${unknown.join(", ")}`);
  const entries = [...byName].flatMap(([name, addresses]) =>
    name in withoutPage ? [] : entriesOf(name, addresses, subject),
  );
  const locales = [...new Set(addressesOf(routes).map((address) => address.locale))];
  const all = [
    ...entries,
    ...refusals().map((state) => ({ ...state, route: "server", pattern: null, area: "public" as const, locales })),
  ];
  const twice = all.filter((entry, index) => all.findIndex((other) => other.id === entry.id) !== index);
  if (twice.length > 0) throw new Error(`two states are called ${twice[0]?.id}`);
  return all;
}

function entriesOf(name: string, addresses: Address[], subject: Subject): Entry[] {
  const states = makers[name]?.(subject) ?? [];
  const [first] = addresses;
  if (!first || states.length === 0) {
    throw new Error(
      `${name} has no page states: give it some in accessibility/states and name them in accessibility/inventory.ts`,
    );
  }
  return states.map((state) => ({
    ...state,
    route: name,
    pattern: state.isElsewhere ? null : first.pattern,
    area: isStaff(first) ? "staff" : "public",
    locales: addresses.map((address) => address.locale),
  }));
}
