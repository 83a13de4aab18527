/**
 * Hears what other instances publish: LISTEN on a connection of its own. While that connection is not known to be well,
 * `known()` is null and the row is read instead, so that a lost notification never leaves an old page.
 */

import { sql } from "drizzle-orm";
import pg from "pg";
import type { ContentSignal } from "../dialect.ts";

const channel = "portal_content";
const heartbeatMs = 10_000;
const reconnectMs = 500;

export type ContentListener = ContentSignal & { close(): Promise<void> };

export const listenForContent = async (
  config: pg.ClientConfig,
  onTrouble: (message: string) => void,
): Promise<ContentListener> => {
  let version: number | null = null;
  let well = false;
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;

  const learn = (read: number): void => {
    version = Math.max(version ?? 0, read);
  };
  const later = (run: () => Promise<void>, ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
    timer.unref();
  };
  const readRow = async (from: pg.Client): Promise<void> => {
    const answer = await from.query<{ value: string }>("select value from site_counters where name = 'content'");
    learn(Number(answer.rows[0]?.value ?? 0));
  };
  const lose = (lost: pg.Client, reason: string): void => {
    if (client !== lost) return;
    client = null;
    well = false;
    if (closed) return;
    onTrouble(`content listener lost its connection (${reason}), connecting again`);
    lost.end().catch(() => undefined);
    later(connect, reconnectMs);
  };
  /** Finds a connection that died without a word, and corrects what it may have missed. */
  const heartbeat = async (): Promise<void> => {
    const beating = client;
    if (!beating) return;
    try {
      await readRow(beating);
      if (client === beating) later(heartbeat, heartbeatMs);
    } catch {
      lose(beating, "no answer");
    }
  };
  const connect = async (): Promise<void> => {
    if (closed) return;
    const next = new pg.Client({ ...config, keepAlive: true, query_timeout: 5_000, connectionTimeoutMillis: 5_000 });
    client = next;
    next.on("error", () => lose(next, "error"));
    next.on("end", () => lose(next, "closed by the server"));
    next.on("notification", ({ payload }) => learn(Number(payload)));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      // After LISTEN: what was published in between is in the row.
      await readRow(next);
      if (client !== next) return;
      well = true;
      later(heartbeat, heartbeatMs);
    } catch {
      lose(next, "cannot connect");
    }
  };
  await connect();

  return {
    known: () => (well ? version : null),
    learn,
    announce: async (tx, published) => {
      // Delivered by the server when the transaction commits, and only then.
      await tx.select({ sent: sql`pg_notify(${channel}, ${String(published)})` }).from(sql`(select 1) as one`);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
};
