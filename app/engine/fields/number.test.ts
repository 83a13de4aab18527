import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses, shows } from "../../../tests/factories/field-table.ts";
import { field, say } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "count", type: "number", min: 1, max: 9999 });
const kilos = field({ id: "weight", type: "number", decimals: 2, unit: say("kg") });
const any = field({ id: "any", type: "number" });
const refused = [
  ["０", "min"],
  ["10000", "max"],
  ["三", "number"],
  ["1e3", "number"],
  ["1.5.2", "number"],
  ["1.5", "whole"],
  ["1\u0000", "character"],
  ["1234 5678 9018", "individual-number"],
] as const;
const refusedKilos = [["1.234", "decimals"]] as const;

describe("number", () => {
  accepts(spec, [
    ["", null],
    ["１，２３４", 1234],
    [" 12 ", 12],
    ["007", 7],
  ]);
  refuses(spec, refused);
  accepts(kilos, [
    ["1.25", 1.25],
    ["１．５ｋｇ", 1.5],
    ["-3", -3],
    ["−３", -3],
    ["-0", 0],
    ["0.01", 0.01],
  ]);
  refuses(kilos, refusedKilos);
  accepts(any, [["99999999999", 99_999_999_999]]);
  refuses(any, [["100000000001", "max"]]);
  allErrors("number", refused, refusedKilos);
  shows(kilos, [[1234.5, ["1,234.5kg"], ["1,234.5kg（やさしい）"], ["1,234.5 kg (en)"]]]);
  holdsNot(spec, ["1", Number.NaN, Number.POSITIVE_INFINITY, null, [1]]);
});
