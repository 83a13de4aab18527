/**
 * A gateway over HTTPS with a payment page of its own: plain JSON, an Idempotency-Key, signed notifications.
 *
 * UNVERIFIED: this is a protocol of our own, written down in README.md. It has been run against a stand-in in tests and
 * against NO real provider, Japanese or foreign; which provider the city contracts, and whether its interface is this one
 * or needs an adapter beside this, must be checked with the contract. 地方税統一QR (eL-QR) is for taxes (地方税), it is not
 * used here and not claimed for fees (手数料).
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../lib/clock.ts";
import type { PaymentGatewayConfig } from "../lib/env.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { chargeOf, readLimited } from "./charge-answer.ts";
import type { Charge, PaymentGateway } from "./gateway.ts";
import { isSigned, signatureHeader } from "./signature.ts";

export type HttpGatewayTimes = { tryMs: number; pauseMs: number; tries: number };

/** Together a quarter of a minute: a resident waits for it. */
const defaultTimes: HttpGatewayTimes = { tryMs: 4_000, pauseMs: 300, tries: 3 };
/** Answers after which the same request may be sent again: it was not understood as final. */
const again = new Set([408, 425, 429]);

type Answer = { status: number; text: string | null };

export function httpGateway(
  config: PaymentGatewayConfig,
  clock: Clock,
  times: HttpGatewayTimes = defaultTimes,
): PaymentGateway {
  async function once(method: string, path: string, key: string, body?: object): Promise<Answer | null> {
    try {
      const response = await fetch(`${config.url}${path}`, {
        method,
        // An answer that points elsewhere is not the gateway's: following it would carry the key along.
        redirect: "manual",
        signal: AbortSignal.timeout(times.tryMs),
        headers: {
          Authorization: `Bearer ${config.key}`,
          Accept: "application/json",
          "Idempotency-Key": key,
          ...(body ? { "Content-Type": "application/json" } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: response.status, text: await readLimited(response) };
    } catch {
      // Not reached, cut off, or too slow: nobody knows what the gateway did.
      return null;
    }
  }

  /** The same request, at most `tries` times; null: no answer that says anything. */
  async function ask(method: string, path: string, key: string, body?: object, tries = times.tries) {
    for (let attempt = 1; ; attempt++) {
      const answer = await once(method, path, key, body);
      const mayRepeat = answer === null || answer.status >= 500 || again.has(answer.status);
      if (!mayRepeat) return answer;
      if (attempt >= tries) return null;
      await pause(times.pauseMs * 2 ** (attempt - 1));
    }
  }

  const read = (answer: Answer | null): Charge | null =>
    answer !== null && (answer.status === 200 || answer.status === 201)
      ? chargeOf(answer.text, config.pagesOrigin)
      : null;

  /** 404 is an answer: the key is not known. */
  function found(answer: Answer | null, key: string): Result<Charge | null, "unclear"> {
    if (answer?.status === 404) return ok(null);
    const charge = read(answer);
    return charge?.key === key ? ok(charge) : err("unclear");
  }

  const pathOf = (key: string) => `/charges/${encodeURIComponent(key)}`;

  return {
    id: "http",
    demo: false,

    async startCharge({ key, yen, description, returnUrl, notifyUrl, expiresAt }) {
      const answer = await ask("POST", "/charges", key, {
        key,
        amount: yen,
        currency: "JPY",
        description,
        return_url: returnUrl,
        notify_url: notifyUrl,
        expires_at: new Date(expiresAt).toISOString(),
      });
      // 409: the key is known with other contents, so there is a charge. Every other 4xx made none.
      if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 409) return err("refused");
      const charge = read(answer);
      return charge?.key === key ? ok(charge) : err("unclear");
    },

    async findCharge(key, patient) {
      return found(await ask("GET", pathOf(key), key, undefined, patient ? times.tries : 1), key);
    },

    async cancelCharge(key) {
      return found(await ask("POST", `${pathOf(key)}/cancel`, `${key}-cancel`, {}), key);
    },

    readNotification(body, header) {
      if (!isSigned(body, header(signatureHeader), config.notifySecret, clock.now())) return err("unsigned");
      const charge = chargeOf(body, config.pagesOrigin);
      return charge ? ok(charge) : err("malformed");
    },
  };
}
