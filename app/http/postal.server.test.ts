import { describe, expect, it } from "vitest";
import { lookupPostal } from "./postal.server.ts";

describe("lookupPostal", () => {
  it.each([
    ["7592212", "山口県", "美祢市", "大嶺町東分"],
    ["7540211", "山口県", "美祢市", "美東町大田"],
    ["1000001", "東京都", "千代田区", "千代田"],
    ["0600000", "北海道", "札幌市中央区", ""],
    ["9071801", "沖縄県", "八重山郡与那国町", "与那国"],
  ])("%s is %s%s%s", (code, prefecture, city, street) => {
    expect(lookupPostal(code)).toEqual([{ prefecture, city, street }]);
  });

  it("offers every town that shares a code", () => {
    expect(
      lookupPostal("9218046")
        .map(({ street }) => street)
        .sort(),
    ).toEqual(["三小牛町", "大桑町"]);
  });

  it("knows a tall building by its first five digits", () => {
    expect(lookupPostal("1006001")).toEqual([{ prefecture: "東京都", city: "千代田区", street: "霞が関霞が関ビル" }]);
  });

  it.each(["0000000", "9999999", "759-2212", "75922", "", "７５９２２１２", "7592212\n"])(
    "finds nothing for %j",
    (code) => {
      expect(lookupPostal(code)).toEqual([]);
    },
  );
});
