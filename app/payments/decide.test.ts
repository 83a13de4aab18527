import { describe, expect, it } from "vitest";
import { aBill, aFee } from "../../tests/factories/payments.ts";
import { balanceOf, refundsOf, waysOf } from "./balance.ts";
import { absorb, absorbUnheard, askLater, giveUp } from "./charges.ts";
import { assess, awaited, confirmInvoice, giveBack, receiveCash, sendInvoice, voidRecord } from "./clerk.ts";
import { beginOnline, chargeMs, chooseWay, type Decide } from "./decide.ts";
import type { Charge } from "./gateway.ts";
import type { Payment } from "./types.ts";

const now = Date.UTC(2026, 3, 1);
const minute = 60_000;
const resident = { kind: "resident" } as const;
const clerk = { kind: "staff", accountId: "a", name: "見本 太郎" } as const;
const bill = aBill(600);
const seen = { bill, seq: 1 };
const at = (id: string, time = now) => ({ id, now: time, by: resident });
const charge = (key: string, rest: Partial<Charge> = {}): Charge => ({
  ...{ id: `ch-${key}`, key, state: "paid", yen: 600, currency: "JPY", payUrl: null },
  ...rest,
});

/** Payments as they are after these decisions; the last outcome beside them. */
function played(...decisions: Decide<unknown>[]) {
  let payments: Payment[] = [];
  let lastSeq = 1;
  let outcome: unknown = null;
  const told: string[] = [];
  for (const decide of decisions) {
    const { set, add, events, ...rest } = decide({ payments, lastSeq });
    outcome = rest.outcome;
    const changed = payments.map((each) => ({ ...each, ...set.find(({ id }) => id === each.id) }));
    payments = [...changed, ...add];
    lastSeq += events.length;
    told.push(...events.map(({ what, way, yen }) => `${what} ${way} ${yen}`));
  }
  const states = payments.map(({ id, state }) => `${id} ${state}`);
  return { payments, outcome, told, states, balance: balanceOf({ ...bill, seq: lastSeq }, payments), seq: lastSeq };
}
const begun = (id = "p1", time = now) => beginOnline({ bill, seen: 600 }, at(id, time));
const chosen = (way: "counter" | "invoice", id = "c1") => chooseWay({ bill, seen: 600 }, way, at(id));

describe("choosing a way", () => {
  it("keeps one choice, and lets it be changed until it is paid", () => {
    expect(played(chosen("counter"), chosen("counter", "c2")).states).toEqual(["c1 chosen"]);
    expect(played(chosen("counter"), chosen("invoice", "c2")).states).toEqual(["c1 cancelled", "c2 chosen"]);
    const paid = played(chosen("counter"), receiveCash(seen, { ...at("cash"), by: clerk }));
    expect(paid.states).toEqual(["c1 cancelled", "cash paid"]);
  });

  it.each<[string, Parameters<typeof chooseWay>[0], string]>([
    ["another amount was shown", { bill, seen: 500 }, "stale"],
    ["the application has changed", { bill: aBill(600, { seq: 0 }), seen: 600 }, "stale"],
    ["nothing is to be paid", { bill: aBill(0), seen: 0 }, "not-due"],
    ["it was withdrawn", { bill: aBill(600, { owed: false }), seen: 600 }, "not-due"],
    ["the way is not offered", { bill: aBill(600, { ways: ["online"] }), seen: 600 }, "not-offered"],
  ])("is refused when %s", (_name, wish, failure) => {
    expect(played(chooseWay(wish, "counter", at("c1")))).toMatchObject({ outcome: failure, states: [] });
  });

  it("online is offered for a known amount that is not too large, the counter when nothing else is", () => {
    const ways = (of: Parameters<typeof aBill>) => {
      const each = aBill(...of);
      return waysOf(each, balanceOf(each, []));
    };
    expect(ways([600])).toEqual(["online", "counter", "invoice"]);
    expect(ways([1_000_000])).toEqual(["counter", "invoice"]);
    expect(ways([600, { fee: aFee(600, true) }])).toEqual(["counter", "invoice"]);
    expect(ways([600, { ways: ["online"], fee: aFee(600, true) }])).toEqual(["counter"]);
  });
});

describe("a charge", () => {
  it("is asked for with one key, whoever clicks again", () => {
    const twice = played(begun("p1"), begun("p2", now + minute));
    expect(twice.states).toEqual(["p1 started"]);
    expect(twice.outcome).toMatchObject({ kind: "go", payment: { id: "p1", yen: 600, expiresAt: now + chargeMs } });
  });

  it("is closed first when it is about to expire, has another amount or does not fit", () => {
    expect(played(begun(), begun("p2", now + chargeMs - minute)).outcome).toMatchObject({ kind: "close-first" });
    const dearer = beginOnline({ bill: aBill(900), seen: 900 }, at("p2"));
    expect(played(begun(), dearer).outcome).toMatchObject({ kind: "close-first", payment: { id: "p1" } });
    const odd = absorb("p1", charge("p1", { yen: 1 }), now);
    expect(played(begun(), odd, begun("p2")).outcome).toMatchObject({ kind: "close-first" });
  });

  it("settles once, however often the gateway says so", () => {
    const paid = absorb("p1", charge("p1"), now + minute);
    const all = played(begun(), paid, paid, paid);
    expect(all).toMatchObject({ outcome: "already", told: ["received online 600"], states: ["p1 paid"] });
    expect(all.payments[0]).toMatchObject({ chargeId: "ch-p1", settledAt: now + minute, checkAt: null });
    expect(all.balance).toMatchObject({ due: 0, received: 600, refundDue: 0 });
  });

  it.each<[string, Partial<Charge>, "amount" | "charge"]>([
    ["another amount", { yen: 60 }, "amount"],
    ["another currency", { currency: "USD" }, "amount"],
    ["another key", { key: "p2" }, "charge"],
  ])("of %s is not believed, and shown to the clerk", (_name, rest, trouble) => {
    const odd = played(begun(), absorb("p1", charge("p1", rest), now));
    expect(odd).toMatchObject({ outcome: "mismatch", told: [], states: ["p1 started"] });
    expect(odd.payments[0]).toMatchObject({ trouble });
    const learnt = absorb("p1", charge("p1", { state: "open" }), now);
    const other = absorb("p1", charge("p1", { id: "ch-other" }), now);
    expect(played(begun(), learnt, other)).toMatchObject({ outcome: "mismatch", states: ["p1 started"] });
    // Money that fits is recorded all the same, and the trouble is over.
    const mended = played(begun(), absorb("p1", charge("p1", rest), now), absorb("p1", charge("p1"), now));
    expect(mended.payments[0]).toMatchObject({ state: "paid", trouble: null });
  });

  it("of a way that is no online one, or of nobody, changes nothing", () => {
    expect(played(chosen("counter"), absorb("c1", charge("c1"), now))).toMatchObject({ outcome: "unknown", told: [] });
    expect(played(absorb("none", charge("none"), now)).outcome).toBe("unknown");
  });

  it("that is paid late is recorded: as the payment when none came, to give back when the counter has it", () => {
    const late = absorb("p1", charge("p1"), now + minute);
    expect(played(begun(), chosen("counter"), late).states).toEqual(["p1 paid", "c1 cancelled"]);
    const cash = receiveCash(seen, { ...at("cash"), by: clerk });
    const twice = played(begun(), chosen("counter"), cash, late);
    expect(twice.states).toEqual(["p1 refund-due", "c1 cancelled", "cash paid"]);
    expect(twice.told).toEqual(["received counter 600", "refund-due online 600"]);
    expect(twice.balance).toMatchObject({ due: 0, received: 600, refundDue: 600, doubled: 600 });
    const failed = played(begun(), absorb("p1", charge("p1", { state: "closed" }), now), late);
    expect(failed.states).toEqual(["p1 paid"]);
  });

  it("that was never heard of is given up when it would have expired, and asked for once more", () => {
    const before = played(begun(), absorbUnheard("p1", now + chargeMs));
    expect(before).toMatchObject({ outcome: "unclear", states: ["p1 started"] });
    const given = played(begun(), absorbUnheard("p1", now + chargeMs + 1));
    expect(given).toMatchObject({ outcome: "closed", states: ["p1 failed"] });
    expect(given.payments[0]?.checkAt).toBe(now + chargeMs + 60 * minute);
    const last = played(begun(), absorbUnheard("p1", now + chargeMs + 1), absorbUnheard("p1", now + 100 * minute));
    expect(last.payments[0]).toMatchObject({ state: "failed", checkAt: null });
  });

  it("without an answer is asked about again, more and more rarely", () => {
    const waits = [1, 2, 60, 600].map((minutes) => {
      const time = now + minutes * minute;
      return (played(begun(), askLater("p1", time)).payments[0]?.checkAt ?? 0) - time;
    });
    expect(waits).toEqual([minute / 2, minute, 30 * minute, 60 * minute]);
    expect(played(begun(), giveUp("p1")).states).toEqual(["p1 failed"]);
  });
});

describe("what a clerk records", () => {
  const by = { now, by: clerk };
  const cash = (id = "cash", seq = 1) => receiveCash({ bill: aBill(600, { seq }), seq }, { id, ...by });

  it("cash once; a page that is old or shows nothing to pay is refused", () => {
    expect(played(cash())).toMatchObject({ outcome: "done", told: ["received counter 600"] });
    expect(played(cash(), cash("again")).outcome).toBe("stale");
    expect(played(cash(), cash("again", 2)).outcome).toBe("not-due");
    expect(played(receiveCash({ bill: aBill(600, { owed: false }), seq: 1 }, { id: "x", ...by })).outcome).toBe(
      "not-due",
    );
  });

  it("the remainder after a correction is a part of its own", () => {
    const rest = receiveCash({ bill: aBill(900, { seq: 2 }), seq: 2 }, { id: "rest", ...by });
    const { payments } = played(cash(), rest);
    expect(payments.map(({ part, yen }) => [part, yen])).toEqual([
      [1, 600],
      [2, 300],
    ]);
  });

  it("an open fee is assessed before it is paid, and again when what is computed changes", () => {
    const open = (total: number, seq = 1) => ({ bill: aBill(total, { fee: aFee(total, true), seq }), seq });
    expect(played(receiveCash(open(450), { id: "x", ...by })).outcome).toBe("amount");
    for (const wrong of [null, 449]) {
      expect(played(assess({ ...open(450), total: wrong }, { id: "x", ...by })).outcome).toBe("amount");
    }
    expect(played(assess({ ...seen, total: 700 }, { id: "x", ...by })).outcome).toBe("not-possible");
    const said = assess({ ...open(450), total: 1_010 }, { id: "said", ...by });
    const paid = played(said, receiveCash(open(450, 2), { id: "cash", ...by }));
    expect(paid).toMatchObject({ outcome: "done", told: ["assessed counter 1010", "received counter 1010"] });
    expect(balanceOf(open(900).bill, played(said).payments)).toMatchObject({ total: null, due: null });
    const free = played(assess({ ...open(0), total: 0 }, { id: "said", ...by }));
    expect(free.told).toEqual(["waived counter 0"]);
    expect(balanceOf(open(0).bill, free.payments)).toMatchObject({ total: 0, due: 0 });
    const kept = chooseWay({ bill: open(450).bill, seen: null }, "counter", at("c1"));
    expect(played(kept, said).states).toEqual(["c1 chosen", "said assessed"]);
  });

  it("a 納付書 once, and its money even when another way was chosen since", () => {
    const send = (seq = 1) => sendInvoice({ bill: aBill(600, { seq }), seq }, { id: `slip-${seq}`, ...by });
    expect(played(chosen("invoice"), send()).states).toEqual(["c1 cancelled", "slip-1 chosen"]);
    expect(played(send(), send(2)).outcome).toBe("not-possible");
    const other = chooseWay({ bill: aBill(600, { seq: 2 }), seen: 600 }, "counter", at("c1"));
    const changed = played(send(), other);
    expect(awaited(changed.payments).map(({ id }) => id)).toEqual(["slip-1"]);
    const confirm = confirmInvoice({ bill: aBill(600, { seq: 2 }), seq: 2, id: "slip-1" }, by);
    expect(played(send(), other, confirm)).toMatchObject({ outcome: "done", states: ["slip-1 paid", "c1 cancelled"] });
    const both = played(
      send(),
      cash("cash", 2),
      confirmInvoice({ bill: aBill(600, { seq: 3 }), seq: 3, id: "slip-1" }, by),
    );
    expect(both.states).toEqual(["slip-1 refund-due", "cash paid"]);
    expect(played(confirm).outcome).toBe("stale");
  });

  it("what is given back: what was paid twice, the surplus, everything after a withdrawal; no more and not twice", () => {
    const lower = aBill(200, { seq: 2 });
    const { payments } = played(cash());
    expect(refundsOf(lower, payments)).toMatchObject([{ payment: { id: "cash" }, yen: 400 }]);
    const back = (of: typeof bill, yen: number, seq = 2) => giveBack({ bill: of, seq, id: "cash", yen }, by);
    expect(played(cash(), back(lower, 600)).outcome).toBe("not-possible");
    const partly = played(cash(), back(lower, 400));
    expect(partly.payments[0]).toMatchObject({ state: "paid", refunded: 400 });
    expect(played(cash(), back(lower, 400), back(aBill(200, { seq: 3 }), 400, 3)).outcome).toBe("not-possible");
    const ended = aBill(600, { seq: 2, owed: false });
    expect(played(cash(), back(ended, 600)).payments[0]).toMatchObject({ state: "refunded", refunded: 600 });
    expect(played(cash(), back(aBill(600, { seq: 2 }), 600)).outcome).toBe("not-possible");
  });

  it("a mistake is taken back, but never what the gateway took", () => {
    const undo = (id: string) => voidRecord({ bill: aBill(600, { seq: 2 }), seq: 2, id }, by);
    const undone = played(cash(), undo("cash"));
    expect(undone).toMatchObject({ told: ["received counter 600", "voided counter 600"], balance: { due: 600 } });
    expect(played(begun(), absorb("p1", charge("p1"), now), undo("p1")).outcome).toBe("not-possible");
    const late = absorb("p1", charge("p1"), now + minute);
    const mistaken = voidRecord({ bill: aBill(600, { seq: 3 }), seq: 3, id: "cash" }, by);
    const only = played(begun(), cash(), late, mistaken);
    expect(only).toMatchObject({ states: ["p1 paid", "cash cancelled"], balance: { due: 0, refundDue: 0 } });
  });
});
