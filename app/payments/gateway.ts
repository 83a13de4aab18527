/**
 * An outside service that takes money on a page of its own (決済代行): one interface. A charge is named by our key, which
 * is stored before the service hears of it: asking twice with one key is asking once.
 */
import type { Result } from "../lib/result.ts";

/** open: nobody has paid yet. pending: the service does not know yet. closed: failed, cancelled or expired, no money. */
export type ChargeState = "open" | "pending" | "paid" | "closed";
export type Charge = {
  id: string;
  key: string;
  state: ChargeState;
  yen: number;
  /** ISO 4217; anything but JPY is refused. */
  currency: string;
  /** Where the resident pays; null when there is nothing left to do. */
  payUrl: string | null;
};
export type ChargeRequest = {
  key: string;
  yen: number;
  /** Shown on the service's page; names neither the person nor the procedure. */
  description: string;
  /** Absolute; opened by the resident's browser afterwards. */
  returnUrl: string;
  /** Absolute; signed notifications are posted here. */
  notifyUrl: string;
  expiresAt: number;
};

export type PaymentGateway = {
  id: string;
  /** True: no money moves; pages say so and production never has it. */
  demo: boolean;
  /** "refused": no charge was made. "unclear": there may be one; ask again with the same key. */
  startCharge(request: ChargeRequest): Promise<Result<Charge, "refused" | "unclear">>;
  /** null: the service has never heard of the key. `patient` false: a reader waits for the answer. */
  findCharge(key: string, patient: boolean): Promise<Result<Charge | null, "unclear">>;
  /** The charge as it is afterwards: it may have been paid in the meantime. */
  cancelCharge(key: string): Promise<Result<Charge | null, "unclear">>;
  /** Checks the signature before anything in the body is believed. */
  readNotification(body: string, header: (name: string) => string | null): Result<Charge, "unsigned" | "malformed">;
};
