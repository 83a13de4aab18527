/** Sends what the outbox holds: claimed with a lease, retried with growing pauses, never in the request's way. */

import type { Clock } from "../lib/clock.ts";
import type { Transport } from "./channels/email.ts";
import type { OutboxStore } from "./store.ts";

export type Delivery = {
  /** Sends everything due now; returns how many went out. */
  drain(): Promise<number>;
  /** Drains now and then every `everyMs`. */
  start(everyMs: number): void;
  /** Asks for a drain soon, after a submission. */
  kick(): void;
  stop(): Promise<void>;
};

const leaseMs = 60_000;
/** What one mail may take; the transports give up before. A mail that might outlive its lease is left for the next claim. */
const longestSendMs = 30_000;
const batch = 20;
/** A refusal for good (an address that does not exist) is believed at the second time; anything else for about five days. */
const refusalsBelieved = 2;
const mostAttempts = 28;
const never = Number.MAX_SAFE_INTEGER;
/** 1 min, 2, 4 … at most six hours. `attempts`: 1 after the first. */
const pause = (attempts: number) => Math.min(60_000 * 2 ** (attempts - 1), 6 * 3_600_000);

/** SMTP answers from 500 on are final (RFC 5321, 4.2.1). */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && "responseCode" in error && Number(error.responseCode) >= 500;

function nextTry(attempts: number, error: unknown, now: number): number {
  const isOver = attempts >= mostAttempts || (isRefusal(error) && attempts >= refusalsBelieved);
  return isOver ? never : now + pause(attempts);
}

/** What may be logged of a failure: servers repeat the address and words of the mail in their messages. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

export function createDelivery(
  outbox: OutboxStore,
  transport: Transport,
  clock: Clock,
  onFailure: (about: string, reason: string) => void,
): Delivery {
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function run(): Promise<number> {
    let sent = 0;
    while (!stopped) {
      const claimedAt = clock.now();
      const mails = await outbox.claim(batch, claimedAt, leaseMs);
      for (const mail of mails) {
        if (stopped || clock.now() + longestSendMs > claimedAt + leaseMs) break;
        try {
          await transport.send(mail);
          await outbox.sent(mail.id, clock.now());
          sent++;
        } catch (error) {
          const reason = reasonOf(error);
          onFailure(mail.about, reason);
          await outbox.failed(mail.id, reason, nextTry(mail.attempts, error, clock.now()));
        }
      }
      if (mails.length < batch) break;
    }
    return sent;
  }

  const drain = () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
  const quietly = () => void drain().catch((error: unknown) => onFailure("outbox", reasonOf(error)));

  return {
    drain,
    start(everyMs) {
      timer = setInterval(quietly, everyMs);
      timer.unref();
      quietly();
    },
    kick: () => setImmediate(quietly),
    async stop() {
      stopped = true;
      if (timer) clearInterval(timer);
      await running?.catch(() => 0);
    },
  };
}
