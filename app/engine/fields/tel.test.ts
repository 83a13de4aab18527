import { describe } from "vitest";
import { accepts, allErrors, refuses } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "tel", type: "tel" });
const refused = [
  ["０８３７ abc", "characters"],
  ["電話なし", "characters"],
  ["0837-52-111", "digits"],
  ["090-1234-56789", "digits"],
  ["+1 212 555 0100", "leading-zero"],
  ["90-1234-5678", "leading-zero"],
  ["0837\u0000", "character"],
] as const;

describe("tel", () => {
  accepts(spec, [
    ["", null],
    ["0837-52-1110", "0837521110"],
    ["０８３７−５２−１１１０", "0837521110"],
    ["0837ー52ー1110", "0837521110"],
    ["(0837) 52 1110", "0837521110"],
    ["（０８３７）５２‐１１１０", "0837521110"],
    ["090.1234.5678", "09012345678"],
    ["+81 90-1234-5678", "09012345678"],
    ["＋８１（０）８３７５２１１１０", "0837521110"],
    ["\u202a090-1234-5678\u202c", "09012345678"],
  ]);
  refuses(spec, refused);
  allErrors("tel", refused);
});
