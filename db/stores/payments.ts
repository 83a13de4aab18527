import { and, asc, eq, isNotNull, lte } from "drizzle-orm";
import type { EventBody } from "../../app/applications/types.ts";
import type { Decision, PaymentStore } from "../../app/payments/store.ts";
import type { Dialect, Tx } from "../dialect.ts";
import { writeMails } from "./outbox.ts";

export const paymentStore = (dialect: Dialect): PaymentStore => {
  const { payments, applications, applicationEvents } = dialect.tables;
  /** Several may be made in one millisecond: the id gives them an order all the same. */
  const inOrder = [asc(payments.createdAt), asc(payments.id)];

  /** The history grows with the payments, in one transaction: `lastSeq` is the end it had when they were read. */
  const tell = async (tx: Tx, applicationId: string, lastSeq: number, events: Decision<unknown>["events"]) => {
    const last = events.at(-1);
    if (!last) return;
    await tx
      .update(applications)
      .set({ lastSeq: lastSeq + events.length, updatedAt: last.at })
      .where(and(eq(applications.id, applicationId), eq(applications.lastSeq, lastSeq)));
    await tx.insert(applicationEvents).values(
      events.map(({ by, at, ...event }, index) => {
        const body: EventBody = { type: "payment", ...event };
        return { applicationId, seq: lastSeq + 1 + index, at, actor: by, type: body.type, body };
      }),
    );
  };

  return {
    ofApplication: async (applicationId) =>
      dialect.read
        .select()
        .from(payments)
        .where(eq(payments.applicationId, applicationId))
        .orderBy(...inOrder),
    byId: async (id) => {
      const [row] = await dialect.read.select().from(payments).where(eq(payments.id, id));
      return row ?? null;
    },
    byCharge: async (chargeId) => {
      const [row] = await dialect.read.select().from(payments).where(eq(payments.chargeId, chargeId));
      return row ?? null;
    },
    change: async (applicationId, decide, mailsOf) =>
      dialect.transact(async (tx) => {
        const [application] = await tx
          .select({ lastSeq: applications.lastSeq })
          .from(applications)
          .where(eq(applications.id, applicationId));
        if (!application) return null;
        const known = await tx
          .select()
          .from(payments)
          .where(eq(payments.applicationId, applicationId))
          .orderBy(...inOrder);
        const { outcome, set, add, events } = decide({ payments: known, lastSeq: application.lastSeq });
        for (const { id, ...changes } of set) {
          await tx
            .update(payments)
            .set(changes)
            .where(and(eq(payments.id, id), eq(payments.applicationId, applicationId)));
        }
        if (add.length > 0) await tx.insert(payments).values(add);
        await tell(tx, applicationId, application.lastSeq, events);
        for (const { by: _, at, ...event } of events) await writeMails(tx, dialect.tables, mailsOf(event), at);
        return outcome;
      }),
    toCheck: async (now, limit) =>
      dialect.read
        .select()
        .from(payments)
        .where(and(isNotNull(payments.checkAt), lte(payments.checkAt, now)))
        .orderBy(asc(payments.checkAt), asc(payments.id))
        .limit(limit),
  };
};
