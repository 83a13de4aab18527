import { describe } from "vitest";
import { accepts, allErrors, refuses, shows } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "answer", type: "textarea" });
const refused = [
  ["x".repeat(1001), "too-long"],
  ["a\u0001", "character"],
  ["番号は\n1234\n5678\n9018 です", "individual-number"],
] as const;

describe("textarea", () => {
  accepts(spec, [
    ["", null],
    ["\r\n \r\n", null],
    ["一行め\r\n二行め\r三行め\n", "一行め\n二行め\n三行め"],
    ["あ".repeat(1000), "あ".repeat(1000)],
  ]);
  refuses(spec, refused);
  refuses(field({ id: "answer", type: "textarea", maxLength: 2 }), [["abc", "too-long"]]);
  allErrors("textarea", refused);
  shows(spec, [["a\nb", ["a", "b"], ["a", "b"], ["a", "b"]]]);
});
