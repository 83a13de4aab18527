/** A page with known defects for each engine: one that finds nothing wrong with it would find nothing anywhere. */
import type { Browser } from "@playwright/test";
import type { EngineId } from "../app/accessibility/index.ts";
import { dress, openWindow } from "./audit.ts";
import type { Sight, Subject } from "./checks/check.ts";
import type { Engine } from "./engines/engine.ts";
import type { View } from "./views.ts";

/** What each engine must find, by its own names; for HTML_CodeSniffer the beginning of them. */
const known: Record<EngineId, readonly string[]> = {
  axe: [
    "image-alt",
    "label",
    "button-name",
    "link-name",
    "color-contrast",
    "html-has-lang",
    "document-title",
    "target-size",
  ],
  ibm: ["img_alt_valid", "input_label_exists", "html_lang_exists", "page_title_exists", "text_contrast_sufficient"],
  htmlcs: [
    "WCAG2AA.Principle1.Guideline1_1.1_1_1.H37",
    "WCAG2AA.Principle2.Guideline2_4.2_4_2.H25",
    "WCAG2AA.Principle3.Guideline3_1.3_1_1.H57",
    "WCAG2AA.Principle1.Guideline1_4.1_4_3.G18",
  ],
  alfa: ["sia-r1", "sia-r2", "sia-r4", "sia-r8", "sia-r11", "sia-r12", "sia-r69"],
  nu: ["Duplicate ID …."],
  own: [
    "no-sideways-scroll",
    "target-size",
    "lang",
    "unique-ids",
    "picture-names",
    "visible-labels",
    "link-words",
    "focus-visible",
    "keyboard-reach",
    "pointer-only",
    "no-change-on-focus",
    "no-change-on-input",
    "no-time-limit",
    "nothing-moves",
    "no-films",
    "bypass",
  ],
};

const page = `<!DOCTYPE html><html><head></head><body>
<header><a href="/a">甲</a> <a href="/b">乙</a> <a href="/c">丙</a></header>
<main><h1>見本</h1>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="40" height="40">
<input type="text" id="twice"><p id="twice">同じid</p>
<p style="color:#aaa;background:#fff">読めない薄さの文です。</p>
<button style="width:8px;height:8px;padding:0;border:0"></button><button style="width:8px;height:8px;padding:0;border:0">a</button>
<a href="/nowhere"></a><a href="/else" style="outline:none">こちら</a>
<p onclick="void 0">押せる文</p>
<button tabindex="-1">届かない</button>
<select onchange="location='/gone'" onfocus="window.open('/other')"><option>1<option>2</select>
<button onfocus="this.blur()">受け取らない</button><button>その先</button>
<video width="40" height="40"></video>
<div style="width:3000px">はみ出す箱</div><p class="round">まわる</p>
</main><script>
setTimeout(() => { location = '/over' }, 900000);
document.querySelector('.round').animate([{opacity:1},{opacity:.5}], {duration:1000, iterations:Infinity});
</script></body></html>`;

const address = "http://canary.invalid/";

export type CanaryResult = { engine: EngineId; found: string[]; missed: string[] };

/** `missed` must be empty for the run to count. */
export async function runCanary(browser: Browser, engines: readonly Engine[]): Promise<CanaryResult[]> {
  const context = await openWindow(browser, "ja", engines);
  await context.route(`${address}**`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: page }),
  );
  try {
    const results: CanaryResult[] = [];
    for (const engine of engines) {
      // Each engine has the page to itself: ours press keys and leave.
      const tab = await context.newPage();
      const view: View = { width: 320, colours: "light" };
      await dress(tab, view);
      await tab.goto(address);
      await tab.evaluate(() => globalThis.a11ySpies.settle());
      const sight: Sight = { page: tab, subject, locale: "ja", view, depth: "deep", served: page };
      const { failed, undecided } = await engine.look(tab, sight);
      await tab.close();
      const found = [...failed, ...undecided].map(({ rule }) => rule);
      const missed = known[engine.id].filter((wanted) => !found.some((rule) => rule.startsWith(wanted)));
      results.push({ engine: engine.id, found, missed });
    }
    return results;
  } finally {
    await context.close();
  }
}

const subject: Subject = {
  id: "canary",
  page: "/canary",
  title: "見本",
  route: "canary",
  pattern: "/canary",
  area: "public",
  locales: ["ja"],
};
