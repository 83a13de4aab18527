/** Reads what a gateway says: little, and only what has the right shape. */
import { z } from "zod";
import type { Charge, ChargeState } from "./gateway.ts";

const mostBytes = 64 * 1024;

/** The body as text; null when it is too large or no UTF-8. */
export async function readLimited(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > mostBytes) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return null;
  }
}

const states = {
  open: "open",
  pending: "pending",
  paid: "paid",
  failed: "closed",
  cancelled: "closed",
  expired: "closed",
} as const satisfies Record<string, ChargeState>;

const schema = z.object({
  id: z.string().min(1).max(200),
  key: z.string().min(1).max(200),
  state: z.enum(["open", "pending", "paid", "failed", "cancelled", "expired"]),
  amount: z.int().min(0),
  currency: z.string().length(3),
  pay_url: z.string().max(2000).nullish(),
});

/** null: no charge can be read from it, or its page is not the gateway's. */
export function chargeOf(text: string | null, pagesOrigin: string): Charge | null {
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { id, key, state, amount, currency, pay_url } = parsed.data;
  const payUrl = pay_url ?? null;
  if (payUrl !== null && (!URL.canParse(payUrl) || new URL(payUrl).origin !== pagesOrigin)) return null;
  return { id, key, state: states[state], yen: amount, currency, payUrl };
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
