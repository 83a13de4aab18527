/** Slices onto pages: headings stay with what follows, rows stay whole, and what goes on overleaf says so. */
import { type Mark, moved } from "./marks.ts";
import type { Running, Slice } from "./slices.ts";

export type Bookmark = { title: string; level: 1 | 2; y: number };
export type Page = { marks: Mark[]; bookmarks: Bookmark[] };

/** Places are from the top left of the column. Only a slice taller than a whole page could leave it. */
export function paginate(slices: readonly Slice[], height: number): Page[] {
  const pages: Page[] = [{ marks: [], bookmarks: [] }];
  let y = 0;
  /** The slice above; null on a page that has none yet. */
  let last: Slice | null = null;
  let begun: Running | null = null;

  const page = () => pages.at(-1) as Page;
  const close = () => {
    if (last) page().marks.push(...moved(last.onBottom, 0, y - last.height));
  };
  /** The innermost heading that both sides of the page break stand under. */
  const repeated = ({ running }: Slice) =>
    [running, running?.within].find((each) => each && (each === begun || each === begun?.within))?.heading ?? null;

  function turn(next: Slice): void {
    close();
    const heading = repeated(next);
    pages.push({ marks: [...(heading?.marks ?? [])], bookmarks: [] });
    y = heading?.height ?? 0;
    last = null;
    page().marks.push(...moved(next.onTop, 0, y));
  }

  function put(next: Slice): void {
    if (last) y += next.before;
    page().marks.push(...moved(next.marks, 0, y));
    if (next.bookmark) page().bookmarks.push({ ...next.bookmark, y });
    y += next.height;
    last = next;
    begun = next.running;
  }

  const room = (next: Slice, rest: number) => y + (last ? next.before : 0) + rest <= height + 0.01;

  for (const chain of chainsOf(slices)) {
    const [first, ...others] = chain;
    if (!first) continue;
    const whole = others.reduce((sum, each) => sum + each.before + each.height, first.height);
    const fitsOnNew = (repeated(first)?.height ?? 0) + whole <= height;
    if (last && !room(first, whole) && (fitsOnNew || !room(first, first.height))) turn(first);
    put(first);
    for (const each of others) {
      if (!room(each, each.height)) turn(each);
      put(each);
    }
  }
  close();
  return pages;
}

/** Slices that want to be on one page together. */
function chainsOf(slices: readonly Slice[]): Slice[][] {
  const chains: Slice[][] = [];
  let open = false;
  for (const each of slices) {
    if (open) chains.at(-1)?.push(each);
    else chains.push([each]);
    open = each.keep;
  }
  return chains;
}
