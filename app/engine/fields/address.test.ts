import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses, shows } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "address", type: "address" });
const whole = { postalCode: "7592212", prefecture: "山口県", city: "美祢市", street: "大嶺町東分326-1", building: "" };
const refused = [
  [{ ...whole, postalCode: "759-221" }, "postalCode:postal-code"],
  [{ ...whole, postalCode: "ABCDEFG" }, "postalCode:postal-code"],
  [{ ...whole, prefecture: "周防" }, "prefecture:prefecture"],
  [{ postalCode: "7592212" }, "prefecture:part-required city:part-required street:part-required"],
  [{ ...whole, city: "", street: " " }, "city:part-required street:part-required"],
  [{ ...whole, street: "あ".repeat(101) }, "street:too-long"],
  [{ ...whole, building: "a\u0000" }, "building:character"],
  [{ ...whole, building: "1234-5678-9018" }, "building:individual-number"],
] as const;

describe("address", () => {
  accepts(spec, [
    [{}, null],
    [{ ...whole, postalCode: "〒７５９ー２２１２" }, whole],
    [{ ...whole, postalCode: "759 2212" }, whole],
    [
      { ...whole, postalCode: "" },
      { ...whole, postalCode: "" },
    ],
    [{ ...whole, prefecture: " 山口 " }, whole],
    [{ ...whole, prefecture: "yamaguchi" }, whole],
    [
      { ...whole, prefecture: "京都" },
      { ...whole, prefecture: "京都府" },
    ],
    [
      { ...whole, prefecture: "Abroad", city: "Singapore" },
      { ...whole, prefecture: "国外", city: "Singapore" },
    ],
    [
      { ...whole, street: "秋芳町　秋吉５３５３−１", building: " カルスト荘  101 " },
      { ...whole, street: "秋芳町　秋吉５３５３−１", building: "カルスト荘 101" },
    ],
  ]);
  refuses(spec, refused);
  allErrors("address", refused);
  const lines = ["〒759-2212", "山口県美祢市大嶺町東分326-1"];
  shows(spec, [
    [whole, lines, lines, lines],
    [
      { ...whole, postalCode: "", building: "2階" },
      [lines[1] ?? "", "2階"],
      [lines[1] ?? "", "2階"],
      [lines[1] ?? "", "2階"],
    ],
  ]);
  holdsNot(spec, [{ ...whole, city: "" }, { ...whole, extra: "" }, { city: "美祢市" }, "山口県美祢市", null]);
});
