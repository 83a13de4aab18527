/**
 * Reads the HTML that the portal serves: elements, attributes, text. React and our own error page write every end tag and
 * quote every attribute, so this is a reader of well-formed pages; what is not well-formed throws and fails the test.
 */
export type Element = {
  tag: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
};

const voidTags = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const rawTags = new Set(["script", "style"]);
const token =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-zA-Z][\w-]*)\s*>|<([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*)\s*(\/?)>/gi;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g;

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[name] ?? whole;
  });

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      decode(double ?? single ?? bare ?? ""),
    ]),
  );

/** The document as one element without a tag. Throws when an end tag meets no start tag. */
export function parseHtml(html: string): Element {
  const root: Element = { tag: "", attributes: {}, children: [] };
  const open: Element[] = [root];
  const top = () => open[open.length - 1] ?? root;
  let at = 0;
  token.lastIndex = 0;
  for (let match = token.exec(html); match !== null; match = token.exec(html)) {
    if (match.index > at) top().children.push(decode(html.slice(at, match.index)));
    at = token.lastIndex;
    const [, end, start, attributes = "", selfClosing] = match;
    if (end) {
      const closed = open.pop();
      if (closed?.tag !== end.toLowerCase()) throw new Error(`</${end}> closes <${closed?.tag}>`);
    }
    if (!start) continue;
    const element: Element = { tag: start.toLowerCase(), attributes: attributesOf(attributes), children: [] };
    top().children.push(element);
    if (rawTags.has(element.tag)) {
      const close = html.indexOf(`</${start}>`, at);
      element.children.push(html.slice(at, close));
      at = close + start.length + 3;
      token.lastIndex = at;
    } else if (!selfClosing && !voidTags.has(element.tag)) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${top().tag}> is never closed`);
  return root;
}

/** Every element below, in the order of the page. */
export function* descendants(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    yield child;
    yield* descendants(child);
  }
}

export const all = (root: Element, test: (element: Element) => boolean): Element[] => [...descendants(root)].filter(test);
export const byTag = (root: Element, tag: string): Element[] => all(root, (element) => element.tag === tag);
export const byId = (root: Element, id: string): Element | null =>
  all(root, (element) => element.attributes["id"] === id)[0] ?? null;
export const byClass = (root: Element, name: string): Element[] =>
  all(root, ({ attributes }) => (attributes["class"] ?? "").split(" ").includes(name));

const blocks = new Set(
  "p div li dt dd h1 h2 h3 h4 section article main header footer nav ul ol dl tr td th form fieldset legend label button br".split(
    " ",
  ),
);

function rawText(element: Element): string {
  if (rawTags.has(element.tag)) return "";
  const inner = element.children.map((child) => (typeof child === "string" ? child : rawText(child))).join("");
  return blocks.has(element.tag) ? `\n${inner}\n` : inner;
}

/** What a reader sees, one block a line, spaces tidied. */
export const textOf = (element: Element): string =>
  rawText(element)
    .replace(/[ \t\u00a0]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
