/**
 * HTML_CodeSniffer in the page. It names only what is wrong or doubtful, never what passed. Its "notices" say for whole
 * kinds of elements what a person should look at; they judge nothing and are left out.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { type Engine, findingsOf } from "./engine.ts";

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve("html_codesniffer/build/HTMLCS.js"), "utf8");
const { version } = require("html_codesniffer/package.json") as { version: string };
const isError = 1;
const isNotice = 3;

export const htmlcsEngine: Engine = {
  id: "htmlcs",
  name: "HTML_CodeSniffer",
  version,
  sees: "layout",
  bring: async () => {},
  async look(page: Page) {
    await page.evaluate(`globalThis.HTMLCS ?? (() => { ${source}; globalThis.HTMLCS = HTMLCS; })(); 0`);
    const messages = await page.evaluate(sniff, isNotice);
    return findingsOf(
      messages.map(({ type, code, msg, where }) => ({
        outcome: type === isError ? "failed" : "undecided",
        rule: code,
        criteria: criteriaOfCode(code),
        help: msg,
        where: [where],
      })),
    );
  },
};

/** "WCAG2AA.Principle1.Guideline1_4.1_4_3.G18.Fail" speaks of 1.4.3. */
export function criteriaOfCode(code: string): string[] {
  const found = /^WCAG2A+\.Principle\d\.Guideline\d_\d\.(\d)_(\d)_(\d+)/.exec(code);
  return found ? [found.slice(1).join(".")] : [];
}

type Message = { type: number; code: string; msg: string; element: Element };
type Sniffer = {
  process(standard: string, root: Document, done: () => void, failed: () => void): void;
  getMessages(): Message[];
};

/** In the page. */
async function sniff(notice: number) {
  const { HTMLCS } = globalThis as unknown as { HTMLCS: Sniffer };
  await new Promise<void>((resolve, reject) => {
    HTMLCS.process("WCAG2AA", document, resolve, () => reject(new Error("HTML_CodeSniffer could not look")));
  });
  return HTMLCS.getMessages()
    .filter(({ type }) => type < notice)
    .map(({ type, code, msg, element }) => ({
      type,
      code,
      msg,
      where: element instanceof Element ? globalThis.a11yKit.nameOf(element) : "document",
    }));
}
