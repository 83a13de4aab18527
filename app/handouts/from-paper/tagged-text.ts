/** The words of the elements of a tagged page; each is taken once, wherever the tree names it again. */
import { join, tidy } from "./letters.ts";
import type { PaperPage, TagNode } from "./paper-model.ts";

/** A tree deeper than any document: what lies below is left out. */
export const deepest = 60;

export type TaggedText = {
  /** Without the lists within it: they stand behind it. */
  textOf(node: TagNode, depth: number): string;
  /** Share of the printed letters that was taken. */
  share(): number;
};

const squeezed = (text: string): number => text.replace(/\s/g, "").length;
const isSpaced = (before: string, after: string): boolean => /\s$/.test(before) || /^\s/.test(after);

export function taggedText(page: PaperPage): TaggedText {
  const texts = textsOf(page);
  const taken = new Set<string>();
  function raw(node: TagNode, depth: number): string {
    if (node.type === "content") {
      const { id = "" } = node;
      if (taken.has(id)) return "";
      taken.add(id);
      return texts.get(id) ?? "";
    }
    if (depth > deepest) return "";
    return (node.children ?? [])
      .filter(({ role }) => role !== "L")
      .map((child) => raw(child, depth + 1))
      .reduce((sum, text) => (isSpaced(sum, text) ? sum + text : join(sum, text)), "");
  }
  return {
    textOf: (node, depth) => tidy(raw(node, depth)),
    share() {
      const printed = page.runs
        .filter(({ id }) => id !== "artifact")
        .reduce((sum, { text }) => sum + squeezed(text), 0);
      return [...taken].reduce((sum, id) => sum + squeezed(texts.get(id) ?? ""), 0) / Math.max(1, printed);
    },
  };
}

/** Text of each marked content: lines joined, letters as they stand. */
function textsOf({ runs }: PaperPage): Map<string, string> {
  const texts = new Map<string, string>();
  let last: { id: string; y: number } | null = null;
  for (const { id, text, y, size } of runs) {
    if (id === null || id === "artifact") continue;
    const before = texts.get(id) ?? "";
    const isNewLine = last?.id === id && Math.abs(y - last.y) > 0.5 * size;
    texts.set(id, isNewLine ? join(before, text) : before + text);
    last = { id, y };
  }
  return texts;
}

/** The outermost lists within an element. */
export function listsIn(node: TagNode, depth: number): TagNode[] {
  if (depth > deepest) return [];
  return (node.children ?? []).flatMap((child) => (child.role === "L" ? [child] : listsIn(child, depth + 1)));
}

/** The outermost elements of these roles within an element. */
export function elementsIn(node: TagNode, roles: readonly string[], depth: number): TagNode[] {
  if (depth > deepest) return [];
  return (node.children ?? []).flatMap((child) =>
    roles.includes(child.role ?? "") ? [child] : elementsIn(child, roles, depth + 1),
  );
}
