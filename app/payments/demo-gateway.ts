/**
 * Stands in for the outside service in the demo: charges live in memory, no money moves, the page says so. It loses them
 * when the server stops, as if it had never heard of them; what was paid is in our own books by then.
 */
import type { Clock } from "../lib/clock.ts";
import { err, ok } from "../lib/result.ts";
import type { Charge, ChargeRequest, PaymentGateway } from "./gateway.ts";

/** The notice comes this much later when the tester asks for it. */
const lateMs = 20_000;
const mostCharges = 1_000;

type DemoCharge = ChargeRequest & { id: string; paidFrom: number | null; closed: boolean };
export type DemoAct = "pay" | "pay-late" | "fail";
export type DemoPage = { yen: number; description: string; returnPath: string; open: boolean };

export type DemoGateway = PaymentGateway & {
  /** What its payment page shows; null: no such charge. */
  page(chargeId: string): DemoPage | null;
  act(chargeId: string, act: DemoAct): void;
};

const localPath = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

/** `pagePath`: where the payment page of a charge is, in the language of the page it comes from. */
export function demoGateway(
  clock: Clock,
  newId: () => string,
  pagePath: (chargeId: string, returnPath: string) => string,
): DemoGateway {
  const byKey = new Map<string, DemoCharge>();
  const byId = new Map<string, DemoCharge>();

  function stateOf({ paidFrom, closed, expiresAt }: DemoCharge): Charge["state"] {
    if (paidFrom !== null) return clock.now() < paidFrom ? "pending" : "paid";
    return closed || clock.now() > expiresAt ? "closed" : "open";
  }
  const chargeOf = (charge: DemoCharge): Charge => ({
    id: charge.id,
    key: charge.key,
    state: stateOf(charge),
    yen: charge.yen,
    currency: "JPY",
    payUrl: stateOf(charge) === "open" ? pagePath(charge.id, localPath(charge.returnUrl)) : null,
  });
  const forgetOldest = () => {
    const [oldest] = byKey.values();
    if (byKey.size < mostCharges || !oldest) return;
    byKey.delete(oldest.key);
    byId.delete(oldest.id);
  };

  return {
    id: "demo",
    demo: true,
    async startCharge(request) {
      const known = byKey.get(request.key);
      if (known) return ok(chargeOf(known));
      forgetOldest();
      const charge: DemoCharge = { ...request, id: newId(), paidFrom: null, closed: false };
      byKey.set(charge.key, charge);
      byId.set(charge.id, charge);
      return ok(chargeOf(charge));
    },
    async findCharge(key) {
      const charge = byKey.get(key);
      return ok(charge ? chargeOf(charge) : null);
    },
    async cancelCharge(key) {
      const charge = byKey.get(key);
      if (charge && charge.paidFrom === null) charge.closed = true;
      return ok(charge ? chargeOf(charge) : null);
    },
    /** It sends none: the way back and the questions of the timer are enough here. */
    readNotification: () => err("unsigned"),

    page(chargeId) {
      const charge = byId.get(chargeId);
      if (!charge) return null;
      const { yen, description, returnUrl } = charge;
      return { yen, description, returnPath: localPath(returnUrl), open: stateOf(charge) === "open" };
    },
    act(chargeId, act) {
      const charge = byId.get(chargeId);
      if (!charge || stateOf(charge) !== "open") return;
      if (act === "fail") charge.closed = true;
      else charge.paidFrom = clock.now() + (act === "pay-late" ? lateMs : 0);
    },
  };
}
