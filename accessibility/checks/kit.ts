/** What our checks share inside the page. Brought in before the page's own scripts; it may use nothing from here. */
import type { BrowserContext } from "@playwright/test";

export type TextBox = { element: Element; text: string; rects: DOMRect[] };
export type Kit = ReturnType<typeof makeKit>;
declare global {
  var a11yKit: Kit;
}

/** In every page of the browser, as `a11yKit`. */
export const bringKit = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(`globalThis.a11yKit ??= (${makeKit.toString()})();`);

export function makeKit() {
  const all = <E extends Element = HTMLElement>(selector: string, root: ParentNode = document) => [
    ...root.querySelectorAll<E>(selector),
  ];
  const words = (element: Element | null) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const nameOf = (element: Element) => {
    // Not the property: a form with an input named "id" has that instead.
    const own = element.getAttribute("id");
    const id = own ? `#${own}` : "";
    const [first] = element.classList;
    const named = element.getAttribute("name");
    const rest = `${named ? `[name=${named}]` : ""}${first ? `.${first}` : ""} ${words(element).slice(0, 30)}`;
    return `${element.tagName.toLowerCase()}${id}${rest}`.trim();
  };
  const atXPath = (path: string): [string, string] => {
    let node: Node | null = null;
    try {
      node = document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
    } catch {
      // A path the browser does not read stays as it is.
    }
    const element = node instanceof Element ? node : (node?.parentElement ?? null);
    return [path, element ? nameOf(element) : path];
  };
  const boxOf = (element: Element) => element.getBoundingClientRect();
  const isSeen = (element: Element) => {
    const { width, height } = boxOf(element);
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  /** Not only visible but where a person can see it: the skip link waits outside the window. */
  const isOnPage = (element: Element) => {
    const box = boxOf(element);
    return isSeen(element) && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };
  /** In a part that scrolls by itself, beyond what it shows now; or held at the edge of the window. */
  const isElsewhere = (element: Element) => {
    const box = boxOf(element);
    for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
      const { overflow, position } = getComputedStyle(each);
      if (/fixed|sticky/.test(position)) return true;
      const frame = boxOf(each);
      if (/auto|scroll|hidden/.test(overflow) && (box.top >= frame.bottom - 1 || box.left >= frame.right - 1))
        return true;
    }
    return false;
  };
  /** What is left of its box inside the parts that scroll or cut. */
  const shownBox = (element: Element) => {
    let { left, right, top, bottom } = boxOf(element);
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      if (!/auto|scroll|hidden|clip/.test(getComputedStyle(each).overflow)) continue;
      const frame = boxOf(each);
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const labelsOf = (element: Element) => [...((element as HTMLInputElement).labels ?? [])];
  const named = (ids: string | null) =>
    (ids ?? "")
      .split(/\s+/)
      .map((id) => words(document.getElementById(id)))
      .join(" ")
      .trim();
  /** A short version of the name computation: enough for our own pages. */
  const accName = (element: Element) =>
    named(element.getAttribute("aria-labelledby")) ||
    element.getAttribute("aria-label")?.trim() ||
    labelsOf(element).map(words).join(" ").trim() ||
    words(element) ||
    all("img[alt], [aria-label]", element)
      .map((each) => each.getAttribute("alt") ?? each.getAttribute("aria-label"))
      .join(" ")
      .trim() ||
    element.getAttribute("title") ||
    (element.matches("input[type=submit], input[type=button]") ? (element as HTMLInputElement).value : "");

  /** The part of the page that a person sees an input in: what has a legend or heading of its own. */
  const blockOf = (element: Element): number => {
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement)
      if (each.querySelector("legend, caption, h2, h3, h4, h5, h6")) return all("*").indexOf(each);
    return -1;
  };

  const natives =
    "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable]:not([contenteditable=false]), audio[controls], video[controls]";
  /** Where the Tab key must lead: of radio buttons of one name only one. */
  const stops = (): HTMLElement[] => {
    const groups = new Set<string>();
    return all(natives).filter((element) => {
      if (element.tabIndex < 0 || (element as HTMLInputElement).disabled || element.closest("[inert]")) return false;
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      if (!element.matches("input[type=radio][name]")) return true;
      const { name, form } = element as HTMLInputElement;
      const key = `${name} ${form ? [...document.forms].indexOf(form) : ""}`;
      if (groups.has(key)) return false;
      const same = all<HTMLInputElement>(`input[type=radio][name="${CSS.escape(name)}"]`).filter(
        (e) => e.form === form,
      );
      const chosen = same.find((each) => each.checked);
      if (chosen && chosen !== element) return false;
      groups.add(key);
      return true;
    });
  };
  /** Every piece of text a person sees, with its lines. */
  const texts = (root: Node = document.body): TextBox[] => {
    const found: TextBox[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = (node.textContent ?? "").replace(/\s+/g, " ").trim();
      if (!element || text === "" || element.closest("script, style, noscript, template, option, svg")) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      if (rects.length > 0 && !isHiddenByClip(element)) found.push({ element, text, rects });
    }
    return found;
  };
  /** Words for screen readers only. */
  const isHiddenByClip = (element: Element) => {
    for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
      const { position, clipPath, clip } = getComputedStyle(each);
      const { width, height } = boxOf(each);
      if (position === "absolute" && (clipPath !== "none" || clip !== "auto" || width <= 1 || height <= 1)) return true;
    }
    return false;
  };

  type Colour = [red: number, green: number, blue: number, alpha: number];
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = new Map<string, Colour>();
  const colourOf = (css: string): Colour => {
    const known = read.get(css);
    if (known || !canvas) return known ?? [0, 0, 0, 0];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    read.set(css, [r, g, b, a / 255]);
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a]: Colour, [br, bg, bb]: Colour): Colour => [
    r * a + br * (1 - a),
    g * a + bg * (1 - a),
    b * a + bb * (1 - a),
    1,
  ];
  const backgroundOf = (element: Element | null): Colour => {
    if (!element)
      return colourOf(getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "Canvas" : "#fff");
    const own = colourOf(getComputedStyle(element).backgroundColor);
    return own[3] >= 1 ? own : over(own, backgroundOf(element.parentElement));
  };
  const light = ([r, g, b]: Colour) => {
    const part = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (one: Colour, other: Colour) => {
    const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  return {
    all,
    words,
    nameOf,
    atXPath,
    boxOf,
    isSeen,
    isOnPage,
    isElsewhere,
    shownBox,
    labelsOf,
    named,
    accName,
    blockOf,
    stops,
    texts,
    isHiddenByClip,
    colourOf,
    over,
    backgroundOf,
    contrast,
  };
}
