import type { ApplicationStore } from "../../app/applications/store.ts";
import type { HistoryEvent, Status } from "../../app/applications/types.ts";

/**
 * The status column beside the status folded from the history, for each application: they must be equal.
 * `fold` is the applications room's own.
 */
export const foldedStatuses = async (
  store: ApplicationStore,
  applicationIds: string[],
  fold: (events: HistoryEvent[]) => Status,
): Promise<{ id: string; stored: Status; folded: Status }[]> => {
  const rows = await Promise.all(
    applicationIds.map(async (id) => {
      const [record, history] = await Promise.all([store.byId(id), store.history(id)]);
      return record ? [{ id, stored: record.status, folded: fold(history) }] : [];
    }),
  );
  return rows.flat();
};
