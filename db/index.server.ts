import { type OpenOptions, openDialect } from "./open.ts";
import { withCleanErrors } from "./storage-error.ts";
import { accessibilityReviewStore } from "./stores/accessibility-reviews.ts";
import { readStore } from "./stores/application-reads.ts";
import { applicationStore } from "./stores/applications.ts";
import { deskStore } from "./stores/desk.ts";
import { resumeStore } from "./stores/draft-resumes.ts";
import { handoffStore } from "./stores/handoffs.ts";
import { handoutSubscriptionStore } from "./stores/handout-subscriptions.ts";
import { handoutStore } from "./stores/handouts.ts";
import { identityStore } from "./stores/identity.ts";
import { outboxStore } from "./stores/outbox.ts";
import { paymentStore } from "./stores/payments.ts";
import { procedureStore } from "./stores/procedures.ts";
import { queueStore } from "./stores/queue.ts";
import { reservationStore } from "./stores/reservations.ts";
import { residentStore } from "./stores/residents.ts";
import { flowStore } from "./stores/sign-in-flows.ts";
import { waitingStore } from "./stores/waiting.ts";
import type { Stores } from "./stores.ts";

export type { OpenOptions, Stores };

/**
 * Opens the database, brings it up to date and yields its stores.
 * @param databaseUrl "file:./var/portal.db" or a path: SQLite; "postgres://…": PostgreSQL 15 or newer.
 * @throws when it cannot be reached, is newer than this release, or has settings that could lose commits.
 */
export const openStores = async (databaseUrl: string, options: OpenOptions = {}): Promise<Stores> => {
  const dialect = await openDialect(databaseUrl, options);
  return {
    dialect: dialect.name,
    procedures: withCleanErrors(procedureStore(dialect)),
    applications: withCleanErrors(applicationStore(dialect)),
    handoffs: withCleanErrors(handoffStore(dialect)),
    reads: withCleanErrors(readStore(dialect)),
    resumes: withCleanErrors(resumeStore(dialect)),
    handouts: withCleanErrors(handoutStore(dialect)),
    handoutSubscriptions: withCleanErrors(handoutSubscriptionStore(dialect)),
    residents: withCleanErrors(residentStore(dialect)),
    identity: withCleanErrors(identityStore(dialect)),
    signInFlows: withCleanErrors(flowStore(dialect)),
    outbox: withCleanErrors(outboxStore(dialect)),
    reservations: withCleanErrors(reservationStore(dialect)),
    desk: withCleanErrors(deskStore(dialect)),
    queue: withCleanErrors(queueStore(dialect)),
    waiting: withCleanErrors(waitingStore(dialect)),
    payments: withCleanErrors(paymentStore(dialect)),
    accessibility: withCleanErrors(accessibilityReviewStore(dialect)),
    ping: dialect.ping,
    close: dialect.close,
  };
};
