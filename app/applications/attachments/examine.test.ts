import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { sampleContent } from "../../../tests/factories/answers.ts";
import { latinPdf, plainPdf, show, stream, taggedPdf } from "../../../tests/factories/pdf-files.ts";
import { activePdfs, honestPdfs, hugePng, photo, picture } from "../../../tests/factories/sent-files.ts";
import { examine } from "./examine.ts";
import { eicar } from "./scanner.ts";

const examined = async (bytes: Uint8Array) => {
  const file = await examine(Buffer.from(bytes));
  if (!file.ok) throw new Error(file.error);
  return file.value;
};
const failure = async (bytes: Uint8Array) => {
  const file = await examine(Buffer.from(bytes));
  return file.ok ? "no failure" : file.error;
};

describe("honest files are taken", { timeout: 60_000 }, () => {
  test.each(Object.entries(honestPdfs))("PDF: %s", async (_, make) => {
    const bytes = make();
    expect(await examined(bytes)).toEqual({ type: "application/pdf", bytes });
  });

  test("PDF: drawn by a program, tagged, with pictures, with a hundred pages", async () => {
    const text = "この書類は見本です。".repeat(20);
    const jpeg = await picture(800, 600).jpeg().toBuffer();
    const all = await Promise.all([
      plainPdf((doc) => doc.text(text)),
      plainPdf((doc) => doc.text("見本").image(jpeg, { width: 300 }), { pdfVersion: "1.7", compress: false }),
      plainPdf((doc) => {
        for (let page = 1; page < 100; page++) doc.text(`${page}`).addPage();
      }),
      taggedPdf("見本の手引き", [{ kind: "text", small: false, text }]),
    ]);
    for (const bytes of all) expect((await examined(bytes)).type).toBe("application/pdf");
  });

  test.each([
    ["JPEG", () => picture().jpeg().toBuffer(), "image/jpeg"],
    ["a progressive JPEG", () => picture().jpeg({ progressive: true }).toBuffer(), "image/jpeg"],
    ["a JPEG in colours for print", () => picture().toColourspace("cmyk").jpeg().toBuffer(), "image/jpeg"],
    ["a grey JPEG", () => picture().greyscale().jpeg().toBuffer(), "image/jpeg"],
    ["PNG", () => picture().png().toBuffer(), "image/png"],
    ["a PNG of 16 bits", () => picture().toColourspace("rgb16").png().toBuffer(), "image/png"],
    ["a PNG of few colours", () => picture().png({ palette: true, colours: 4 }).toBuffer(), "image/png"],
    ["a PNG one can see through", () => picture(90, 60, 4).png().toBuffer(), "image/png"],
    ["a PNG drawn line by line", () => picture().png({ progressive: true }).toBuffer(), "image/png"],
    ["WebP", () => picture().webp().toBuffer(), "image/jpeg"],
    ["the JPEG of the tests", async () => Buffer.from(sampleContent["image/jpeg"]()), "image/jpeg"],
    ["a JPEG with a tail", async () => Buffer.concat([await photo(), Buffer.alloc(500)]), "image/jpeg"],
  ])("%s", async (_, make, type) => expect((await examined(await make())).type).toBe(type));

  test("a photograph: upright, legible, without the place it was taken at", async () => {
    const { bytes } = await examined(await photo(5200, 3900));
    const { exif, icc, xmp, iptc, orientation, width, height } = await sharp(bytes).metadata();
    expect({ exif, icc, xmp, iptc, orientation, width, height }).toEqual({ width: 3000, height: 4000 });
    expect(Buffer.from(bytes).includes("himitsu")).toBe(false);
  });

  test("a photograph that came as PNG does not grow beyond what is allowed", async () => {
    const noise = Buffer.alloc(1800 * 1800 * 3);
    for (let at = 0; at < noise.length; at++) noise[at] = (Math.imul(at, 2654435761) >>> 23) & 255;
    const png = await sharp(noise, { raw: { width: 1800, height: 1800, channels: 3 } })
      .png()
      .toBuffer();
    expect((await examined(png)).bytes.length).toBeLessThan(10 * 1024 * 1024);
  });
});

describe("what can act is refused", { timeout: 60_000 }, () => {
  test.each(Object.entries(activePdfs))("PDF: %s", async (_, make) => {
    expect(await failure(make())).toBe("pdf-active");
  });

  test("PDF: locked, for readers or for changes only", async () => {
    for (const options of [{ userPassword: "himitsu" }, { ownerPassword: "himitsu" }]) {
      const bytes = await plainPdf((doc) => doc.text("見本"), { ...options, pdfVersion: "1.7" });
      expect(await failure(bytes)).toBe("pdf-encrypted");
    }
  });

  test("PDF: too many pages, a bomb, a loop, nothing in it", async () => {
    const many = plainPdf((doc) => {
      for (let page = 0; page < 201; page++) doc.addPage();
    });
    expect(await failure(await many)).toBe("pdf-too-long");
    expect(await failure(latinPdf(Buffer.alloc(300 * 1024 * 1024, " ")))).toBe("broken");
    expect(["broken", "too-long"]).toContain(
      await failure(
        Buffer.from(
          "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>",
        ),
      ),
    );
    expect(await failure(Buffer.from("%PDF-1.4\n"))).toBe("broken");
  });

  test("PDF: objects packed as no program packs them", async () => {
    const odd = stream("6 0 <</A 1>>", "/Type/ObjStm/N 1/First 4/DecodeParms<</Predictor 12>>");
    expect(await failure(latinPdf(show(["x"]), { objects: [odd] }))).toBe("broken");
  });
});

describe("what is no paper is refused", { timeout: 60_000 }, () => {
  test("30,000 × 30,000 pixels in some hundred bytes, without unpacking them", async () => {
    const bomb = hugePng();
    expect(bomb.length).toBeLessThan(300);
    const began = performance.now();
    expect(await failure(bomb)).toBe("too-many-pixels");
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test.each([
    ["nothing", "", "empty"],
    ["a page", "<!doctype html><script>alert(1)</script>", "wrong-type"],
    ["a drawing", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "wrong-type"],
    ["an archive", "PK\u0003\u0004\u0014\0\0\0\u0008\0", "wrong-type"],
    ["a program", "MZ\u0090\0\u0003\0\0\0\u0004\0\0\0", "wrong-type"],
    ["a GIF", "GIF89a\u0001\0\u0001\0", "wrong-type"],
    ["the scanners' test string", eicar, "wrong-type"],
    ["a page that begins like a JPEG", "\u00ff\u00d8\u00ff\u00e0<html><script>alert(1)</script>", "broken"],
    ["a photograph no decoder here reads", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "heic"],
  ])("%s", async (_, text, error) => expect(await failure(Buffer.from(text, "latin1"))).toBe(error));

  test("what is two things at once becomes one of them, or nothing", async () => {
    const page = Buffer.from("<html><script>alert(1)</script></html>");
    const zip = Buffer.from("504b030414000000080000000000504b0506000000000000000000000000", "hex");
    const jpeg = await photo();
    for (const tail of [page, zip, honestPdfs["a page of text"]?.() ?? zip]) {
      const { bytes, type } = await examined(Buffer.concat([jpeg, tail]));
      expect(type).toBe("image/jpeg");
      expect(Buffer.from(bytes).includes(tail.subarray(0, 12))).toBe(false);
    }
    const active = activePdfs["a program to start"]?.() ?? zip;
    expect(await failure(Buffer.concat([Buffer.from("GIF89a"), active]))).toBe("wrong-type");
    expect(await failure(Buffer.concat([Buffer.from("%!PS\n"), active]))).not.toBe("no failure");
  });
});
