/** The library as it would be if a content were published now: for looking at a page before it goes live. */
import type { Library } from "./library.ts";
import type { HandoutContent } from "./model.ts";
import { contentHash } from "./source.ts";
import type { HandoutVersion } from "./store.ts";

const nobody = { author: "", reviewer: null, changeNote: "", publishAt: null, endedAt: null } as const;

/** `day`: "YYYY-MM-DD" on which it is shown; the page is the same all day. */
export function libraryWith(library: Library, content: HandoutContent, day: string): Library {
  const { id: handoutId, department } = content.meta;
  const at = Date.parse(`${day}T00:00:00+09:00`);
  async function current() {
    const shelf = await library.current();
    const before = shelf.byId.get(handoutId);
    const shown: HandoutVersion = {
      ...nobody,
      handoutId,
      version: (before?.version ?? 0) + 1,
      content,
      hash: contentHash(content),
      state: "published",
      revision: 1,
      department,
      publishedAt: at,
      updatedAt: at,
    };
    const list = [...shelf.list.filter((each) => each.handoutId !== handoutId), shown];
    return { ...shelf, list, byId: new Map(shelf.byId).set(handoutId, shown) };
  }
  return { ...library, current, byId: async (id) => (await current()).byId.get(id) ?? null };
}
