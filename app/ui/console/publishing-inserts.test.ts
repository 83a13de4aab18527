import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { insertInto, insertKinds, placeOfLine } from "./publishing-inserts.ts";

const chosen = { department: "citizens", procedures: ["moving-out", "water-stop"] };

describe("what a button puts into the Markdown", () => {
  test("stands on lines of its own where it is a block, and is selected where the writer goes on", () => {
    const { text, from, to } = insertInto({ text: "前の文\n後の文", from: 4, to: 4 }, "heading", chosen);
    expect(text).toBe("前の文\n\n## 見出し\n\n後の文");
    expect(text.slice(from, to)).toBe("見出し");
  });

  test("takes in what is selected", () => {
    const lines = { text: "役所へ行く\n書類を出す", from: 0, to: 11 };
    expect(insertInto(lines, "steps", chosen).text).toBe(":::steps\n1. 役所へ行く\n1. 書類を出す\n:::\n");
    expect(insertInto({ text: "手続をする", from: 0, to: 2 }, "furigana", chosen).text).toBe("{手続|よみかた}をする");
    expect(insertInto({ text: "8時30分まで", from: 0, to: 7 }, "check", chosen).text).toContain(
      ":check[8時30分まで]{why=",
    );
  });

  test("takes department and procedures from the form", () => {
    const empty = { text: "", from: 0, to: 0 };
    expect(insertInto(empty, "contact", chosen).text).toBe(":::contact{department=citizens}\n:::\n");
    expect(insertInto(empty, "procedures", chosen).text).toBe('::procedures{ids="moving-out water-stop"}\n');
  });

  test("loses nothing that was written", () => {
    const written = fc.string({ unit: fc.constantFrom("あ", "b", "\n", " ", "|") });
    fc.assert(
      fc.property(written, fc.nat(), fc.nat(), fc.constantFrom(...insertKinds), (text, one, two, kind) => {
        const [from = 0, to = 0] = [one % (text.length + 1), two % (text.length + 1)].sort((a, b) => a - b);
        const after = insertInto({ text, from, to }, kind, chosen);
        const kept = [...text.replace(/\n/g, "")];
        let at = 0;
        for (const letter of after.text) if (letter === kept[at]) at++;
        expect(at).toBe(kept.length);
        expect(after.from).toBeLessThanOrEqual(after.to);
        expect(after.to).toBeLessThanOrEqual(after.text.length);
      }),
    );
  });
});

test("a line of the Markdown has its place", () => {
  const text = "一\n\n三行目";
  expect(placeOfLine(text, 3)).toEqual({ from: 3, to: 6 });
  expect(placeOfLine(text, 2)).toEqual({ from: 2, to: 2 });
  expect(placeOfLine(text, 99)).toEqual({ from: 3, to: 6 });
});
