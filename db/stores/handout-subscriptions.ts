import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { SubscriptionStore } from "../../app/handouts/subscription-store.ts";
import type { Dialect } from "../dialect.ts";
import { dropMailsAbout, writeMails, writeMailsOnce } from "./outbox.ts";

export const handoutSubscriptionStore = (dialect: Dialect): SubscriptionStore => {
  const { handoutSubscriptions: subscriptions, handoutNotices: notices, handoutVersions: versions } = dialect.tables;

  return {
    ask: async (fresh, mailOf) => {
      const { email, scope, locale, createdAt } = fresh;
      await dialect.transact(async (tx) => {
        await tx
          .insert(subscriptions)
          .values({ ...fresh, confirmedAt: null })
          .onConflictDoUpdate({
            target: [subscriptions.email, subscriptions.scope],
            set: { locale, createdAt },
            setWhere: isNull(subscriptions.confirmedAt),
          });
        const [row] = await tx
          .select()
          .from(subscriptions)
          .where(and(eq(subscriptions.email, email), eq(subscriptions.scope, scope)));
        if (!row) throw new Error("a subscription was not written");
        await writeMails(tx, dialect.tables, [mailOf(row)], createdAt);
      });
    },
    byId: async (id) => {
      const [row] = await dialect.read.select().from(subscriptions).where(eq(subscriptions.id, id));
      return row ?? null;
    },
    confirm: async (id, at, since) => {
      const asked = and(isNull(subscriptions.confirmedAt), gte(subscriptions.createdAt, since));
      const rows = await dialect.write((tx) =>
        tx
          .update(subscriptions)
          .set({ confirmedAt: at })
          .where(and(eq(subscriptions.id, id), asked))
          .returning({ id: subscriptions.id }),
      );
      return rows.length === 1;
    },
    leave: async (id) =>
      dialect.transact(async (tx) => {
        const rows = await tx.delete(subscriptions).where(eq(subscriptions.id, id)).returning({ id: subscriptions.id });
        await dropMailsAbout(tx, dialect.tables, [id]);
        return rows.length === 1;
      }),
    forget: async (askedBefore) =>
      dialect.transact(async (tx) => {
        const rows = await tx
          .delete(subscriptions)
          .where(and(isNull(subscriptions.confirmedAt), lt(subscriptions.createdAt, askedBefore)))
          .returning({ id: subscriptions.id });
        const ids = rows.map(({ id }) => id);
        await dropMailsAbout(tx, dialect.tables, ids);
        return ids.length;
      }),
    untold: async () => {
      const ofVersion = and(eq(notices.handoutId, versions.handoutId), eq(notices.version, versions.version));
      const rows = await dialect.read
        .select({
          handoutId: versions.handoutId,
          version: versions.version,
          publishedAt: versions.publishedAt,
          toldUpTo: sql<string>`coalesce(${notices.toldUpTo}, '')`,
        })
        .from(versions)
        .leftJoin(notices, ofVersion)
        .where(and(eq(versions.state, "published"), isNotNull(versions.publishedAt), isNull(notices.doneAt)))
        .orderBy(asc(versions.publishedAt), asc(versions.handoutId));
      return rows.flatMap(({ publishedAt, ...row }) => (publishedAt === null ? [] : [{ ...row, publishedAt }]));
    },
    subscribers: ({ scopes, until, after }, limit) =>
      dialect.read
        .select()
        .from(subscriptions)
        .where(
          and(inArray(subscriptions.scope, scopes), lte(subscriptions.confirmedAt, until), gt(subscriptions.id, after)),
        )
        .orderBy(asc(subscriptions.id))
        .limit(limit),
    tell: async ({ of: { handoutId, version, toldUpTo: before }, toldUpTo, isLast, mails, at }) =>
      dialect.transact(async (tx) => {
        const [row] = await tx
          .select()
          .from(notices)
          .where(and(eq(notices.handoutId, handoutId), eq(notices.version, version)));
        if ((row?.doneAt ?? null) !== null || (row?.toldUpTo ?? "") !== before) return false;
        const doneAt = isLast ? at : null;
        await tx
          .insert(notices)
          .values({ handoutId, version, toldUpTo, doneAt })
          .onConflictDoUpdate({ target: [notices.handoutId, notices.version], set: { toldUpTo, doneAt } });
        await writeMailsOnce(tx, dialect.tables, mails, at);
        return true;
      }),
  };
};
