/** Payments in memory and a gateway with moods, for tests that play what may happen. */
import type { Fee } from "../../app/engine/index.ts";
import { err, ok } from "../../app/lib/result.ts";
import type { Bill } from "../../app/payments/balance.ts";
import type { Charge, PaymentGateway } from "../../app/payments/gateway.ts";
import type { PaymentStore } from "../../app/payments/store.ts";
import type { Payment, PaymentEvent } from "../../app/payments/types.ts";

export const aFee = (total: number, open = false): Fee => ({
  lines: [{ id: "copy", label: "証明書", unit: total, quantity: 1, count: null, amount: total, exempt: null }],
  total,
  open,
});
export const aBill = (total: number, rest: Partial<Bill> = {}): Bill => ({
  applicationId: "application",
  fee: aFee(total),
  owed: true,
  ways: ["online", "counter", "invoice"],
  seq: 1,
  ...rest,
});

/** One application. `turn`: waits before each access, where others may come between. */
export function memoryStore(turn: () => Promise<void> = async () => undefined) {
  const rows: Payment[] = [];
  const told: PaymentEvent[] = [];
  const state = { lastSeq: 1 };
  const copy = <T>(value: T): T => structuredClone(value);
  /** The rules the database has as indexes. */
  const obey = () => {
    const paid = rows.filter((row) => row.state === "paid").map(({ part }) => part);
    if (new Set(paid).size < paid.length) throw new Error("a part is paid twice");
    if (rows.filter((row) => row.state === "chosen" || row.state === "started").length > 1) throw new Error("two open");
    const charges = rows.flatMap(({ chargeId }) => chargeId ?? []);
    if (new Set(charges).size < charges.length) throw new Error("one charge, two payments");
  };
  const store: PaymentStore = {
    async ofApplication() {
      await turn();
      return copy(rows);
    },
    async byId(id) {
      await turn();
      return copy(rows.find((row) => row.id === id) ?? null);
    },
    async byCharge(chargeId) {
      await turn();
      return copy(rows.find((row) => row.chargeId === chargeId) ?? null);
    },
    async change(_applicationId, decide, _mailsOf) {
      await turn();
      const { outcome, set, add, events } = decide({ payments: copy(rows), lastSeq: state.lastSeq });
      for (const { id, ...changes } of set) Object.assign(rows.find((row) => row.id === id) ?? {}, changes);
      rows.push(...copy(add));
      obey();
      told.push(...events.map(({ what, way, yen }) => ({ what, way, yen })));
      state.lastSeq += events.length;
      return outcome;
    },
    async toCheck(now, limit) {
      await turn();
      const waiting = rows.filter(({ checkAt }) => checkAt !== null && checkAt <= now);
      return copy(waiting.slice(0, limit));
    },
  };
  return { store, rows, told, state };
}

/** How a request goes: it never arrives, arrives much later, is done but the answer is lost, or all is well. */
export type Mood = "well" | "lost-before" | "late" | "lost-after";
type Setting = { clock: { now(): number }; mood: () => Mood; turn: () => Promise<void>; expires: boolean };

/** No network keeps a request longer. */
const longestOnTheWayMs = 3_600_000;

/** `expires` false: it forgets to close what has expired. */
export function moodyGateway({ clock, mood, turn, expires }: Setting) {
  const charges = new Map<string, Charge & { expiresAt: number }>();
  const onTheWay: { act: () => unknown; sentAt: number }[] = [];
  const asSeen = ({ expiresAt, ...charge }: Charge & { expiresAt: number }): Charge =>
    expires && charge.state === "open" && clock.now() > expiresAt ? { ...charge, state: "closed" } : charge;
  async function moody<T>(act: () => T) {
    await turn();
    const now = mood();
    if (now === "late") onTheWay.push({ act, sentAt: clock.now() });
    if (now === "late" || now === "lost-before") return err("unclear" as const);
    const value = act();
    await turn();
    return now === "lost-after" ? err("unclear" as const) : ok(value);
  }
  const find = (key: string): Charge | null => {
    const charge = charges.get(key);
    return charge ? asSeen(charge) : null;
  };
  const gateway: PaymentGateway = {
    id: "moody",
    demo: false,
    startCharge: ({ key, yen, expiresAt }) =>
      moody(() => {
        const id = `charge-${key}`;
        if (!charges.has(key))
          charges.set(key, {
            id,
            key,
            state: "open",
            yen,
            currency: "JPY",
            payUrl: "https://page.example/",
            expiresAt,
          });
        return find(key) as Charge;
      }),
    findCharge: (key) => moody(() => find(key)),
    cancelCharge: (key) =>
      moody(() => {
        const charge = charges.get(key);
        if (charge?.state === "open") charge.state = "closed";
        return find(key);
      }),
    readNotification: (body) => ok(JSON.parse(body) as Charge),
  };
  return {
    gateway,
    /** Somebody pays on the page; the page of a closed charge takes nothing. */
    pay(key: string) {
      const charge = charges.get(key);
      if (charge && asSeen(charge).state === "open") charge.state = "paid";
    },
    /** What was late arrives. */
    arrive() {
      for (const { act, sentAt } of onTheWay.splice(0)) if (clock.now() - sentAt <= longestOnTheWayMs) act();
    },
    messageOf: (key: string): string | null => {
      const charge = find(key);
      return charge && JSON.stringify(charge);
    },
    keys: () => [...charges.keys()],
    taken: () => [...charges.values()].reduce((sum, { state, yen }) => sum + (state === "paid" ? yen : 0), 0),
  };
}
