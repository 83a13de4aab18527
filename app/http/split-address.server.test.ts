import fc from "fast-check";
import { expect, it } from "vitest";
import { municipalities } from "./postal.server.ts";
import { splitAddress } from "./split-address.server.ts";

it.each([
  ["山口県美祢市大嶺町東分９９９９番地", "山口県", "美祢市", "大嶺町東分９９９９番地"],
  ["山口県　美祢市　大嶺町", "山口県", "美祢市", "大嶺町"],
  ["三重県四日市市諏訪町１", "三重県", "四日市市", "諏訪町１"],
  ["東京都千代田区霞が関９丁目　見本荘１０１", "東京都", "千代田区", "霞が関９丁目　見本荘１０１"],
  ["奈良県大和郡山市北郡山町１", "奈良県", "大和郡山市", "北郡山町１"],
  ["北海道札幌市中央区北１条", "北海道", "札幌市中央区", "北１条"],
  ["山口県見本市１番地", "山口県", "", "見本市１番地"],
  ["見本町９９番地の９", "", "", "見本町９９番地の９"],
  ["", "", "", ""],
])("%s", (text, prefecture, city, street) => expect(splitAddress(text)).toEqual({ prefecture, city, street }));

it("finds every municipality of the list again, and nothing is left out or made up", () => {
  const all = [...municipalities()];
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.integer({ min: 1, max: 9999 }), ({ prefecture, city }, number) => {
      const street = `見本${number}番地`;
      expect(splitAddress(prefecture + city + street)).toEqual({ prefecture, city, street });
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { prefecture, city, street } = splitAddress(text);
      expect((prefecture + city + street).replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});
