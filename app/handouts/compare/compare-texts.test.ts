import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHandout } from "../markdown/parse-handout.ts";
import { steps } from "./common.ts";
import { compareTexts } from "./compare-texts.ts";

const textOf = (markdown: string) => parseHandout(markdown).text;
const compare = (before: string, after: string) => compareTexts(textOf(before), textOf(after), "ja");
const differences = (before: string, after: string) => compare(before, after).filter(({ what }) => what !== "same");

describe("compareTexts", () => {
  it("finds nothing where only the layout of the source changed", () => {
    expect(differences("## 題\n\n文です。\n", "\n\n## 題\n\n\n文です。")).toEqual([]);
  });

  it("marks the words within a changed paragraph", () => {
    expect(differences("## 題\n\n届出は14日以内です。\n", "## 題\n\n届出は30日以内です。\n")).toEqual([
      {
        what: "changed",
        role: "paragraph",
        line: 3,
        parts: [
          { mark: "same", text: "届出は" },
          { mark: "removed", text: "14" },
          { mark: "added", text: "30" },
          { mark: "same", text: "日以内です。" },
        ],
      },
    ]);
  });

  it("tells added and removed pieces, items and rows apart", () => {
    const before =
      "## 持ち物\n\n- 本人確認書類\n- 印鑑\n\n| 区分 | 額 |\n|---|---|\n| 大人 | 300円 |\n| 子ども | なし |\n";
    const after =
      "## 持ち物\n\n- 本人確認書類\n\n| 区分 | 額 |\n|---|---|\n| 大人 | 350円 |\n| 子ども | なし |\n\n新しい文です。\n";
    expect(
      differences(before, after).map(({ what, role, parts }) => [what, role, parts.map(({ text }) => text).join("/")]),
    ).toEqual([
      ["removed", "item", "印鑑"],
      ["changed", "row", "大人｜/300/350/円"],
      ["added", "paragraph", "新しい文です。"],
    ]);
  });

  it("tells a link that leads elsewhere, though no word changed", () => {
    const [change] = differences("[届](procedure:a)", "[届](procedure:b)");
    expect(change).toMatchObject({ what: "changed", parts: [{ mark: "same", text: "届" }] });
  });

  it("tells a text that came or went as a whole", () => {
    expect(compareTexts(null, textOf("文"), "en").map(({ what }) => what)).toEqual(["added"]);
    expect(compareTexts(textOf("文"), null, "en").map(({ what }) => what)).toEqual(["removed"]);
  });

  it("gives both texts back from the parts", () => {
    const pieces = fc.array(fc.constantFrom("届出をします。", "届出は不要です。", "窓口で聞きます。", "見出し"), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(pieces, pieces, (one, other) => {
        const changes = compare(one.join("\n\n"), other.join("\n\n"));
        const side = (mark: "added" | "removed") =>
          changes
            .map(({ parts }) =>
              parts
                .filter((part) => part.mark === "same" || part.mark === mark)
                .map(({ text }) => text)
                .join(""),
            )
            .filter((words) => words !== "");
        expect(side("removed")).toEqual(one);
        expect(side("added")).toEqual(other);
      }),
    );
  });

  it("is quick with two long texts that have nothing in common", () => {
    const long = (sign: string) => Array.from({ length: 3000 }, (_, at) => `${sign}${at}`).join("\n\n");
    const start = performance.now();
    expect(differences(long("あ"), long("い"))).toHaveLength(6000);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

it("goes from one list to the other with the fewest steps", () => {
  const lists = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 10 });
  fc.assert(
    fc.property(lists, lists, (one, other) => {
      const all = steps(one, other);
      expect(all.filter(({ kind }) => kind !== "added").map(({ text }) => text)).toEqual(one);
      expect(all.filter(({ kind }) => kind !== "removed").map(({ text }) => text)).toEqual(other);
    }),
  );
});
