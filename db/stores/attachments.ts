import { and, eq, isNull } from "drizzle-orm";
import type { ApplicationStore } from "../../app/applications/store.ts";
import type { Dialect } from "../dialect.ts";

type AttachmentStore = Pick<ApplicationStore, "addAttachment" | "attachment" | "removeAttachment" | "attachmentIds">;

export const attachmentStore = (dialect: Dialect): AttachmentStore => {
  const { attachments } = dialect.tables;
  return {
    addAttachment: async (row) => {
      await dialect.write((tx) => tx.insert(attachments).values(row));
    },
    attachment: async (id) => {
      const [row] = await dialect.read.select().from(attachments).where(eq(attachments.id, id));
      return row ?? null;
    },
    /** Only while it belongs to a draft: what was submitted stays with the application. */
    removeAttachment: async (id, sessionHash) => {
      const gone = await dialect.write((tx) =>
        tx
          .delete(attachments)
          .where(
            and(eq(attachments.id, id), eq(attachments.sessionHash, sessionHash), isNull(attachments.applicationId)),
          )
          .returning({ id: attachments.id }),
      );
      return gone.length === 1;
    },
    attachmentIds: async () => {
      const rows = await dialect.read.select({ id: attachments.id }).from(attachments);
      return rows.map(({ id }) => id);
    },
  };
};
