import { describe } from "vitest";
import { accepts, allErrors, refuses } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "kana", type: "kana" });
const refused = [
  ["MINE", "kana"],
  ["美祢", "kana"],
  ["ア".repeat(101), "too-long"],
  ["ア\u0000", "character"],
  ["123456789018", "individual-number"],
] as const;

describe("kana", () => {
  accepts(spec, [
    ["", null],
    ["みね　はなこ", "ミネ　ハナコ"],
    ["ﾐﾈ ﾊﾅｺ", "ミネ　ハナコ"],
    ["ｳﾞｧｼﾞﾘｰ", "ヴァジリー"],
    ["ミネ  ハナコ ", "ミネ　ハナコ"],
    ["ゔぃくとりあ", "ヴィクトリア"],
    ["メ-ル", "メール"],
    ["メ－ル", "メール"],
    ["メ―ル", "メール"],
    ["ジョン・スミス", "ジョン・スミス"],
    ["か\u3099く", "ガク"],
    ["いすゞ", "イスヾ"],
    ["ゐゑ", "ヰヱ"],
  ]);
  refuses(spec, refused);
  allErrors("kana", refused);
});
