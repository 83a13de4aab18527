/** PDF files as cities have them and as strangers send them, made for tests. */
import { deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { projectPath } from "../../app/lib/project-path.ts";
import { drawBooklet } from "../../app/paper/draw/booklet.ts";
import type { Block } from "../../app/paper/model.ts";

type Doc = PDFKit.PDFDocument;
const face = (name: string) => projectPath("node_modules", "@expo-google-fonts", "biz-udpgothic", name);

/** Drawn by hand, as word processors do: without tags. Fonts "r" and "b" are there. */
export function plainPdf(draw: (doc: Doc) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", margin: 60, bufferPages: true, ...options });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
  });
  doc.registerFont("r", face("400Regular/BIZUDPGothic_400Regular.ttf"));
  doc.registerFont("b", face("700Bold/BIZUDPGothic_700Bold.ttf"));
  doc.font("r").fontSize(10.5);
  draw(doc);
  doc.end();
  return done;
}

/** Each text at its place; `size` 10.5 and the regular face unless told. */
export type Letters = { text: string; x: number; y: number; size?: number; bold?: boolean };
export const write = (doc: Doc, all: Letters[]): void => {
  for (const { text, x, y, size = 10.5, bold = false } of all) {
    doc
      .font(bold ? "b" : "r")
      .fontSize(size)
      .text(text, x, y, { lineBreak: false });
  }
};

/** Of the portal's own paper room: tagged. */
export async function taggedPdf(title: string, blocks: Block[]): Promise<Uint8Array> {
  const words = { continued: "（つづき）", missing: "{{letters}}", variants: "{{letters}}", ticked: "✓" };
  const head = { city: "見本市", kind: "", number: "", motif: "karst" as const };
  const mast: Block = { kind: "masthead", above: null, title: { text: title, also: null }, lead: null, qr: null };
  const frame = { head, foot: { name: "", page: "{{page}}/{{pages}}" }, words };
  const sheet = { title, lang: "ja" as const, large: false, spaced: false, ...frame, blocks: [mast, ...blocks] };
  return drawBooklet({ title, lang: "ja", author: "見本市", at: 0, bothSides: false, documents: [sheet] });
}

/** A file out of raw objects; the first is the catalogue. */
export function rawPdf(objects: (string | Buffer)[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, body] of objects.entries()) {
    places.push(at);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]);
    parts.push(part);
    at += part.length;
  }
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

export const stream = (content: Buffer | string, extra = ""): Buffer => {
  const packed = deflateSync(content);
  const head = `<</Length ${packed.length}/Filter/FlateDecode${extra}>>stream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream")]);
};

/** One page of Latin text in a font that is not embedded; `catalogue` is added to the first object, `page` to the page. */
export const latinPdf = (
  content: string | Buffer,
  { catalogue = "", page = "", objects = [] as (string | Buffer)[] } = {},
) =>
  rawPdf([
    `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>${page}>>`,
    stream(content),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ...objects,
  ]);

export const show = (lines: string[]): string =>
  `BT /F 11 Tf 60 780 Td 16 TL ${lines.map((line) => `(${line.replace(/[\\()]/g, "\\$&")}) Tj T*`).join(" ")} ET`;
