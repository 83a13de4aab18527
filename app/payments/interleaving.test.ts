/** Whatever comes in whatever order: money that was taken is recorded once, and what is too much is shown as such. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBill, aFee, type Mood, memoryStore, moodyGateway } from "../../tests/factories/payments.ts";
import type { Bill } from "./balance.ts";
import { createPayments } from "./payments.ts";

const minute = 60_000;
const clerk = { kind: "staff", accountId: "a", name: "見本 太郎" } as const;

type Act =
  | { kind: "start" | "return" | "reconcile" | "counter" | "invoice" | "look-at-file" | "cash" | "send-invoice" }
  | { kind: "pay-page" | "notify"; which: number }
  | { kind: "invoice-paid" | "give-back" | "void"; which: number }
  | { kind: "fee"; total: number }
  | { kind: "withdraw" | "arrive" }
  | { kind: "wait"; minutes: number };

const which = fc.nat(3);
type Plain = Exclude<Act, { which: number } | { total: number } | { minutes: number }>["kind"];
const oneOf = (...kinds: Plain[]) => fc.constantFrom(...kinds.map((kind): Act => ({ kind })));
/** Nobody but the resident and the gateway. */
const online: fc.MaybeWeightedArbitrary<Act>[] = [
  { weight: 7, arbitrary: oneOf("start") },
  { weight: 7, arbitrary: which.map((at): Act => ({ kind: "pay-page", which: at })) },
  { weight: 5, arbitrary: which.map((at): Act => ({ kind: "notify", which: at })) },
  { weight: 4, arbitrary: oneOf("return", "reconcile", "arrive") },
  { weight: 2, arbitrary: fc.constantFrom(300, 600, 900).map((total): Act => ({ kind: "fee", total })) },
  { weight: 3, arbitrary: fc.constantFrom(1, 10, 40, 600).map((minutes): Act => ({ kind: "wait", minutes })) },
];
const everything: fc.MaybeWeightedArbitrary<Act>[] = [
  ...online,
  { weight: 8, arbitrary: oneOf("counter", "invoice", "look-at-file", "cash", "send-invoice") },
  { weight: 2, arbitrary: which.map((at): Act => ({ kind: "invoice-paid", which: at })) },
  { weight: 2, arbitrary: which.map((at): Act => ({ kind: "give-back", which: at })) },
  { weight: 1, arbitrary: which.map((at): Act => ({ kind: "void", which: at })) },
  { weight: 1, arbitrary: oneOf("withdraw") },
];
/** Acts of one row happen at the same time, in an order that the scheduler chooses. */
const story = (acts: fc.MaybeWeightedArbitrary<Act>[]) =>
  fc.array(fc.array(fc.oneof(...acts), { minLength: 1, maxLength: 3 }), { maxLength: 14, size: "max" });
const moods = fc.infiniteStream(fc.constantFrom<Mood>("well", "well", "well", "lost-before", "late", "lost-after"));

function world(mood: () => Mood, turn: () => Promise<void>, expires: boolean) {
  let now = Date.UTC(2026, 3, 1);
  let ids = 0;
  const clock = { now: () => now };
  const memory = memoryStore(turn);
  const outside = moodyGateway({ clock, mood, turn, expires });
  const payments = createPayments({
    store: memory.store,
    gateway: outside.gateway,
    clock,
    newId: () => `p${ids++}`,
    limits: { take: async () => ({ allowed: true }) },
    origin: "https://portal.example",
    description: () => "手数料",
    onNews: () => undefined,
    tellOf: async () => () => [],
  });
  let total = 600;
  let owed = true;
  /** What came over the counter and by 納付書, and what went back, in the city's till. */
  const till = { in: 0, out: 0 };
  const bill = (): Bill => aBill(total, { fee: aFee(total), owed, seq: memory.state.lastSeq });
  /** The page a clerk has before them: it may be an old one. */
  let file: { bill: Bill; seq: number } | null = null;
  const pick = <T>(list: T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

  async function doing(each: Act): Promise<void> {
    const shown = bill();
    switch (each.kind) {
      case "start":
      case "counter":
      case "invoice": {
        const { due } = (await payments.accountOf(shown)).balance;
        const wish = { bill: shown, seen: due };
        if (each.kind !== "start") await payments.choose(wish, each.kind);
        else await payments.online?.start(wish, "ja");
        return;
      }
      case "pay-page":
        return outside.pay(pick(outside.keys(), each.which) ?? "");
      case "notify": {
        const message = outside.messageOf(pick(outside.keys(), each.which) ?? "");
        if (message) await payments.online?.notified(message, () => null);
        return;
      }
      case "return": {
        const open = (await payments.accountOf(shown)).balance.open;
        if (open) await payments.online?.look(open);
        return;
      }
      case "reconcile":
        await payments.online?.reconcile();
        return;
      case "look-at-file":
        file = { bill: shown, seq: shown.seq };
        return;
      case "cash":
      case "send-invoice": {
        const seen = file ?? { bill: shown, seq: shown.seq };
        const { due } = (await payments.accountOf(seen.bill)).balance;
        const kind = each.kind === "cash" ? ("receive-cash" as const) : each.kind;
        const done = await payments.record(seen.bill, seen.seq, { kind }, clerk);
        // Money changes hands only when the page says that it was recorded.
        if (done.ok && each.kind === "cash") till.in += due ?? 0;
        return;
      }
      case "invoice-paid": {
        const account = await payments.accountOf(shown);
        const invoice = pick(account.awaited, each.which);
        if (!invoice) return;
        const done = await payments.record(shown, shown.seq, { kind: "confirm-invoice", id: invoice.id }, clerk);
        if (done.ok) till.in += invoice.yen ?? 0;
        return;
      }
      case "give-back": {
        const refund = pick((await payments.accountOf(shown)).refunds, each.which);
        if (!refund) return;
        const command = { kind: "give-back", id: refund.payment.id, yen: refund.yen } as const;
        if ((await payments.record(shown, shown.seq, command, clerk)).ok) till.out += refund.yen;
        return;
      }
      case "void": {
        const mistake = pick((await payments.accountOf(shown)).voidable, each.which);
        if (!mistake) return;
        const done = await payments.record(shown, shown.seq, { kind: "void", id: mistake.id }, clerk);
        if (done.ok) till.in -= mistake.yen ?? 0;
        return;
      }
      case "fee":
      case "withdraw":
        // An event of the application itself: a correction, a withdrawal.
        memory.state.lastSeq += 1;
        if (each.kind === "fee") total = each.total;
        else owed = false;
        return;
      case "arrive":
        return outside.arrive();
      case "wait":
        now += each.minutes * minute;
        return;
    }
  }

  return {
    doing,
    memory,
    async settle() {
      outside.arrive();
      // Days later everything has been asked.
      for (let days = 0; days < 3; days++) {
        now += 1440 * minute;
        while (memory.rows.some(({ checkAt }) => checkAt !== null && checkAt <= now))
          await payments.online?.reconcile();
      }
    },
    async books() {
      const { balance } = await payments.accountOf(bill());
      return { balance, taken: outside.taken() + till.in, givenBack: till.out, asked: owed ? total : 0 };
    },
  };
}

const paidStates = new Set(["paid", "refund-due", "refunded"]);
const sum = (amounts: (number | null)[]) => amounts.reduce<number>((total, yen) => total + (yen ?? 0), 0);

type Ended = ReturnType<typeof world> & Awaited<ReturnType<ReturnType<typeof world>["books"]>>;
/** Plays many stories to their end, and then days on, with a gateway that is well again. */
const play = (
  acts: fc.MaybeWeightedArbitrary<Act>[],
  { expiry, numRuns }: { expiry: fc.Arbitrary<boolean>; numRuns: number },
  check: (ended: Ended) => void,
) =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), story(acts), moods, expiry, async (scheduler, rows, stream, expires) => {
      let healthy = false;
      const mood = () => (healthy ? "well" : (stream.next().value as Mood));
      const turn = () => (healthy ? Promise.resolve() : scheduler.schedule(Promise.resolve()));
      const played = world(mood, turn, expires);
      for (const each of rows) await scheduler.waitFor(Promise.all(each.map((one) => played.doing(one))));
      healthy = true;
      await played.settle();
      check({ ...played, ...(await played.books()) });
    }),
    { numRuns },
  );

describe("money", () => {
  it("is settled once or not at all, and never twice without being shown as to give back", async () => {
    const outcomes = new Set<string>();
    await play(everything, { expiry: fc.boolean(), numRuns: 3_000 }, ({ memory, balance, taken, givenBack, asked }) => {
      const { rows, told } = memory;
      const recorded = rows.filter(({ state }) => paidStates.has(state));
      // Everything that was taken is in the books, once, and told once.
      expect(sum(recorded.map(({ yen }) => yen))).toBe(taken);
      const toldOf = (...what: string[]) =>
        sum(told.filter((event) => what.includes(event.what)).map(({ yen }) => yen));
      expect(toldOf("received", "refund-due") - toldOf("voided")).toBe(taken);
      expect([sum(rows.map(({ refunded }) => refunded)), toldOf("refunded")]).toEqual([givenBack, givenBack]);
      // What the city keeps is the fee at most; the rest is shown as to give back.
      expect(taken - givenBack - balance.refundDue).toBeLessThanOrEqual(asked);
      expect(balance.due).toBe(Math.max(0, asked - balance.received));
      // Nothing is left half way: no charge without a final word.
      expect(rows.filter(({ state, checkAt }) => state === "started" || checkAt !== null)).toEqual([]);
      for (const { state, way } of rows) outcomes.add(`${way} ${state}`);
    });
    // The stories are no empty ones.
    for (const seen of ["online paid", "online refund-due", "online failed", "online cancelled", "counter refunded"])
      expect(outcomes).toContain(seen);
  }, 60_000);

  it("is never taken twice by the gateway alone", async () => {
    let paid = 0;
    // One thing is asked of it: what has expired cannot be paid.
    await play(online, { expiry: fc.constant(true), numRuns: 2_000 }, ({ balance, taken, memory }) => {
      expect(balance.doubled).toBe(0);
      expect(memory.rows.filter(({ state }) => state === "refund-due")).toEqual([]);
      if (taken > 0) paid += 1;
    });
    expect(paid).toBeGreaterThan(200);
  }, 60_000);
});
