/** Search addresses that never repeat: pieces of two to six characters of what the city's procedures are called. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function searchAddresses(proceduresFolder: string): string[] {
  const pieces = new Set<string>();
  for (const name of readdirSync(proceduresFolder).sort()) {
    const { title, reading, keywords, guide } = JSON.parse(readFileSync(join(proceduresFolder, name), "utf8"));
    for (const text of [title.ja, reading, ...keywords, guide.summary.ja]) {
      const characters = [...String(text)];
      for (let size = 2; size <= 6; size++) {
        for (let at = 0; at + size <= characters.length; at++)
          pieces.add(
            characters
              .slice(at, at + size)
              .join("")
              .trim(),
          );
      }
    }
  }
  // Taken in steps that share no factor with the number, so that neighbours do not look for nearly the same.
  const list = [...pieces].filter((piece) => piece.length > 1);
  return list.map((_, place) => `/procedures?q=${encodeURIComponent(list[(place * 7919) % list.length] ?? "")}`);
}
