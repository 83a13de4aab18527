import { and, asc, eq, inArray, isNull, lt, notInArray, type SQL, sum } from "drizzle-orm";
import type { AttachmentStore } from "../../app/applications/attachments/attachment-store.ts";
import type { Dialect } from "../dialect.ts";

export const attachmentStore = (dialect: Dialect): AttachmentStore => {
  const { attachments } = dialect.tables;
  const rowsWhere = (condition: SQL | undefined) => dialect.read.select().from(attachments).where(condition);
  const remove = async (condition: SQL | undefined): Promise<string[]> => {
    const gone = await dialect.write((tx) => tx.delete(attachments).where(condition).returning({ id: attachments.id }));
    return gone.map(({ id }) => id);
  };

  return {
    addAttachment: async (row) => {
      await dialect.write((tx) => tx.insert(attachments).values(row));
    },
    attachment: async (id) => {
      const [row] = await rowsWhere(eq(attachments.id, id));
      return row ?? null;
    },
    scansOf: async (ids) =>
      dialect.read
        .select({ id: attachments.id, scan: attachments.scan })
        .from(attachments)
        .where(inArray(attachments.id, ids)),
    /** Only while it belongs to a draft: what was submitted stays with the application. */
    removeAttachment: async (id, sessionHash) => {
      const own = and(eq(attachments.id, id), eq(attachments.sessionHash, sessionHash));
      return (await remove(and(own, isNull(attachments.applicationId)))).length === 1;
    },
    removeUnnamed: async (draftId, named) =>
      remove(and(eq(attachments.draftId, draftId), notInArray(attachments.id, named))),
    removeUnowned: async (before) => {
      const unowned = and(isNull(attachments.draftId), isNull(attachments.applicationId));
      return (await remove(and(unowned, lt(attachments.createdAt, before)))).length;
    },
    heldBytes: async ({ draftId, applicationId }) => {
      if (draftId === null && applicationId === null) return 0;
      const owned =
        applicationId === null ? eq(attachments.draftId, draftId ?? "") : eq(attachments.applicationId, applicationId);
      const [row] = await dialect.read
        .select({ held: sum(attachments.bytes) })
        .from(attachments)
        .where(owned);
      return Number(row?.held ?? 0);
    },
    waitingAttachments: async (limit) =>
      rowsWhere(eq(attachments.scan, "waiting")).orderBy(asc(attachments.createdAt), asc(attachments.id)).limit(limit),
    settleScan: async (id, scan) => {
      const [row] = await dialect.write((tx) =>
        tx
          .update(attachments)
          .set({ scan })
          .where(and(eq(attachments.id, id), eq(attachments.scan, "waiting")))
          .returning(),
      );
      return row ?? null;
    },
    attachmentIds: async () => dialect.read.select({ id: attachments.id, scan: attachments.scan }).from(attachments),
  };
};
