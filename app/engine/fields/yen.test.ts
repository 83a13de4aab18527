import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses, shows } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "amount", type: "yen", min: 100, max: 5_000_000 });
const refused = [
  ["30万", "unit-of-thousands"],
  ["３０万円", "unit-of-thousands"],
  ["5千円", "unit-of-thousands"],
  ["たくさん", "number"],
  ["12.5", "number"],
  ["99", "min"],
  ["-1000", "min"],
  ["5,000,001円", "max"],
  ["1\u0000", "character"],
  ["123456789018", "individual-number"],
] as const;

describe("yen", () => {
  accepts(spec, [
    ["", null],
    ["1200", 1200],
    ["１，２００円", 1200],
    ["￥1,200", 1200],
    ["¥ 1、200", 1200],
    ["\\1200", 1200],
    ["1200 yen", 1200],
  ]);
  refuses(spec, refused);
  accepts(field({ id: "amount", type: "yen" }), [["0", 0]]);
  allErrors("yen", refused);
  shows(spec, [[1_234_567, ["1,234,567円"], ["1,234,567円"], ["¥1,234,567"]]]);
  holdsNot(spec, [1.5, "1200", null]);
});
