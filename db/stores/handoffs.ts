import { and, desc, eq, gt, gte, inArray, lt, lte, or, type SQL } from "drizzle-orm";
import type { Handoff, HandoffState, HandoffStore } from "../../app/applications/handoff-store.ts";
import type { Dialect } from "../dialect.ts";

const going: HandoffState[] = ["waiting", "opened", "ready"];
const inHand: HandoffState[] = ["opened", "ready"];
const over = { state: "ended" as HandoffState, known: null, shown: null };

export const handoffStore = (dialect: Dialect): HandoffStore => {
  const { handoffs } = dialect.tables;
  type Row = typeof handoffs.$inferSelect;

  const toDomain = ({ codeHash: _, tokenHash: __, openedBy, openedName, openedAt, ...row }: Row): Handoff => ({
    ...row,
    opened:
      openedBy === null || openedName === null || openedAt === null
        ? null
        : { accountId: openedBy, name: openedName, at: openedAt },
  });
  const first = ([row]: Row[]): Handoff | null => (row ? toDomain(row) : null);
  const select = () => dialect.read.select().from(handoffs);
  /** The clerk's own, and still going on. */
  const held = (id: string, accountId: string, at: number) =>
    and(
      eq(handoffs.id, id),
      eq(handoffs.openedBy, accountId),
      inArray(handoffs.state, inHand),
      gt(handoffs.expiresAt, at),
    );

  return {
    begin: async ({ opened, codeHash, ...handoff }) =>
      dialect.transact(async (tx) => {
        const { draftId, createdAt } = handoff;
        await tx
          .update(handoffs)
          .set(over)
          .where(and(eq(handoffs.draftId, draftId), inArray(handoffs.state, going)));
        if (codeHash !== null) {
          // A code that ran out is free again, swept or not.
          const ranOut = and(eq(handoffs.state, "waiting"), lte(handoffs.expiresAt, createdAt));
          await tx
            .update(handoffs)
            .set(over)
            .where(and(eq(handoffs.codeHash, codeHash), ranOut));
        }
        const added = await tx
          .insert(handoffs)
          .values({
            ...handoff,
            codeHash,
            openedBy: opened?.accountId ?? null,
            openedName: opened?.name ?? null,
            openedAt: opened?.at ?? null,
            revision: 0,
            shown: null,
          })
          .onConflictDoNothing()
          .returning({ id: handoffs.id });
        return added.length === 1 ? "begun" : "taken";
      }),
    byId: async (id) => first(await select().where(eq(handoffs.id, id))),
    byCode: async (codeHash, since) =>
      first(
        await select()
          .where(and(eq(handoffs.codeHash, codeHash), gte(handoffs.createdAt, since)))
          .orderBy(desc(handoffs.createdAt), desc(handoffs.id))
          .limit(1),
      ),
    byToken: async (tokenHash) => first(await select().where(eq(handoffs.tokenHash, tokenHash))),
    latest: async (sessionHash, procedureId) => {
      const newest = async (...states: SQL[]) =>
        first(
          await select()
            .where(and(eq(handoffs.sessionHash, sessionHash), eq(handoffs.procedureId, procedureId), ...states))
            .orderBy(desc(handoffs.createdAt), desc(handoffs.id))
            .limit(1),
        );
      // Those begun together have no order to rely on: what goes on comes first.
      return (await newest(inArray(handoffs.state, going))) ?? newest();
    },
    openedBy: async (accountId, now) => {
      const rows = await select()
        .where(and(eq(handoffs.openedBy, accountId), inArray(handoffs.state, inHand), gt(handoffs.expiresAt, now)))
        .orderBy(desc(handoffs.openedAt), desc(handoffs.id))
        .limit(50);
      return rows.map(toDomain);
    },
    open: async ({ id, clerk, known, at, expiresAt }) =>
      first(
        await dialect.write((tx) =>
          tx
            .update(handoffs)
            .set({
              state: "opened",
              openedBy: clerk.accountId,
              openedName: clerk.name,
              openedAt: at,
              known,
              expiresAt,
            })
            .where(and(eq(handoffs.id, id), eq(handoffs.state, "waiting"), gt(handoffs.expiresAt, at)))
            .returning(),
        ),
      ),
    ready: async ({ id, accountId, revision, shown, at, expiresAt }) =>
      dialect.transact(async (tx) => {
        const [row] = await tx
          .select()
          .from(handoffs)
          .where(held(id, accountId, at));
        if (!row) return false;
        await tx
          .update(handoffs)
          .set({ state: "ready", revision, known: row.shown ?? row.known, shown, expiresAt })
          .where(eq(handoffs.id, id));
        return true;
      }),
    extend: async (id, accountId, at, expiresAt) => {
      await dialect.write((tx) =>
        tx
          .update(handoffs)
          .set({ expiresAt })
          .where(held(id, accountId, at)),
      );
    },
    finish: async (id, state) => {
      await dialect.write((tx) =>
        tx
          .update(handoffs)
          .set({ ...over, state })
          .where(and(eq(handoffs.id, id), inArray(handoffs.state, going))),
      );
    },
    sweep: async (now, forgetBefore) =>
      dialect.transact(async (tx) => {
        const ended = await tx
          .update(handoffs)
          .set(over)
          .where(and(inArray(handoffs.state, going), lte(handoffs.expiresAt, now)))
          .returning({ draftId: handoffs.draftId, sessionHash: handoffs.sessionHash, origin: handoffs.origin });
        await tx
          .delete(handoffs)
          .where(
            and(lt(handoffs.createdAt, forgetBefore), or(eq(handoffs.state, "ended"), eq(handoffs.state, "sent"))),
          );
        return ended
          .filter(({ origin }) => origin === "counter")
          .map(({ draftId, sessionHash }) => ({ draftId, sessionHash }));
      }),
  };
};
