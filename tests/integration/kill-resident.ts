/** A resident whose server dies again and again: fills in the form, sends it, and sends the same page again until it is answered. */
import { Connection } from "../bench/connection.ts";
import { get, pages, postBytes, redirectOf, reviewPath, startDraft, tokensOf } from "../bench/portal-requests.ts";
import type { MortalPortal } from "./kill-portal.ts";

/** A draft at its review page. `tokens`: what the page's form carries; `_draft` is the idempotency key. */
export type ReadyDraft = { cookie: string; tokens: { _draft: string; _rev: string } };

/** All four pages; no server dies meanwhile. */
export async function fillIn(portal: MortalPortal): Promise<ReadyDraft> {
  const connection = await Connection.open(portal.port);
  const cookie = await startDraft(connection);
  for (const page of pages) {
    const tokens = tokensOf(await get(connection, page.path, cookie));
    redirectOf(await connection.send(postBytes(page.path, { ...tokens, ...page.fields }, cookie)));
  }
  const tokens = tokensOf(await get(connection, reviewPath, cookie));
  connection.close();
  return { cookie, tokens };
}

/** Address of the receipt. A broken connection says nothing about what happened: only an answer counts. */
export async function sendUntilAnswered(
  portal: MortalPortal,
  { cookie, tokens }: ReadyDraft,
  sending: () => void = () => {},
): Promise<{ address: string; attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    await portal.up();
    let connection: Connection | null = null;
    try {
      connection = await Connection.open(portal.port);
      sending();
      const answer = await connection.send(postBytes(reviewPath, tokens, cookie));
      return { address: redirectOf(answer), attempts };
    } catch (error) {
      if (attempts === 50 || !isBroken(error)) throw error;
    } finally {
      connection?.close();
    }
  }
}

/** Any answer of the server other than the receipt is a failure of the test, not of the connection. */
const isBroken = (error: unknown): boolean =>
  error instanceof Error && (error.message === "connection closed" || "code" in error);
