import { and, eq, gt, inArray, or } from "drizzle-orm";
import type { ResidentStore } from "../../app/applications/step-up.ts";
import type { Dialect } from "../dialect.ts";

/** A test finds every table with a session in it and looks whether it is moved. */
export const residentStore = (dialect: Dialect): ResidentStore => {
  const { drafts, applications, applicationGrants, attachments, handoffs } = dialect.tables;
  const { reservations, reservationGrants, signInFlows } = dialect.tables;

  return {
    stepUp: async ({ from, to, draftId, identity, pending, at, expiresAt }) =>
      dialect.transact(async (tx) => {
        const own = and(eq(drafts.id, draftId), eq(drafts.sessionHash, from), gt(drafts.expiresAt, at));
        // The revision stays: what another tab has on its screen may still be sent, it does not touch the identity.
        const identified = await tx
          .update(drafts)
          .set({ identity, pending, updatedAt: at, expiresAt })
          .where(own)
          .returning({ id: drafts.id });
        if (identified.length === 0) return "no-draft";
        const sessionHash = to;
        // By their drafts and grants: the tables of uploads and applications are large and have no index by session.
        const granted = tx
          .select({ id: applicationGrants.applicationId })
          .from(applicationGrants)
          .where(eq(applicationGrants.sessionHash, from));
        const begun = tx.select({ id: drafts.id }).from(drafts).where(eq(drafts.sessionHash, from));
        await tx
          .update(attachments)
          .set({ sessionHash })
          .where(
            and(
              eq(attachments.sessionHash, from),
              or(inArray(attachments.draftId, begun), inArray(attachments.applicationId, granted)),
            ),
          );
        await tx
          .update(applications)
          .set({ sessionHash })
          .where(and(eq(applications.sessionHash, from), inArray(applications.id, granted)));
        await tx.update(applicationGrants).set({ sessionHash }).where(eq(applicationGrants.sessionHash, from));
        await tx.update(drafts).set({ sessionHash }).where(eq(drafts.sessionHash, from));
        await tx.update(handoffs).set({ sessionHash }).where(eq(handoffs.sessionHash, from));
        await tx.update(reservations).set({ sessionHash }).where(eq(reservations.sessionHash, from));
        await tx.update(reservationGrants).set({ sessionHash }).where(eq(reservationGrants.sessionHash, from));
        await tx.update(signInFlows).set({ sessionHash }).where(eq(signInFlows.sessionHash, from));
        return "moved";
      }),
  };
};
