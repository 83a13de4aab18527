/** Set pages → the bytes of a tagged PDF: every letter embedded, everything either in the logical structure or an artifact. */
import PDFDocument from "pdfkit";
import { type Mark, type Node, node as newNode } from "../layout/marks.ts";
import { setDocument } from "../layout/set-document.ts";
import { sheet } from "../layout/sheet.ts";
import type { Booklet } from "../model.ts";
import { type FaceName, face, faceNames } from "../type/faces.ts";

type Pdf = InstanceType<typeof PDFDocument>;
type Elements = Map<Node, PDFKit.PDFStructureElement>;

export async function drawBooklet(booklet: Booklet): Promise<Uint8Array<ArrayBuffer>> {
  const made = new Date(booklet.at);
  const pdf = new PDFDocument({
    autoFirstPage: false,
    // No face but ours: an empty name keeps the library's own from being embedded.
    font: "",
    size: [sheet.width, sheet.height],
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    lang: booklet.lang,
    displayTitle: true,
    info: {
      Title: booklet.title,
      Author: booklet.author,
      CreationDate: made,
      ModDate: made,
      Creator: "",
      Producer: "",
    },
  });
  for (const name of faceNames) pdf.registerFont(name, asSource(name));
  const chunks: Uint8Array[] = [];
  pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve, reject) => pdf.once("end", resolve).once("error", reject));
  drawAll(pdf, booklet);
  pdf.end();
  await ended;
  // A memory of its own, not a slice of a shared pool: it is handed from thread to thread.
  return new Uint8Array(Buffer.concat(chunks));
}

/** The library takes a face that is read already; its types do not say so. */
const asSource = (name: FaceName): PDFKit.Mixins.PDFFontSource => face(name).font as unknown as Buffer;

function drawAll(pdf: Pdf, { documents, bothSides }: Booklet): void {
  const root = newNode(null, "Document");
  const set = documents.map((document) => ({ document, ...setDocument(document) }));
  for (const { tree } of set) root.children.push(tree);
  pdf.addPage();
  const elements: Elements = new Map();
  const top = pdf.struct("Document");
  pdf.addStructure(top);
  elements.set(root, top);
  // Parents first, in the order of the form: that order is what is read aloud.
  const boxes = boxesOf(set.flatMap(({ pages }) => pages));
  for (const child of root.children) addElement(pdf, elements, top, child, boxes);
  let count = 0;
  for (const { document, pages } of set) {
    if (bothSides && count % 2 === 1) {
      pdf.addPage();
      count += 1;
    }
    const parent = set.length === 1 ? pdf.outline : null;
    let own = parent;
    let above: PDFKit.PDFOutline | null = null;
    for (const { marks, bookmarks } of pages) {
      if (count > 0) pdf.addPage();
      count += 1;
      own ??= pdf.outline.addItem(document.title, { expanded: true });
      drawPage(pdf, elements, marks);
      endLinks(elements, marks, pages.slice(pages.findIndex((page) => page.marks === marks) + 1));
      for (const { title, level, y } of bookmarks) {
        const place = { expanded: false, top: y };
        const made: PDFKit.PDFOutline = (level === 2 ? (above ?? own) : own).addItem(title, place);
        if (level === 1) above = made;
      }
    }
  }
  top.end();
}

type Box = [number, number, number, number];

/** Where figures are, as their elements must say. */
function boxesOf(pages: readonly { marks: readonly Mark[] }[]): Map<Node, Box> {
  const boxes = new Map<Node, Box>();
  for (const { marks } of pages) {
    for (const mark of marks) {
      if (mark.kind === "path" && mark.node)
        boxes.set(mark.node, [mark.x, mark.y, mark.x + mark.width, mark.y + mark.height]);
    }
  }
  return boxes;
}

function addElement(
  pdf: Pdf,
  elements: Elements,
  parent: PDFKit.PDFStructureElement,
  of: Node,
  boxes: ReadonlyMap<Node, Box>,
): void {
  const box = boxes.get(of);
  const options = {
    ...(of.lang === null ? {} : { lang: of.lang }),
    ...(of.alt === null ? {} : { alt: of.alt }),
    ...(of.type === "TH" ? { scope: of.scope } : {}),
    ...(box === undefined ? {} : { bbox: box }),
  };
  const element = pdf.struct(of.type, options);
  parent.add(element);
  elements.set(of, element);
  for (const child of of.children) addElement(pdf, elements, element, child, boxes);
}

/** Decoration first, as one artifact; then the content in the order in which it was set. */
function drawPage(pdf: Pdf, elements: Elements, marks: readonly Mark[]): void {
  const isContent = (mark: Mark): mark is Exclude<Mark, { kind: "line" }> & { node: Node } =>
    mark.kind !== "line" && mark.node !== null;
  pdf.markContent("Artifact", { type: "Layout" });
  for (const mark of marks) if (!isContent(mark) && mark.kind !== "text") draw(pdf, mark);
  pdf.endMarkedContent();
  pdf.markContent("Artifact", { type: "Pagination" });
  for (const mark of marks) if (!isContent(mark) && mark.kind === "text") draw(pdf, mark);
  pdf.endMarkedContent();
  const content = marks.filter(isContent);
  for (let at = 0; at < content.length; ) {
    const owner = content[at]?.node as Node;
    const marked = pdf.markStructureContent(owner.type);
    for (; content[at]?.node === owner; at++) draw(pdf, content[at] as Mark);
    pdf.endMarkedContent();
    const element = elements.get(owner);
    element?.add(marked);
    if (owner.href !== null && element)
      link(
        pdf,
        element,
        owner.href,
        content.filter(({ node }) => node === owner),
      );
  }
}

/** Each line of a link can be pressed. What is said of it is where it leads; its words are read anyway. */
function link(pdf: Pdf, element: PDFKit.PDFStructureElement, href: string, marks: readonly Mark[]): void {
  for (const mark of marks) {
    if (mark.kind !== "text") continue;
    const width = mark.runs.reduce((sum, run) => sum + run.width, 0);
    const options = { structParent: element, Contents: new String(href) };
    pdf.link(
      mark.x,
      mark.y - mark.size,
      width,
      mark.size * 1.3,
      href,
      options as unknown as PDFKit.Mixins.AnnotationOption,
    );
  }
}

/** The library names the page it is at when an element ends: a link ends with the last page that it is on. */
function endLinks(elements: Elements, marks: readonly Mark[], later: readonly { marks: readonly Mark[] }[]): void {
  const linksIn = (all: readonly Mark[]) =>
    new Set(all.flatMap((mark) => (mark.kind !== "line" && mark.node?.type === "Link" ? [mark.node] : [])));
  const goesOn = linksIn(later.flatMap((page) => page.marks));
  for (const node of linksIn(marks)) if (!goesOn.has(node)) elements.get(node)?.end();
}

function draw(pdf: Pdf, mark: Mark): void {
  if (mark.kind === "text") {
    let { x } = mark;
    for (const run of mark.runs) {
      pdf.font(run.face).fontSize(mark.size);
      if (run.actual !== null) pdf.markContent("Span", { actual: run.actual });
      pdf.text(run.text, x, mark.y, { lineBreak: false, baseline: "alphabetic" });
      if (run.actual !== null) pdf.endMarkedContent();
      x += run.width;
    }
    return;
  }
  if (mark.kind === "line") {
    pdf.lineWidth(mark.width);
    if (mark.dotted) pdf.dash(0.8, { space: 1.6 });
    pdf.moveTo(mark.x, mark.y).lineTo(mark.toX, mark.toY).stroke();
    if (mark.dotted) pdf.undash();
    return;
  }
  pdf.save().translate(mark.x, mark.y).scale(mark.scale);
  if (mark.stroke === null) pdf.path(mark.path).fill();
  else
    pdf
      .lineWidth(mark.stroke / mark.scale)
      .path(mark.path)
      .stroke();
  pdf.restore();
}
