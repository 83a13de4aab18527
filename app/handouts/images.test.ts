import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHandoutImages } from "./images.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "handout-images-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const picture = (background: string) => sharp({ create: { width: 40, height: 30, channels: 3, background } });

describe("images of handouts", () => {
  test("are kept once, by what is in them, and come back as they were kept", async () => {
    const images = createHandoutImages(join(folder, "images"));
    const bytes = await picture("red").jpeg().toBuffer();
    const [first, second] = await Promise.all([images.add(bytes), images.add(bytes)]);
    expect(first).toMatchObject({ ok: true, value: { type: "image/jpeg", width: 40, height: 30 } });
    expect(second).toEqual(first);
    const id = first.ok ? first.value.id : "";
    expect(readdirSync(join(folder, "images"))).toEqual([`${id}.jpg`]);
    const kept = await images.read(id);
    expect(kept?.type).toBe("image/jpeg");
    expect(await sharp(kept?.bytes).metadata()).toMatchObject({ width: 40, height: 30 });
  });

  test("another picture is another image", async () => {
    const images = createHandoutImages(folder);
    const ids = [
      await images.add(await picture("red").png().toBuffer()),
      await images.add(await picture("blue").png().toBuffer()),
    ];
    expect(new Set(ids.map((each) => (each.ok ? each.value.id : ""))).size).toBe(2);
  });

  test("what is refused leaves nothing behind", async () => {
    const images = createHandoutImages(join(folder, "images"));
    expect(await images.add(Buffer.from("<svg/>"))).toEqual({ ok: false, error: "wrong-type" });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(["", "a", "../../etc/passwd", "A".repeat(64), `${"a".repeat(64)}/..`, "a".repeat(64)])(
    "there is no %j",
    async (id) => {
      expect(await createHandoutImages(folder).read(id)).toBeNull();
    },
  );
});
