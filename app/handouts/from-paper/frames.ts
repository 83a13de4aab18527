/** What stands on every page around the text: running heads and feet, page numbers. */
import { type Line, textOf } from "./lines.ts";
import type { PaperPage } from "./paper-model.ts";

const pageNumber =
  /^(?:(?:[-‐‑–—―~〜]\s*)?\d{1,3}(?:\s*[-‐‑–—―~〜])?|\d{1,3}\s*[/／]\s*\d{1,3}|(?:p|page)\.?\s*\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?|\d{1,3}\s*(?:ページ|頁))$/i;

/** A line without its numbers, which differ from page to page. */
const kindOf = (line: Line): string => textOf(line).normalize("NFKC").replace(/\d+/g, "#");

export type Framed = { lines: Line[]; dropped: string[] };

export function dropFrames(pages: { page: PaperPage; lines: Line[] }[]): Framed {
  const edges = pages.map(({ page, lines }) => ({
    lines,
    atEdge: new Set(lines.filter(({ y }) => y < 0.1 * page.height || y > 0.9 * page.height)),
  }));
  const seen = new Map<string, number>();
  for (const { atEdge } of edges) {
    for (const kind of new Set([...atEdge].map(kindOf))) seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  const often = Math.max(2, pages.length / 2);
  const dropped = new Set<string>();
  const kept = edges.flatMap(({ lines, atEdge }) =>
    lines.filter((line) => {
      if (!atEdge.has(line)) return true;
      if (pageNumber.test(textOf(line).normalize("NFKC"))) return false;
      if ((seen.get(kindOf(line)) ?? 0) < often) return true;
      dropped.add(textOf(line));
      return false;
    }),
  );
  return { lines: kept, dropped: [...dropped] };
}
