import { describe } from "vitest";
import { accepts, allErrors, refuses } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "email", type: "email" });
const refused = [
  ["hanako", "email"],
  ["hanako@", "email"],
  ["@example.jp", "email"],
  ["hana ko@example.jp", "email"],
  ["hanako@example", "email"],
  ["hanako@-example.jp", "email"],
  ["a@b@example.jp", "email"],
  ["花子@example.jp", "email"],
  ["<hanako@example.jp>", "email"],
  [`${"a".repeat(65)}@example.jp`, "email"],
  [`hanako@${"a.".repeat(130)}jp`, "too-long"],
  ["hanako@example.jp\u0000", "character"],
  ["123456789018@example.jp", "individual-number"],
] as const;

describe("email", () => {
  accepts(spec, [
    ["", null],
    [" hanako@example.jp ", "hanako@example.jp"],
    ["ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "hanako@example.jp"],
    ["Hana.Ko+mine@Example.JP", "Hana.Ko+mine@example.jp"],
    ["hana..ko.@example.ne.jp", "hana..ko.@example.ne.jp"],
  ]);
  refuses(spec, refused);
  allErrors("email", refused);
});
