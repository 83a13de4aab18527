import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { plainPdf, taggedPdf, write } from "../../tests/factories/pdf-files.ts";
import { newFromPaper, replacedFromPaper } from "./from-paper/paper-source.ts";
import { parseHandout } from "./markdown/parse-handout.ts";
import { handoutMetaSchema } from "./model.ts";
import { createHandoutOriginals, originalIdOf, originalPath } from "./originals.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "handout-originals-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const leaflet = () =>
  plainPdf((doc) =>
    write(doc, [
      { text: "犬を飼う方へ", x: 60, y: 60, size: 20, bold: true },
      { text: "犬を飼い始めたら、市に登録してください。", x: 60, y: 120 },
      { text: "登録は、市民課の窓口でできます。", x: 60, y: 140 },
    ]),
  );

async function added(bytes: Uint8Array) {
  const originals = createHandoutOriginals(folder);
  const original = await originals.add(bytes, "犬.pdf");
  if (!original.ok) throw new Error(original.error);
  return { originals, original: original.value };
}
const chosen = {
  id: "dog",
  number: 31,
  title: "",
  category: "living",
  department: "citizens",
  reviewBy: "2027-04-01",
} as const;

describe("the original of a draft", () => {
  test("is kept as it came, with what is known about it", async () => {
    const bytes = await leaflet();
    const { originals, original } = await added(bytes);
    expect(await originals.read(original.id)).toEqual(bytes);
    expect(await originals.facts(original.id)).toEqual({ name: "犬.pdf", isTagged: false, pages: 1 });
    const tagged = await added(
      await taggedPdf("犬を飼う方へ", [
        { kind: "text", small: false, text: "犬を飼い始めたら、市に登録してください。" },
      ]),
    );
    expect(await originals.facts(tagged.original.id)).toMatchObject({ isTagged: true });
  });

  test("is not kept when nothing could be taken out of it", async () => {
    const originals = createHandoutOriginals(join(folder, "originals"));
    expect(await originals.add(Buffer.from("%PDF-1.7 nothing"), "x.pdf")).toEqual({ ok: false, error: "broken" });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("has an address that says which it is, and no other", () => {
    const id = "0123456789abcdef".repeat(4);
    expect(originalIdOf(originalPath(id))).toBe(id);
    for (const path of ["/handouts/originals/../x.pdf", `/handouts/originals/${id}`, `/x${originalPath(id)}`]) {
      expect(originalIdOf(path)).toBeNull();
    }
  });
});

describe("what a writer hands in from paper", () => {
  test("is whole: meta that holds, text that parses, the PDF behind it, everything unseen as 要確認", async () => {
    const { original } = await added(await leaflet());
    const { meta, texts } = newFromPaper(original, chosen);
    const held = handoutMetaSchema.parse(meta);
    expect(held.title.ja).toBe("犬を飼う方へ");
    expect(held.facts.open).toContainEqual(expect.stringContaining("タグがない"));
    const { text, mistakes } = parseHandout(texts.ja ?? "");
    expect(mistakes).toEqual([]);
    expect(text.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph", "paragraph"]);
    expect(JSON.stringify(text.blocks.at(-1))).toContain(originalPath(original.id));
  });

  test("takes the place of the Japanese text alone", async () => {
    const { original } = await added(await leaflet());
    const meta = handoutMetaSchema.parse(newFromPaper(original, { ...chosen, title: "犬" }).meta);
    const before = { meta, texts: { ja: parseHandout("まえの文。").text, en: parseHandout("The text.").text } };
    const after = replacedFromPaper(before, original);
    expect(after.texts).toMatchObject({ en: "The text.", ja: expect.stringContaining("登録してください") });
    const { facts } = handoutMetaSchema.parse(after.meta);
    expect(facts.open).toContainEqual(expect.stringContaining("ほかの言語"));
  });
});
