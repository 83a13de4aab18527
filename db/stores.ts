/** The stores one database yields; each room declares its own port, db/ implements them. */
import type { ApplicationStore } from "../app/applications/store.ts";
import type { IdentityStore } from "../app/identity/store.ts";
import type { OutboxStore } from "../app/notifications/store.ts";
import type { ProcedureStore } from "../app/procedures/store.ts";

export type Stores = {
  dialect: "sqlite" | "postgres";
  procedures: ProcedureStore;
  applications: ApplicationStore;
  identity: IdentityStore;
  outbox: OutboxStore;
  /** Resolves when the database answers; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
};
