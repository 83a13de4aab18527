import { describe, expect, it } from "vitest";
import { normalize, queryWords } from "./normalize.ts";

describe("one spelling for search", () => {
  it.each([
    ["テンシュツ", "てんしゅつ"],
    ["ﾃﾝｼｭﾂ", "てんしゅつ"],
    ["てんしゅつ", "てんしゅつ"],
    ["Ｍｙ Ｎｕｍｂｅｒ", "mynumber"],
    ["住民票（写し）", "住民票写し"],
    ["髙﨑", "高崎"],
    ["マイナンバーカード", "まいなんばーかーど"],
  ])("%s → %s", (written, same) => {
    expect(normalize(written)).toBe(same);
  });

  it("splits a query into words and drops what says nothing", () => {
    expect(queryWords("　転出　 カード、！ ")).toEqual(["転出", "かーど"]);
    expect(queryWords("")).toEqual([]);
    expect(queryWords("a b c d e f g h i j")).toHaveLength(8);
  });
});
