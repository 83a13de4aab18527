/** Files as residents send them, and as nobody should: made for tests. */
import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { latinPdf, rawPdf, show, stream } from "./pdf-files.ts";

/** Not one colour: something a coder can get wrong. */
export function picture(width = 300, height = 200, channels: 3 | 4 = 3): Sharp {
  const raw = Buffer.alloc(width * height * channels);
  for (let at = 0; at < raw.length; at++) raw[at] = (at * 31 + (at >> 7)) & 255;
  return sharp(raw, { raw: { width, height, channels } });
}

/** Where the town hall stands, and whose telephone it was. */
const taken = {
  IFD0: { Make: "Mihon", Model: "himitsu-phone", Copyright: "himitsu hanako" },
  IFD3: {
    GPSLatitudeRef: "N",
    GPSLatitude: "34/1 10/1 0/1",
    GPSLongitudeRef: "E",
    GPSLongitude: "131/1 12/1 0/1",
  },
};

/** A photograph as telephones take it: lying on its side, with the place it was taken at. */
export const photo = (width = 1200, height = 900): Promise<Buffer> =>
  picture(120, 90)
    .resize(width, height, { fit: "fill" })
    .withExif(taken)
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [head, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}

/** A few bytes that promise 900 million pixels: nothing of them is there. */
export function hugePng(side = 30_000): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const words = show(["This is an ordinary page.", "It has two lines."]);
const script = "<</S/JavaScript/JS(app.alert\\(1\\))>>";

/** PDF files that want to do something. */
export const activePdfs: Record<string, () => Buffer> = {
  "a script that runs when it is opened": () => latinPdf(words, { catalogue: `/OpenAction${script}` }),
  "a script by name": () => latinPdf(words, { catalogue: `/Names<</JavaScript<</Names[(a)${script}]>>>>` }),
  "a script on a page": () => latinPdf(words, { page: `/AA<</O${script}>>` }),
  "a script behind a button": () =>
    latinPdf(words, { page: `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A${script}>>]` }),
  "a script whose name is written otherwise": () =>
    latinPdf(words, { catalogue: "/OpenAction<</S/J#61va#53cript/JS(app.alert\\(1\\))>>" }),
  "a script whose name stands elsewhere": () =>
    latinPdf(words, { catalogue: "/OpenAction<</S 6 0 R/JS(app.alert\\(1\\))>>", objects: ["/JavaScript"] }),
  "a program to start": () => latinPdf(words, { catalogue: "/OpenAction<</S/Launch/F(calc.exe)>>" }),
  "a form that sends itself": () =>
    latinPdf(words, { page: "/AA<</O<</S/SubmitForm/F<</FS/URL/F(https://example.org/)>>>>>>" }),
  "data to take in": () => latinPdf(words, { page: "/AA<</O<</S/ImportData/F(/etc/passwd)>>>>" }),
  "another file inside": () =>
    latinPdf(words, {
      catalogue: "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>]>>>>",
      objects: [stream("MZ", "/Type/EmbeddedFile")],
    }),
  "another file on a page": () =>
    latinPdf(words, {
      page: "/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</Type/Filespec/F(a)/EF<</F 6 0 R>>>>>>]",
      objects: [stream("MZ")],
    }),
  "a film": () => latinPdf(words, { page: "/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]" }),
  "a form of another kind": () =>
    latinPdf(words, { catalogue: "/AcroForm<</Fields[]/XFA 6 0 R>>", objects: [stream("<xdp/>")] }),
  "a way into a file inside": () => latinPdf(words, { catalogue: "/OpenAction<</S/GoToE/T<</R/C/N(a)>>>>" }),
  "a script packed away": () => packedPdf(["/OpenAction 8 0 R", script]),
  "a script nothing points to": () => packedPdf(["", script]),
};

/**
 * A page whose objects 6 to 8 are packed in a stream, as most programs write them today. `catalogue`: added to it; `last`:
 * object 8.
 */
function packedPdf([catalogue = "", last = "null"]: string[]): Buffer {
  const inner = ["<</A 1>>", "[1 2 3]", last];
  const places = inner.map((_, index) => inner.slice(0, index).join(" ").length + (index > 0 ? 1 : 0));
  const table = places.map((place, index) => `${6 + index} ${place}`).join(" ");
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
    stream("0 0 100 100 re f"),
    stream(`${table} ${inner.join(" ")}`, `/Type/ObjStm/N 3/First ${table.length + 1}`),
  ];
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const rows: number[][] = [[0, 0, 255]];
  let at = parts[0]?.length ?? 0;
  for (const [index, body] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]);
    rows.push([1, at, 0]);
    parts.push(part);
    at += part.length;
  }
  for (const index of inner.keys()) rows.push([2, 5, index]);
  rows.push([1, at, 0]);
  const cells = Buffer.concat(
    rows.map(([kind = 0, place = 0, more = 0]) => {
      const row = Buffer.alloc(6);
      row.writeUInt8(kind, 0);
      row.writeUInt32BE(place, 1);
      row.writeUInt8(more, 5);
      return row;
    }),
  );
  const table2 = stream(cells, `/Type/XRef/Size ${rows.length}/W[1 4 1]/Root 1 0 R`);
  const end = [Buffer.from("9 0 obj\n"), table2, Buffer.from(`\nendobj\nstartxref\n${at}\n%%EOF`)];
  return Buffer.concat([...parts, ...end]);
}

/** PDF files as offices, banks and telephones make them. */
export const honestPdfs: Record<string, () => Buffer> = {
  "a page of text": () => latinPdf(words),
  "a form to fill in, without scripts": () =>
    latinPdf(words, {
      catalogue: "/AcroForm<</Fields[6 0 R]/NeedAppearances true/DA(/F 11 Tf 0 g)>>",
      page: "/Annots[6 0 R]",
      objects: ["<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Hanako)/Rect[60 600 260 620]/P 3 0 R>>"],
    }),
  "one that opens at a page": () => latinPdf(words, { catalogue: "/OpenAction[3 0 R/Fit]/PageMode/UseOutlines" }),
  "one that opens by an action": () => latinPdf(words, { catalogue: "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>" }),
  "one with links": () =>
    latinPdf(words, {
      page: "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/URI/URI(https://www.example.jp/js/launch)>>>>]",
    }),
  "one that speaks of JavaScript": () => latinPdf(show(["JavaScript, Launch and XFA are words.", "(JS)"])),
  "objects packed in a stream": () => packedPdf([]),
  "bytes in front of it and behind it": () =>
    Buffer.concat([Buffer.from("\n\n"), latinPdf(words), Buffer.from("\n\0\0\0")]),
  "a table of contents that is wrong": () =>
    Buffer.from(
      rawPdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
      ])
        .toString("latin1")
        .replace(/startxref\n\d+/, "startxref\n7"),
      "latin1",
    ),
};
