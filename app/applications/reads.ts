/** Who in the city looked at an application, for its applicant to see (閲覧の記録). Holds nothing of what was read. */
import type { Clock } from "../lib/clock.ts";
import type { ReadRecord } from "./store.ts";

export type ReadStore = {
  /** Nothing happens when there is one of this id. */
  note(record: ReadRecord): Promise<void>;
  /** Newest first. */
  list(applicationId: string, page: { offset: number; limit: number }): Promise<ReadRecord[]>;
  count(applicationId: string): Promise<number>;
};

export type Reader = { id: string; name: string; departments: string[] };

/** Reloading a page is not another reading: one record per account, application, kind and this long. */
const oneRecordMs = 15 * 60_000;
export const readsPerPage = 20;

/** In whose name: the office in charge where the reader belongs to it. */
const departmentOf = ({ departments }: Reader, inCharge: string): string =>
  departments.includes(inCharge) ? inCharge : (departments[0] ?? inCharge);

export function createReads({ store, clock }: { store: ReadStore; clock: Clock }) {
  return {
    /** Before anything is shown: when it cannot be written, this throws and nothing is. */
    async note(
      { id, department }: { id: string; department: string },
      reader: Reader,
      what: ReadRecord["what"],
    ): Promise<void> {
      const at = clock.now();
      await store.note({
        // The same reading has the same id, on every instance.
        id: [id, reader.id, what, Math.floor(at / oneRecordMs)].join(" "),
        applicationId: id,
        at,
        accountId: reader.id,
        name: reader.name,
        department: departmentOf(reader, department),
        what,
      });
    },
    /** `page` from 1; one that does not exist is the last. */
    async page(applicationId: string, page: number): Promise<{ records: ReadRecord[]; page: number; pages: number }> {
      const pages = Math.max(1, Math.ceil((await store.count(applicationId)) / readsPerPage));
      const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages);
      const offset = (shown - 1) * readsPerPage;
      return { records: await store.list(applicationId, { offset, limit: readsPerPage }), page: shown, pages };
    },
  };
}
