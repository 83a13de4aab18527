/** A page with known defects: an engine that finds nothing wrong with it would find nothing anywhere. */
import type { Browser } from "@playwright/test";
import { bringAxe, runAxe } from "./axe.ts";
import { gatherFacts } from "./page-facts.ts";

/** What is wrong with the page, by axe's rules. */
const defects = [
  "image-alt",
  "label",
  "button-name",
  "link-name",
  "color-contrast",
  "html-has-lang",
  "document-title",
  "target-size",
];

const page = `<!DOCTYPE html><html><head></head><body>
<main><h1>見本</h1>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="40" height="40">
<input type="text">
<p style="color:#aaa;background:#fff">読めない薄さの文です。</p>
<button style="width:8px;height:8px;padding:0;border:0"></button><button style="width:8px;height:8px;padding:0;border:0">a</button>
<a href="/nowhere"></a>
<div style="width:3000px">はみ出す箱</div>
</main></body></html>`;

export type CanaryResult = { found: string[]; missed: string[] };

/** Both the engine and our own facts are asked; `missed` must be empty for the run to count. */
export async function runCanary(browser: Browser): Promise<CanaryResult> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  try {
    await bringAxe(context);
    const tab = await context.newPage();
    await tab.setContent(page);
    const { violations } = await runAxe(tab);
    const facts = await tab.evaluate(gatherFacts);
    const found = new Set(violations.map((each) => each.rule));
    const ours = {
      "own:no-sideways-scroll": facts.overflow.document > facts.overflow.window,
      "own:target-size": facts.smallTargets.length > 0,
    };
    for (const [rule, isFound] of Object.entries(ours)) if (isFound) found.add(rule);
    const wanted = [...defects, ...Object.keys(ours)];
    return { found: [...found].sort(), missed: wanted.filter((rule) => !found.has(rule)) };
  } finally {
    await context.close();
  }
}
