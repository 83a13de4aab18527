import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "answer", type: "text" });
const short = field({ id: "answer", type: "text", maxLength: 3 });
const digits = field({ id: "answer", type: "text", format: "digits" });
const code = field({ id: "answer", type: "text", format: "alphanumeric" });

const refused = [
  ["あ".repeat(201), "too-long"],
  ["a\u0000b", "character"],
  ["a\u0007b", "character"],
  ["\ud800", "character"],
  ["x\udc00y", "character"],
  ["\ufffd", "character"],
  ["1234 5678 9018", "individual-number"],
] as const;
const refusedDigits = [
  ["12a", "digits"],
  ["一二三", "digits"],
] as const;
const refusedCode = [["ＡＢ・１２", "alphanumeric"]] as const;

describe("text", () => {
  accepts(spec, [
    ["", null],
    [" 　\t ", null],
    ["見本", "見本"],
    ["  世帯主　　の  妻 ", "世帯主　の 妻"],
    ["神\ufa19", "神\ufa19"],
    ["葛\u{e0100}城", "葛\u{e0100}城"],
    ["か\u3099", "が"],
    ["１２番地の３", "１２番地の３"],
    ["two\nlines", "two lines"],
    ["\u202a0837\u202c", "0837"],
    ["𠮷".repeat(200), "𠮷".repeat(200)],
  ]);
  refuses(spec, refused);
  accepts(short, [["𠮷𠮷𠮷", "𠮷𠮷𠮷"]]);
  refuses(short, [["abcd", "too-long"]]);
  accepts(digits, [
    ["１２−３４ ５", "12345"],
    ["００７", "007"],
    ["", null],
  ]);
  refuses(digits, refusedDigits);
  accepts(code, [["ａｂ１２ー３４", "ab12-34"]]);
  refuses(code, refusedCode);
  allErrors("text", refused, refusedDigits, refusedCode);
  holdsNot(spec, [1, "", null, ["a"], { "": "a" }, true]);
});
