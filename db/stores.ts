/** The stores one database yields; each room declares its own port, db/ implements them. */
import type { HandoffStore } from "../app/applications/handoff-store.ts";
import type { ApplicationStore } from "../app/applications/store.ts";
import type { HandoutStore } from "../app/handouts/store.ts";
import type { SubscriptionStore } from "../app/handouts/subscription-store.ts";
import type { IdentityStore } from "../app/identity/store.ts";
import type { OutboxStore } from "../app/notifications/store.ts";
import type { PaymentStore } from "../app/payments/store.ts";
import type { ProcedureStore } from "../app/procedures/store.ts";
import type { DeskStore } from "../app/reservations/desk-store.ts";
import type { QueueStore } from "../app/reservations/queue-store.ts";
import type { ReservationStore } from "../app/reservations/store.ts";
import type { WaitingStore } from "../app/reservations/waiting-store.ts";

export type Stores = {
  dialect: "sqlite" | "postgres";
  procedures: ProcedureStore;
  applications: ApplicationStore;
  handoffs: HandoffStore;
  handouts: HandoutStore;
  handoutSubscriptions: SubscriptionStore;
  identity: IdentityStore;
  outbox: OutboxStore;
  reservations: ReservationStore;
  desk: DeskStore;
  queue: QueueStore;
  waiting: WaitingStore;
  payments: PaymentStore;
  /** Resolves when the database answers; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
