import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses, shows } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "account", type: "bank-account" });
const whole = {
  bankName: "見本銀行",
  bankCode: "0001",
  branchName: "美祢支店",
  branchCode: "007",
  kind: "ordinary",
  number: "0012345",
  holder: "ミネ　ハナコ",
} as const;
const refused = [
  [{ ...whole, bankCode: "001" }, "bankCode:bank-code"],
  [{ ...whole, branchCode: "〇〇七" }, "branchCode:branch-code"],
  [{ ...whole, kind: "gold" }, "kind:kind"],
  [{ ...whole, kind: "" }, "kind:kind"],
  [{ ...whole, number: "12345" }, "number:number"],
  [{ ...whole, number: "12345678" }, "number:number"],
  [{ ...whole, number: "なし" }, "number:number"],
  [{ ...whole, holder: "美祢花子" }, "holder:holder"],
  [{ ...whole, holder: "ミネ\u0000" }, "holder:character"],
  [{ ...whole, holder: "ミ".repeat(61) }, "holder:too-long"],
  [{ ...whole, bankName: "123456789018" }, "bankName:individual-number"],
  [{ ...whole, holder: "１２３４５６７８９０１８" }, "holder:individual-number"],
  [
    { bankName: "見本銀行", kind: "ordinary" },
    "bankCode:part-required branchName:part-required branchCode:part-required number:part-required holder:part-required",
  ],
] as const;

describe("bank-account", () => {
  accepts(spec, [
    [{}, null],
    [{ kind: "ordinary" }, null],
    [whole, whole],
    [{ ...whole, bankCode: "０００１", branchCode: "00ー7", number: "００１２３４５" }, whole],
    [
      { ...whole, number: "123456" },
      { ...whole, number: "0123456" },
    ],
    [{ ...whole, holder: "みね　はなこ" }, whole],
    [
      { ...whole, holder: "ｶ)ﾐﾈｼﾖｳｼﾞ" },
      { ...whole, holder: "カ）ミネシヨウジ" },
    ],
    [
      { ...whole, holder: "mine trading" },
      { ...whole, holder: "ＭＩＮＥ　ＴＲＡＤＩＮＧ" },
    ],
  ]);
  refuses(spec, refused);
  allErrors("bank-account", refused);
  shows(spec, [
    [
      whole,
      ["見本銀行（0001）", "美祢支店（007）", "普通 0012345", "ミネ　ハナコ"],
      ["見本銀行（0001）", "美祢支店（007）", "普通（ふつう） 0012345", "ミネ　ハナコ"],
      ["見本銀行（0001）", "美祢支店（007）", "Ordinary (futsū) 0012345", "ミネ　ハナコ"],
    ],
  ]);
  holdsNot(spec, [{ ...whole, kind: "gold" }, { ...whole, number: 12345 }, "0012345", null]);
});
