/** Markdown as staff write it → the document, and everything in it that is not of the format. Never throws. */
import type { HandoutText, Mistake } from "../model.ts";
import { readDocument } from "./blocks.ts";
import { limits, refuse } from "./limits.ts";
import { unseen } from "./reading.ts";
import { hideBars } from "./ruby.ts";
import { type Node, parseMarkdown, type Tree } from "./syntax.ts";

export type Parsed = { text: HandoutText; mistakes: Mistake[] };

const nesting = new Set<string>([
  "list",
  "blockquote",
  "containerDirective",
  "strong",
  "emphasis",
  "link",
  "textDirective",
]);

/** Counted without recursion, before anything walks down the tree. */
function tooMuch(tree: Tree): Mistake | null {
  const waiting: { node: Node; depth: number }[] = tree.children.map((node) => ({ node, depth: 0 }));
  let count = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node } = next;
    const line = node.position?.start.line ?? 1;
    const depth = next.depth + (nesting.has(node.type) ? 1 : 0);
    count += 1;
    if (depth > limits.depth)
      return { line, message: `入れ子が深すぎます。箇条書きや囲み、強調は${limits.depth}段までにしてください。` };
    if (count > limits.nodes) return { line, message: "文の数が多すぎます。配布文書を分けてください。" };
    if ("children" in node) for (const child of node.children) waiting.push({ node: child, depth });
  }
  return null;
}

function unseenSigns(source: string): Mistake[] {
  return source
    .split("\n")
    .flatMap((line, index) =>
      unseen.test(line.replaceAll("\t", " "))
        ? [{ line: index + 1, message: "目に見えない文字（制御文字）が入っています。この行を打ち直してください。" }]
        : [],
    );
}

export function parseHandout(markdown: string): Parsed {
  const source = hideBars(markdown.replace(/^\ufeff/u, "").replace(/\r\n?/gu, "\n"));
  const nothing = (mistake: Mistake): Parsed => ({ text: { markdown, blocks: [] }, mistakes: [mistake] });
  const refused = refuse(source);
  if (refused) return nothing(refused);
  const tree = parseMarkdown(source);
  const excess = tooMuch(tree);
  if (excess) return nothing(excess);
  const { blocks, mistakes: found } = readDocument(tree.children, source);
  const mistakes = [...unseenSigns(source), ...found].sort((one, other) => one.line - other.line);
  return { text: { markdown, blocks }, mistakes };
}
