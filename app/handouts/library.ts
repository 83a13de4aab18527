/** What readers may read: the published versions, loaded once per content version, and those published before. */
import { isoDate } from "../i18n/dates.ts";
import type { Clock } from "../lib/clock.ts";
import { keptByVersion } from "../lib/kept-by-version.ts";
import type { HandoutStore, HandoutVersion, HandoutVersionRow } from "./store.ts";

export type LibraryDeps = {
  store: Pick<HandoutStore, "current" | "version" | "versions">;
  /** The site's: grows with everything that changes public pages. */
  contentVersion(): Promise<number>;
  clock: Clock;
};

/** What is published now, in the order of the numbers, without what ran out. */
export type Shelf = {
  contentVersion: number;
  list: HandoutVersion[];
  byId: Map<string, HandoutVersion>;
};

/** Nothing about who wrote or approved it. */
export type ReaderVersion = Pick<HandoutVersionRow, "handoutId" | "version" | "state" | "changeNote" | "endedAt"> & {
  publishedAt: number;
};

export type Library = {
  current(): Promise<Shelf>;
  /** The published version; null when there is none (any more). */
  byId(handoutId: string): Promise<HandoutVersion | null>;
  /** A version that is or was published; null for others, and for what was taken down or ran out. */
  version(handoutId: string, version: number): Promise<HandoutVersion | null>;
  /** Every version that is or was published, newest first; those taken down are named with their state. */
  versionsForReaders(handoutId: string): Promise<ReaderVersion[]>;
};

const shelfOf = (contentVersion: number, list: HandoutVersion[]): Shelf => ({
  contentVersion,
  list,
  byId: new Map(list.map((entry) => [entry.handoutId, entry])),
});

/** Valid for the last time on the day itself. */
export const hasRunOut = ({ content }: Pick<HandoutVersion, "content">, today: string): boolean =>
  content.meta.validUntil !== null && content.meta.validUntil < today;

export function createLibrary({ store, contentVersion, clock }: LibraryDeps): Library {
  const published = keptByVersion(contentVersion, async (version) => shelfOf(version, await store.current()));
  let shown: { of: Shelf; today: string; shelf: Shelf } | null = null;

  /** A day may end without anything being published. */
  async function current(): Promise<Shelf> {
    const all = await published();
    const today = isoDate(clock.now());
    if (shown?.of !== all || shown.today !== today) {
      const list = all.list.filter((entry) => !hasRunOut(entry, today));
      shown = { of: all, today, shelf: shelfOf(all.contentVersion, list) };
    }
    return shown.shelf;
  }

  return {
    current,
    byId: async (handoutId) => (await current()).byId.get(handoutId) ?? null,
    async version(handoutId, version) {
      const found = await store.version(handoutId, version);
      if (!found || found.publishedAt === null || found.state === "withdrawn") return null;
      return found.state === "published" && hasRunOut(found, isoDate(clock.now())) ? null : found;
    },
    versionsForReaders: async (handoutId) =>
      (await store.versions(handoutId)).flatMap(({ version, state, changeNote, publishedAt, endedAt }) =>
        publishedAt === null ? [] : [{ handoutId, version, state, changeNote, publishedAt, endedAt }],
      ),
  };
}
