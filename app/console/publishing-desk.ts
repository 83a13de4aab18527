/** The handouts as those who publish them see them: all, or their department's; one with its versions, history and answers. */
import type { HandoutEvent, HandoutStore, HandoutVersion, HandoutVersionRow, Votes } from "../handouts/index.ts";
import { departmentsOfHandouts, may, type StaffIdentity } from "../identity/index.ts";

/** `shown`: published now; `inWork`: draft, in review or waiting for its time. One of the two at least, or `newest` is old. */
export type HandoutEntry = {
  id: string;
  newest: HandoutVersion;
  shown: HandoutVersion | null;
  inWork: HandoutVersion | null;
};
export type HandoutFile = HandoutEntry & {
  versions: HandoutVersionRow[];
  history: (HandoutEvent & { version: number })[];
  votes: Votes[];
};

const inWork = ["draft", "review", "approved"];
const isInWork = ({ state }: Pick<HandoutVersion, "state">) => inWork.includes(state);

export type PublishingDesk = ReturnType<typeof createPublishingDesk>;

export function createPublishingDesk({ store }: { store: HandoutStore }) {
  /** Whose department it is now: of what is shown, else of the newest. */
  function isOwn(staff: StaffIdentity, { shown, newest }: Pick<HandoutEntry, "shown" | "newest">): boolean {
    if (!may(staff.role, "handouts.read")) return false;
    const departments = departmentsOfHandouts(staff);
    return departments === null || departments.includes((shown ?? newest).department);
  }
  const whole = async (row: HandoutVersionRow): Promise<HandoutVersion> => {
    const version = await store.version(row.handoutId, row.version);
    if (!version) throw new Error("a version of the list is gone");
    return version;
  };
  async function entryOf(
    id: string,
    rows: HandoutVersionRow[],
    shown: HandoutVersion | null,
  ): Promise<HandoutEntry | null> {
    const [newest] = rows;
    if (!newest) return null;
    const working = rows.find(isInWork);
    const first = shown?.version === newest.version ? shown : await whole(newest);
    return {
      id,
      newest: first,
      shown,
      inWork: !working ? null : working.version === first.version ? first : await whole(working),
    };
  }

  return {
    /** In the order of their numbers. */
    async list(staff: StaffIdentity): Promise<HandoutEntry[]> {
      const published = new Map((await store.current()).map((version) => [version.handoutId, version]));
      const byId = Map.groupBy(await store.overview(), ({ handoutId }) => handoutId);
      const entries: HandoutEntry[] = [];
      for (const [id, rows] of byId) {
        const entry = await entryOf(id, rows, published.get(id) ?? null);
        if (entry && isOwn(staff, entry)) entries.push(entry);
      }
      return entries;
    },

    /** null for an unknown one and for another department's alike. */
    async open(staff: StaffIdentity, id: string): Promise<HandoutFile | null> {
      // A draft that was given up is no version of the handout, only a part of its history.
      const versions = (await store.versions(id)).filter(
        ({ state, publishedAt }) => state !== "withdrawn" || publishedAt !== null,
      );
      const published = versions.find(({ state }) => state === "published");
      const entry = await entryOf(id, versions, published ? await whole(published) : null);
      if (!entry || !isOwn(staff, entry)) return null;
      const [history, votes] = await Promise.all([store.history(id), store.votes(id)]);
      return { ...entry, versions, history, votes };
    },

    /** A version of a handout that was opened. */
    version: (file: HandoutFile, version: number): Promise<HandoutVersion | null> => store.version(file.id, version),
  };
}
