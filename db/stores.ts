/** The stores one database yields; each room declares its own port, db/ implements them. */
import type { DecisionStore } from "../app/accessibility/store.ts";
import type { HandoffStore } from "../app/applications/handoff-store.ts";
import type { ReadStore } from "../app/applications/reads.ts";
import type { ResumeStore } from "../app/applications/resume-store.ts";
import type { ResidentStore } from "../app/applications/step-up.ts";
import type { ApplicationStore } from "../app/applications/store.ts";
import type { HandoutStore } from "../app/handouts/store.ts";
import type { SubscriptionStore } from "../app/handouts/subscription-store.ts";
import type { FlowStore } from "../app/identity/card/flow-store.ts";
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
  resumes: ResumeStore;
  reads: ReadStore;
  handouts: HandoutStore;
  handoutSubscriptions: SubscriptionStore;
  residents: ResidentStore;
  identity: IdentityStore;
  signInFlows: FlowStore;
  outbox: OutboxStore;
  reservations: ReservationStore;
  desk: DeskStore;
  queue: QueueStore;
  waiting: WaitingStore;
  payments: PaymentStore;
  /** What people decided about accessibility. */
  accessibility: DecisionStore;
  /** Resolves when the database answers; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
