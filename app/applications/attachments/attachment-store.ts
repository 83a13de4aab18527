/** What is known of files. Implemented in db/stores; every write method is one transaction. */
import type { AttachmentRow } from "../store.ts";

export type Scan = AttachmentRow["scan"];

export type AttachmentStore = {
  addAttachment(row: AttachmentRow): Promise<void>;
  attachment(id: string): Promise<AttachmentRow | null>;
  /** Of those that are known. */
  scansOf(ids: string[]): Promise<{ id: string; scan: Scan }[]>;
  removeAttachment(id: string, sessionHash: string): Promise<boolean>;
  /** Removes a draft's rows that its answers do not name (any more); the ids of those removed. */
  removeUnnamed(draftId: string, named: string[]): Promise<string[]>;
  /** Removes rows that belong neither to a draft nor to an application and are older: what was sent along was never sent. */
  removeUnowned(before: number): Promise<number>;
  /** Together, of one draft or application. */
  heldBytes(owner: { draftId: string | null; applicationId: string | null }): Promise<number>;
  /** Files nobody has looked at yet, the longest waiting first. */
  waitingAttachments(limit: number): Promise<AttachmentRow[]>;
  /** Only of one that waits; the row as it is afterwards, null when there is none any more. */
  settleScan(id: string, scan: Exclude<Scan, "waiting">): Promise<AttachmentRow | null>;
  /** All rows, for the sweep of files no row names. */
  attachmentIds(): Promise<{ id: string; scan: Scan }[]>;
};
