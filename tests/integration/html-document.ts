/** A served page as elements, by selector, and as the text a reader sees. */
import { HTMLElement, type Node, parse } from "node-html-parser";

export type { HTMLElement as Element };

export const parseHtml = (html: string): HTMLElement => parse(html, { comment: false });

const unseen = new Set(["SCRIPT", "STYLE", "TEMPLATE"]);
const blocks = new Set(
  "P DIV LI DT DD H1 H2 H3 H4 SECTION ARTICLE MAIN HEADER FOOTER NAV UL OL DL TR TD TH FORM FIELDSET LEGEND LABEL BUTTON BR".split(
    " ",
  ),
);

function rawText(node: Node): string {
  if (!(node instanceof HTMLElement)) return node.text;
  if (unseen.has(node.tagName)) return "";
  const inner = node.childNodes.map(rawText).join("");
  return blocks.has(node.tagName) ? `\n${inner}\n` : inner;
}

/** One block a line, spaces tidied. */
export const textOf = (element: HTMLElement): string =>
  rawText(element)
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
