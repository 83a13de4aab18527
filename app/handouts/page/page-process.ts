/**
 * The process in which a page is looked at: axe in a document without layout. What needs layout or a style sheet is switched
 * off by name and looked at in the browser tests instead, where every colour pair of the design is computed, too.
 */
import { createRequire } from "node:module";
import axe from "axe-core";
import { JSDOM, VirtualConsole } from "jsdom";
import { answerConfined } from "../../lib/confined/answer-confined.ts";
import type { PageFault, PageToCheck } from "./page-model.ts";

const needsLayout = [
  "color-contrast",
  "css-orientation-lock",
  "link-in-text-block",
  "scrollable-region-focusable",
  "target-size",
];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Of one rule on one page: more would only repeat it. */
const mostPerRule = 5;
const mostWords = 60;

const { lang, rules } = createRequire(import.meta.url)("axe-core/locales/ja.json") as axe.Locale;
// Not its summaries: they are templates made into code, which nothing may be in this process.
axe.configure({ locale: { ...(lang && { lang }), ...(rules && { rules }) } });

async function faultsOf({ html }: PageToCheck): Promise<PageFault[]> {
  const { window } = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const { document } = window;
  // Without layout nothing lies in front of anything: axe asks whether a dialog does.
  document.elementsFromPoint = () => [];
  try {
    const { violations, incomplete } = await axe.run(document.documentElement, {
      resultTypes: ["violations", "incomplete"],
      runOnly: { type: "tag", values: tags },
      rules: Object.fromEntries(needsLayout.map((rule) => [rule, { enabled: false }])),
      elementRef: true,
    });
    return [
      ...violations.flatMap((result) => faultsOfRule(result, document, false)),
      ...incomplete.flatMap((result) => faultsOfRule(result, document, true)),
    ];
  } finally {
    window.close();
  }
}

function faultsOfRule({ id, help, nodes }: axe.Result, document: Document, isOpen: boolean): PageFault[] {
  const leaf = document.querySelector("article.leaf");
  const shown = leaf ? [...leaf.children] : [];
  return nodes.slice(0, mostPerRule).map(({ element }) => {
    const block = element ? shown.findIndex((each) => each.contains(element)) : -1;
    return { rule: id, help, isOpen, words: wordsOf(element), block: block < 0 ? null : block, blocks: shown.length };
  });
}

function wordsOf(element: Element | undefined): string {
  if (!element || element.localName === "html" || element.localName === "body") return "";
  const words = element.getAttribute("aria-label") ?? element.getAttribute("alt") ?? element.textContent ?? "";
  return words.replace(/\s+/g, " ").trim().slice(0, mostWords);
}

answerConfined(async (pages: PageToCheck[]) => {
  const faults: PageFault[][] = [];
  for (const page of pages) faults.push(await faultsOf(page));
  return faults;
});
