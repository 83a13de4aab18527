/** Paying on the gateway's page: never twice, whatever is lost, late or repeated on the way. */
import { type Locale, localizePath } from "../i18n/locales.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Book } from "./book.ts";
import { type Absorbed, abandon, absorb, absorbUnheard, askLater, giveUp } from "./charges.ts";
import { beginOnline, type Decide, type Wish, type WishFailure } from "./decide.ts";
import type { Charge, ChargeRequest, PaymentGateway } from "./gateway.ts";
import type { PaymentStore } from "./store.ts";
import type { Payment } from "./types.ts";

const startsPerHour = 10;
const checksPerMinute = 12;
const hourMs = 3_600_000;
const checksAtOnce = 50;
const resident = { kind: "resident" } as const;

export type OnlineDeps = {
  store: PaymentStore;
  book: Book;
  clock: Clock;
  newId(): string;
  limits: { take(key: string, max: number, windowMs: number, now: number): Promise<{ allowed: boolean }> };
  /** Public address of the portal, `https://…`. */
  origin: string;
  /** Shown on the gateway's page, in the payer's language. */
  description(locale: Locale): string;
  /** For the log: "paid" or what went wrong; no personal data and no receipt number, only the payment's id. */
  onNews(payment: string, what: string): void;
};
export type StartFailure = WishFailure | "too-many" | "unclear" | "refused" | "paid";
/** What is known of a payment after asking; "unclear": the gateway does not answer. */
export type Checked = Absorbed | "unclear";
export type NotificationFailure = "unsigned" | "malformed" | "unknown" | "mismatch";

export const notificationPath = "/api/payments/notifications";

export function createOnline(deps: OnlineDeps, gateway: PaymentGateway) {
  const { store, clock, onNews } = deps;

  const decide: <T extends {}>(of: Pick<Payment, "applicationId">, decision: Decide<T>) => Promise<T> = (
    of,
    decision,
  ) => deps.book(of.applicationId, decision);

  /** The gateway's word, written down. A charge that belongs to another payment is not believed. */
  async function take(payment: Payment, charge: Charge): Promise<Absorbed> {
    const owner = await store.byCharge(charge.id);
    const believed = owner === null || owner.id === payment.id ? charge : { ...charge, key: "" };
    const absorbed = await decide(payment, absorb(payment.id, believed, clock.now()));
    if (absorbed === "paid" || absorbed === "mismatch" || absorbed === "refund-due") onNews(payment.id, absorbed);
    return absorbed;
  }

  async function close(payment: Payment): Promise<Checked> {
    const answer = await gateway.cancelCharge(payment.id);
    if (!answer.ok) return "unclear";
    if (answer.value) return take(payment, answer.value);
    return decide(payment, absorbUnheard(payment.id, clock.now()));
  }

  async function check(payment: Payment, patient: boolean): Promise<Checked> {
    const answer = await gateway.findCharge(payment.id, patient);
    if (!answer.ok) {
      await decide(payment, askLater(payment.id, clock.now()));
      return "unclear";
    }
    if (answer.value === null) return decide(payment, absorbUnheard(payment.id, clock.now()));
    const absorbed = await take(payment, answer.value);
    const isOver = payment.state !== "started" || clock.now() > (payment.expiresAt ?? 0);
    // Nobody shall pay what is closed here: the counter may have the money by then.
    return absorbed === "open" && isOver ? close(payment) : absorbed;
  }

  /** A row whose id the gateway is then asked with. A charge of another amount is closed first, and known to be closed. */
  async function begin(wish: Wish): Promise<Result<Payment, StartFailure>> {
    for (let tries = 0; tries < 3; tries++) {
      const making = { id: deps.newId(), now: clock.now(), by: resident };
      const begun = await decide(wish.bill, beginOnline(wish, making));
      if (begun.kind === "go") return ok(begun.payment);
      if (begun.kind !== "close-first") return err(begun.kind);
      const closed = await close(begun.payment);
      if (closed === "paid" || closed === "already") return err("paid");
      if (closed !== "closed") return err("unclear");
      await decide(wish.bill, abandon(begun.payment.id, clock.now()));
    }
    return err("unclear");
  }

  const requestOf = ({ id, yen, expiresAt }: Payment, locale: Locale): ChargeRequest => ({
    key: id,
    yen: yen ?? 0,
    description: deps.description(locale),
    returnUrl: `${deps.origin}${localizePath(`/payments/${id}`, locale)}`,
    notifyUrl: `${deps.origin}${notificationPath}`,
    expiresAt: expiresAt ?? 0,
  });

  /** Asks about everything that is not final; returns about how many. For a timer. */
  async function reconcile(): Promise<number> {
    const waiting = await store.toCheck(clock.now(), checksAtOnce);
    for (const payment of waiting) await check(payment, true);
    return waiting.length;
  }

  return {
    /** The gateway's page to go to. A second click and a second tab come to the same charge. */
    async start(wish: Wish, locale: Locale): Promise<Result<{ payUrl: string }, StartFailure>> {
      const key = `payment:${wish.bill.applicationId}`;
      const { allowed } = await deps.limits.take(key, startsPerHour, hourMs, clock.now());
      if (!allowed) return err("too-many");
      const begun = await begin(wish);
      if (!begun.ok) return begun;
      const payment = begun.value;
      const answer = await gateway.startCharge(requestOf(payment, locale));
      if (!answer.ok) {
        onNews(payment.id, answer.error);
        if (answer.error === "refused") await decide(payment, giveUp(payment.id));
        return answer;
      }
      const absorbed = await take(payment, answer.value);
      const { payUrl } = answer.value;
      if (absorbed === "open" && payUrl !== null) return ok({ payUrl });
      if (absorbed === "closed") return err("refused");
      return err(absorbed === "paid" || absorbed === "already" || absorbed === "refund-due" ? "paid" : "unclear");
    },

    /** Asks the gateway for a reader who waits; not more often than a person reloads a page. */
    async look(payment: Payment): Promise<Checked> {
      if (payment.state !== "started") return "already";
      const key = `payment-look:${payment.id}`;
      const { allowed } = await deps.limits.take(key, checksPerMinute, 60_000, clock.now());
      return allowed ? check(payment, false) : "unclear";
    },

    /** A message that says it is the gateway's. */
    async notified(
      body: string,
      header: (name: string) => string | null,
    ): Promise<Result<Absorbed, NotificationFailure>> {
      const read = gateway.readNotification(body, header);
      if (!read.ok) {
        onNews("", read.error);
        return read;
      }
      const payment = await store.byId(read.value.key);
      if (!payment) return err("unknown");
      const absorbed = await take(payment, read.value);
      return absorbed === "mismatch" || absorbed === "unknown" ? err(absorbed) : ok(absorbed);
    },

    reconcile,

    /** Reconciles now and then every `everyMs`; the answer stops it and waits for what is under way. */
    every(everyMs: number, onError: (error: unknown) => void): () => Promise<void> {
      let running: Promise<unknown> = Promise.resolve();
      let isRunning = false;
      const tick = () => {
        if (isRunning) return;
        isRunning = true;
        running = reconcile()
          .catch(onError)
          .finally(() => {
            isRunning = false;
          });
      };
      const timer = setInterval(tick, everyMs).unref();
      tick();
      return async () => {
        clearInterval(timer);
        await running;
      };
    },

    /** What the resident may just be paying is stopped, or turns out to be paid. */
    async stop(payment: Payment | null): Promise<void> {
      if (payment?.state === "started") await close(payment);
    },
  };
}
export type Online = ReturnType<typeof createOnline>;
