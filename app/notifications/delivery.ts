/** Sends what the outbox holds: claimed with a lease, retried with growing pauses, never in the request's way. */
import type { Transport } from "./channels/email.ts";
import type { OutboxStore } from "./store.ts";
import type { Clock } from "../lib/clock.ts";

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
const batch = 20;
/** 1 min, 2, 4 … at most six hours. */
const pause = (attempts: number) => Math.min(60_000 * 2 ** attempts, 6 * 3_600_000);

export function createDelivery(
  outbox: OutboxStore,
  transport: Transport,
  clock: Clock,
  onFailure: (about: string, error: unknown) => void,
): Delivery {
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function run(): Promise<number> {
    let sent = 0;
    while (!stopped) {
      const mails = await outbox.claim(batch, clock.now(), leaseMs);
      for (const mail of mails) {
        try {
          await transport.send(mail);
          await outbox.sent(mail.id, clock.now());
          sent++;
        } catch (error) {
          onFailure(mail.about, error);
          const reason = error instanceof Error ? error.name : "unknown";
          await outbox.failed(mail.id, reason, clock.now() + pause(mail.attempts));
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
  const quietly = () => void drain().catch((error: unknown) => onFailure("outbox", error));

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
