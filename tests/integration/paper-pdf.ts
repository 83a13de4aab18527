/** A PDF as a reader of the file sees it: its words in logical order, its tags, its title and language, its fonts. */
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

export type PaperFile = {
  pages: number;
  title: string;
  lang: string;
  isTagged: boolean;
  /** Words in the order of the structure tree, without spaces; what is decoration is not in it. */
  words: string;
  /** Words of the running heads and feet, page by page. */
  frames: string[];
  /** Kinds of elements that occur. */
  tags: Set<string>;
  alternatives: string[];
  bookmarks: string[];
  /** Names of fonts that are not embedded. */
  foreignFonts: string[];
  /** Painting outside of any tag or artifact. */
  untagged: number;
  /** What can be pressed: where it leads. */
  links: string[];
  /** What can be pressed and belongs to no Link of the structure. */
  looseLinks: number;
};

type Node = { role?: string; alt?: string; children?: Node[]; type?: string; id?: string };
export const squeezed = (text: string): string => text.replace(/\s/g, "");

export async function readPaper(bytes: Uint8Array): Promise<PaperFile> {
  const raw = Buffer.from(bytes).toString("latin1");
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info } = await pdf.getMetadata();
  const found = info as { Title?: string; Language?: string };
  // The library's types promise an object; it is a map.
  const mark: unknown = await pdf.getMarkInfo();
  const isMarked = mark instanceof Map && mark.get("Marked") === true;
  const read = [];
  for (let number = 1; number <= pdf.numPages; number++) read.push(await readPage(await pdf.getPage(number)));
  const file: PaperFile = {
    pages: pdf.numPages,
    title: found.Title ?? "",
    lang: found.Language ?? "",
    isTagged: isMarked && raw.includes("/StructTreeRoot"),
    words: read.map(({ words }) => words).join(""),
    frames: read.map(({ frame }) => frame),
    tags: new Set(read.flatMap(({ tags }) => tags)),
    alternatives: read.flatMap(({ alternatives }) => alternatives),
    bookmarks: await bookmarksOf(pdf),
    foreignFonts: foreignFontsOf(raw),
    untagged: read.reduce((sum, { untagged }) => sum + untagged, 0),
    links: read.flatMap(({ links }) => links),
    looseLinks: read.reduce((sum, { looseLinks }) => sum + looseLinks, 0),
  };
  await pdf.loadingTask.destroy();
  return file;
}

async function bookmarksOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const all = (items: { title: string; items: unknown[] }[]): string[] =>
    items.flatMap(({ title, items: inner }) => [title, ...all(inner as typeof items)]);
  return all((await pdf.getOutline()) ?? []);
}

function foreignFontsOf(raw: string): string[] {
  const descriptors = [...raw.matchAll(/\/Type \/FontDescriptor[^>]*/g)].map(([text]) => text);
  if (descriptors.length === 0) return ["none described"];
  const nameOf = (text: string) => /\/FontName \/(\S+)/.exec(text)?.[1] ?? "unnamed";
  return descriptors.filter((text) => !/\/FontFile2 \d+/.test(text)).map(nameOf);
}

async function readPage(page: PDFPageProxy) {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const byId = new Map<string, string>();
  const open: (string | null)[] = [];
  let frame = "";
  for (const item of items) {
    if ("str" in item) {
      const id = open.findLast((each) => each !== null && each !== "Span") ?? null;
      if (id === "Artifact") frame += item.str;
      else if (id !== null) byId.set(id, (byId.get(id) ?? "") + item.str);
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(nameOf(item));
  }
  const tags: string[] = [];
  const alternatives: string[] = [];
  let words = "";
  let tied = 0;
  const walk = (node: Node): void => {
    if (node.role === "Link") tied += (node.children ?? []).filter(({ type }) => type === "annotation").length;
    if (node.type === "content") words += byId.get(node.id ?? "") ?? "";
    if (node.role) tags.push(node.role);
    if (node.alt) alternatives.push(node.alt);
    for (const child of node.children ?? []) walk(child);
  };
  const tree = (await page.getStructTree()) as Node | null;
  if (tree) walk(tree);
  const annotations: { subtype?: string; unsafeUrl?: string }[] = await page.getAnnotations();
  const links = annotations.flatMap(({ subtype, unsafeUrl }) => (subtype === "Link" ? [unsafeUrl ?? ""] : []));
  return {
    ...{ words: squeezed(words), frame: squeezed(frame), tags, alternatives, links },
    looseLinks: links.length - tied,
    untagged: await untaggedOf(page),
  };
}

/** What is marked: by the id that the structure tree uses, else by its tag. */
const nameOf = ({ id, tag }: { id?: string; tag?: string }): string | null => id ?? tag ?? null;

const painting = new Set<number>([OPS.showText, OPS.constructPath, OPS.stroke, OPS.fill, OPS.eoFill, OPS.fillStroke]);

async function untaggedOf(page: PDFPageProxy): Promise<number> {
  const { fnArray } = await page.getOperatorList();
  let [depth, count] = [0, 0];
  for (const operator of fnArray) {
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth++;
    else if (operator === OPS.endMarkedContent) depth--;
    else if (depth === 0 && painting.has(operator)) count++;
  }
  return count;
}

/** The first of the texts that does not come where the order says; null: all are there, one after the other. */
export function firstLost(words: string, texts: readonly string[]): string | null {
  let at = 0;
  for (const text of texts) {
    const wanted = squeezed(text);
    const found = words.indexOf(wanted, at);
    if (found === -1) return text;
    at = found + wanted.length;
  }
  return null;
}
