import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { imageLimits } from "./image.ts";
import { prepareImage } from "./prepare-image.ts";
import { reencodeImage } from "./reencode-image.ts";

/** Not one colour: something a coder can get wrong. */
function picture(width = 300, height = 200, channels: 3 | 4 = 3): Sharp {
  const raw = Buffer.alloc(width * height * channels);
  for (let at = 0; at < raw.length; at++) raw[at] = (at * 31 + (at >> 7)) & 255;
  return sharp(raw, { raw: { width, height, channels } });
}
const prepared = async (bytes: Uint8Array) => {
  const image = await prepareImage(bytes);
  if (!image.ok) throw new Error(image.error);
  return image.value;
};
const failure = async (bytes: Uint8Array) => {
  const image = await prepareImage(bytes);
  return image.ok ? "no failure" : image.error;
};

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [head, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}
/** Signature and header of a PNG. */
const headBytes = 33;

async function pngWith(name: string, data: Buffer): Promise<Buffer> {
  const plain = await picture().png().toBuffer();
  return Buffer.concat([plain.subarray(0, headBytes), chunk(name, data), plain.subarray(headBytes)]);
}

/** All of one colour, one bit each. */
async function emptyPng(side: number): Promise<Buffer> {
  const signature = (await picture(8, 8).png().toBuffer()).subarray(0, 8);
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

describe("an image is drawn anew", () => {
  test("a photograph: upright, smaller, without the place it was taken at", async () => {
    const gps = {
      GPSLatitudeRef: "N",
      GPSLatitude: "34/1 10/1 0/1",
      GPSLongitudeRef: "E",
      GPSLongitude: "131/1 12/1 0/1",
    };
    const bytes = await picture(3000, 1000)
      .withExif({ IFD0: { Copyright: "himitsu" }, IFD3: gps })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const image = await prepared(bytes);
    expect(image).toMatchObject({ type: "image/jpeg", width: 667, height: 2000 });
    const { exif, icc, xmp, iptc, orientation, space, comments } = await sharp(image.bytes).metadata();
    expect({ exif, icc, xmp, iptc, orientation, comments }).toEqual({});
    expect(space).toBe("srgb");
    expect(Buffer.from(image.bytes).includes("himitsu")).toBe(false);
  });

  test("a drawing one can see through stays one; a WebP becomes what paper can hold", async () => {
    expect(await prepared(await picture(50, 40, 4).png().toBuffer())).toMatchObject({ type: "image/png", width: 50 });
    expect(await prepared(await picture(50, 40, 4).webp().toBuffer())).toMatchObject({ type: "image/png" });
    expect(await prepared(await picture(50, 40).webp().toBuffer())).toMatchObject({ type: "image/jpeg", height: 40 });
  });

  test("colours for print become colours of screens", async () => {
    const image = await prepared(await picture().toColourspace("cmyk").jpeg().toBuffer());
    expect(await sharp(image.bytes).metadata()).toMatchObject({ space: "srgb", channels: 3 });
  });

  test("what hangs behind the last pixel is gone, and the image is the same one", async () => {
    const plain = await picture().jpeg().toBuffer();
    const both = Buffer.concat([plain, Buffer.from("<html><script>alert(1)</script></html>")]);
    const image = await prepared(both);
    expect(Buffer.from(image.bytes).includes("<script>")).toBe(false);
    expect(image.id).toBe((await prepared(plain)).id);
  });

  test("what stands in comments is gone", async () => {
    const image = await prepared(await pngWith("tEXt", Buffer.from("Comment\0<script>alert(1)</script>")));
    expect(Buffer.from(image.bytes).includes("script")).toBe(false);
  });
});

describe("what is no image of ours is refused", () => {
  test.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), "wrong-type"],
    ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>"), "wrong-type"],
    [
      "HTML that begins like a JPEG",
      Buffer.from("\u00ff\u00d8\u00ff<html><script>alert(1)</script>", "latin1"),
      "broken",
    ],
    ["too many bytes", Buffer.alloc(imageLimits.maxBytes + 1, "\u0089PNG"), "too-large"],
    ["a HEIC head", Buffer.from("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "latin1"), "heic"],
  ])("%s", async (_, bytes, error) => {
    expect(await failure(bytes)).toBe(error);
  });

  test("GIF, TIFF and AVIF", async () => {
    for (const bytes of [
      await picture().gif().toBuffer(),
      await picture().tiff().toBuffer(),
      await picture(64, 64).avif().toBuffer(),
    ]) {
      expect(await failure(bytes)).toBe("wrong-type");
    }
  });

  test("a WebP that moves", async () => {
    const raw = Buffer.alloc(20 * 40 * 3, 80).fill(200, 0, 1200);
    const moving = sharp(raw, { raw: { width: 20, height: 40, channels: 3, pageHeight: 20 } });
    expect(await failure(await moving.webp().toBuffer())).toBe("animated");
  });

  test("half an image", async () => {
    for (const bytes of [
      await picture().jpeg().toBuffer(),
      await picture().png().toBuffer(),
      await picture().webp().toBuffer(),
    ]) {
      expect(await failure(bytes.subarray(0, bytes.length / 2))).toBe("broken");
    }
  });

  test("a bomb: few bytes, many pixels", async () => {
    const bomb = await emptyPng(30_000);
    expect(bomb.length).toBeLessThan(imageLimits.maxBytes);
    expect(await failure(bomb)).toBe("too-many-pixels");
    expect(await prepared(await emptyPng(4000))).toMatchObject({ width: 2000, height: 2000 });
  }, 30_000);

  test("a size the pixels do not keep", async () => {
    const bytes = await picture().png().toBuffer();
    bytes.writeUInt32BE(0x7fffffff, 16);
    expect(["broken", "too-many-pixels"]).toContain(await failure(bytes));
  });

  test("bombs in colour profiles and comments end, one way or the other", async () => {
    const zeros = deflateSync(Buffer.alloc(256 * 1024 * 1024));
    for (const [name, head] of [
      ["iCCP", "icc\0\0"],
      ["zTXt", "Comment\0\0"],
    ] as const) {
      const image = await prepareImage(await pngWith(name, Buffer.concat([Buffer.from(head), zeros])));
      expect(image.ok ? image.value.bytes.byteLength : 0).toBeLessThan(1_000_000);
    }
  }, 60_000);
});

describe("whatever comes, it ends in a result", () => {
  /** In this very process: a crash would be seen. */
  const small = { ...imageLimits, maxPixels: 1_000_000 };

  test("any bytes", { timeout: 60_000 }, async () => {
    const heads = [
      "",
      "\u00ff\u00d8\u00ff\u00e0",
      "\u0089PNG\r\n\u001a\n",
      "RIFF\u0010\0\0\0WEBPVP8 ",
      "\0\0\0\u0018ftypheic",
      "GIF89a",
    ];
    const bytes = fc
      .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }))
      .map(([head, rest]) => Buffer.concat([Buffer.from(head, "latin1"), rest]));
    await fc.assert(
      fc.asyncProperty(bytes, async (each) => {
        expect((await reencodeImage(each, small)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("images with some bytes changed: a failure, or an image that can be opened", { timeout: 60_000 }, async () => {
    const originals = await Promise.all([
      picture(60, 40).jpeg().toBuffer(),
      picture(60, 40, 4).png().toBuffer(),
      picture(60, 40).webp().toBuffer(),
    ]);
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        async (original, changes, share) => {
          const bytes = Buffer.from(original);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const image = await reencodeImage(bytes.subarray(0, Math.ceil(bytes.length * share)), small);
          if (!image.ok) return;
          const { width, height } = await sharp(image.value.bytes).metadata();
          expect({ width, height }).toEqual({ width: image.value.width, height: image.value.height });
        },
      ),
      { numRuns: 300 },
    );
  });
});
