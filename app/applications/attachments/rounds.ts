/** The scanner's rounds: whatever was kept without a look at it is looked at as soon as somebody can, the oldest first. */
import type { AttachmentRow } from "../store.ts";
import type { AttachmentStore } from "./attachment-store.ts";
import type { Place, Shelf } from "./place.ts";
import type { Scanner } from "./scanner.ts";

const perRound = 50;

export type RoundsDeps = {
  store: AttachmentStore;
  place: Place;
  bytesOf(row: AttachmentRow, shelf: Shelf): Promise<Buffer<ArrayBuffer> | null>;
  scanner: Scanner;
  onRefused(row: AttachmentRow): Promise<void>;
  onIncident(id: string, error: Error): void;
};

export type Rounds = {
  /** One round, or the one that is on its way; how many files have an answer now. */
  go(): Promise<number>;
  /** Until no round is on its way. */
  done(): Promise<void>;
};

export function createRounds({ store, place, bytesOf, scanner, onRefused, onIncident }: RoundsDeps): Rounds {
  /** Its last reader may have died between the move and the row. */
  const find = async (row: AttachmentRow) => (await bytesOf(row, "quarantine")) ?? (await bytesOf(row, "kept"));

  async function settle(row: AttachmentRow): Promise<boolean> {
    const bytes = await find(row);
    if (bytes === null) {
      // Taken back meanwhile; or gone, and then nobody may believe that it is there.
      if ((await store.attachment(row.id)) === null) return true;
      onIncident(row.id, new Error("a waiting file cannot be read"));
      return true;
    }
    const verdict = await scanner.scan(bytes);
    if (verdict === "no-answer") return false;
    if (verdict === "clean") {
      await place.release(row.id);
      await store.settleScan(row.id, "clean");
      return true;
    }
    await refuse(row);
    return true;
  }

  /** Told first, then marked: whoever dies in between begins again, and nobody is told twice. */
  async function refuse(row: AttachmentRow): Promise<void> {
    const before = await store.attachment(row.id);
    if (before?.applicationId) await onRefused(before);
    const after = await store.settleScan(row.id, "infected");
    // It was sent while we were looking.
    if (after?.applicationId && !before?.applicationId) await onRefused(after);
    await place.remove(row.id);
  }

  async function round(): Promise<number> {
    const waiting = await store.waitingAttachments(perRound);
    if (waiting.length === 0 || !(await scanner.ready())) return 0;
    let settled = 0;
    for (const row of waiting) {
      if (await settle(row)) settled++;
      // One file that gets no answer holds nobody up; a scanner that has gone does.
      else if (!(await scanner.ready())) break;
    }
    return settled;
  }

  let running: Promise<number> | null = null;
  return {
    go() {
      running ??= round().finally(() => {
        running = null;
      });
      return running;
    },
    async done() {
      await running?.catch(() => undefined);
    },
  };
}
