/** What our own checks need to know of a page, gathered in the browser in one go. Serialised: it may use nothing from here. */
export type PageFacts = {
  title: string;
  lang: string;
  h1: string[];
  overflow: { document: number; window: number; by: string[] };
  /** Width of 漢 at 100 px: 100 in any Japanese font, less where a box stands in for it. */
  kanjiWidth: number;
  smallTargets: string[];
  lowControls: string[];
  scripts: string[];
  doubleIds: string[];
  focused: string;
  deadFragments: string[];
  /** Words in a script that the language around them is not written in. */
  unmarkedWords: string[];
  /** Four Latin words and more in a row within Japanese. */
  latinRuns: string[];
};

export function gatherFacts(): PageFacts {
  const { all, boxOf, isHiddenByClip, isSeen, nameOf } = globalThis.a11yKit;

  /** The skip link waits outside the window until it has the focus. */
  const isInWindow = (element: Element) => boxOf(element).bottom > 0 && boxOf(element).right > 0;
  const targets = all("a[href], button, input:not([type=hidden]), select, textarea, summary").filter(
    (each) => isSeen(each) && isInWindow(each) && !isHiddenByClip(each) && !each.closest("[aria-hidden=true]"),
  );
  const sizeOf = (element: Element) => {
    const boxes = [
      boxOf(element),
      ...[...((element as HTMLInputElement).labels ?? [])]
        .filter(() => /radio|checkbox/.test((element as HTMLInputElement).type))
        .map(boxOf),
    ];
    return { width: Math.max(...boxes.map((box) => box.width)), height: Math.max(...boxes.map((box) => box.height)) };
  };
  // WCAG 2.5.8 leaves out links inside a line of text: their height is that of the line.
  const isInline = (element: Element) =>
    element.tagName === "A" &&
    getComputedStyle(element).display === "inline" &&
    [...(element.parentElement?.childNodes ?? [])].some(
      (node) => node !== element && (node.textContent ?? "").trim() !== "",
    );
  const told = (element: Element) =>
    `${nameOf(element)} ${Math.round(sizeOf(element).width)}×${Math.round(sizeOf(element).height)}`;
  const isControl = (element: Element) => element.matches("button, .button, input, select, textarea");

  const probe = document.createElement("span");
  probe.textContent = "漢";
  probe.style.cssText = "position:absolute;font-size:100px;letter-spacing:0;visibility:hidden";
  document.body.append(probe);
  const kanjiWidth = boxOf(probe).width;
  probe.remove();

  const root = document.documentElement;
  const ids = all("[id]").map((element) => element.id);
  const wide =
    root.scrollWidth > root.clientWidth
      ? all("body *").filter((each) => boxOf(each).right > root.clientWidth + 1 && isSeen(each))
      : [];
  const unmarkedWords: string[] = [];
  const latinRuns: string[] = [];
  const strange: Record<string, RegExp> = {
    en: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Thai}]/u,
    ja: /[\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Arabic}\p{Script=Devanagari}]/u,
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.matches("script, style, textarea")) continue;
    const text = node.textContent ?? "";
    const around = parent.closest("[lang]")?.getAttribute("lang")?.split("-")[0] ?? "";
    if (strange[around]?.test(text)) unmarkedWords.push(`${nameOf(parent).slice(0, 30)}: ${text.slice(0, 20)}`);
    const run = around === "ja" && /[A-Za-z]{2,}(?:[ ,’']+[A-Za-z]{1,}){3,}/.exec(text);
    if (run && isSeen(parent)) latinRuns.push(`${parent.tagName.toLowerCase()}: ${run[0].slice(0, 40)}`);
  }
  const fragments = all<HTMLAnchorElement>("a[href^='#']").map((link) => decodeURIComponent(link.hash.slice(1)));
  return {
    title: document.title,
    lang: root.lang,
    h1: all("h1")
      .filter(isSeen)
      .map((heading) => (heading.textContent ?? "").trim()),
    overflow: { document: root.scrollWidth, window: root.clientWidth, by: wide.slice(-3).map(nameOf) },
    kanjiWidth,
    smallTargets: targets
      .filter((each) => !isInline(each) && Math.min(sizeOf(each).width, sizeOf(each).height) < 23.5)
      .map(told),
    lowControls: targets.filter((each) => isControl(each) && sizeOf(each).height < 47.5).map(told),
    scripts: [...document.scripts].map((script) => (script.src ? new URL(script.src).pathname : "inline")),
    doubleIds: [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))],
    focused: document.activeElement?.matches("[data-focus]") ? "summary" : (document.activeElement?.tagName ?? ""),
    unmarkedWords,
    latinRuns,
    deadFragments: fragments.filter((id) => id !== "" && !document.getElementById(id)),
  };
}
