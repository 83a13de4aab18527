import { and, asc, desc, eq, inArray, isNull, lte, placeholder, sql } from "drizzle-orm";
import type { OutboxStore, OutgoingMail } from "../../app/notifications/store.ts";
import type { Dialect, Tx } from "../dialect.ts";
import type { Tables } from "../schema/tables.ts";
import { inChunks } from "./chunks.ts";

/** For every store whose change causes mail: the rows are written by the transaction that causes them. */
export const writeMails = async (tx: Tx, { outbox }: Tables, mails: OutgoingMail[], now: number): Promise<void> => {
  for (const chunk of inChunks(mails)) {
    await tx.insert(outbox).values(chunk.map((mail) => ({ ...mail, createdAt: now, dueAt: now, attempts: 0 })));
  }
};

/** For mails that are known by their id: one that was written before is not written again. */
export const writeMailsOnce = async (tx: Tx, { outbox }: Tables, mails: OutgoingMail[], now: number): Promise<void> => {
  for (const chunk of inChunks(mails)) {
    const rows = chunk.map((mail) => ({ ...mail, createdAt: now, dueAt: now, attempts: 0 }));
    await tx.insert(outbox).values(rows).onConflictDoNothing();
  }
};

/** When what they are about has gone: sent or not, their addresses go with it. */
export const dropMailsAbout = async (tx: Tx, { outbox }: Tables, abouts: string[]): Promise<void> => {
  for (const chunk of inChunks(abouts)) await tx.delete(outbox).where(inArray(outbox.about, chunk));
};

export const outboxStore = (dialect: Dialect): OutboxStore => {
  const { outbox } = dialect.tables;
  const firstDue = dialect.prepare("outbox_first_due", (read) =>
    read
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(isNull(outbox.sentAt), lte(outbox.dueAt, placeholder("now"))))
      .limit(1),
  );

  return {
    enqueue: async (mails, now) => {
      if (mails.length > 0) await dialect.transact((tx) => writeMails(tx, dialect.tables, mails, now));
    },
    claim: async (limit, now, leaseMs) => {
      // Asked every second or so: without mail it must not cost a durable write.
      const [due] = await firstDue({ now });
      if (!due || limit <= 0) return [];
      return dialect.transact(async (tx) => {
        const rows = await tx
          .select()
          .from(outbox)
          .where(and(isNull(outbox.sentAt), lte(outbox.dueAt, now)))
          .orderBy(asc(outbox.dueAt), asc(outbox.createdAt), asc(outbox.id))
          .limit(limit);
        const ids = rows.map(({ id }) => id);
        if (ids.length === 0) return [];
        await tx
          .update(outbox)
          .set({ dueAt: now + leaseMs, attempts: sql`${outbox.attempts} + 1` })
          .where(inArray(outbox.id, ids));
        return rows.map(({ id, to, subject, text, about, attempts }) => ({
          id,
          to,
          subject,
          text,
          about,
          attempts: attempts + 1,
        }));
      });
    },
    sent: async (id, now) => {
      await dialect.write((tx) =>
        tx
          .update(outbox)
          .set({ sentAt: now, text: "", lastError: null })
          .where(and(eq(outbox.id, id), isNull(outbox.sentAt))),
      );
    },
    failed: async (id, reason, retryAt) => {
      await dialect.write((tx) =>
        tx
          .update(outbox)
          .set({ lastError: reason.slice(0, 500), dueAt: retryAt })
          .where(and(eq(outbox.id, id), isNull(outbox.sentAt))),
      );
    },
    listAbout: async (about) =>
      dialect.read
        .select({ id: outbox.id, subject: outbox.subject, sentAt: outbox.sentAt })
        .from(outbox)
        .where(eq(outbox.about, about))
        .orderBy(desc(outbox.createdAt), desc(outbox.id))
        .limit(100),
  };
};
