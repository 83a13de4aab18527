import { describe } from "vitest";
import { accepts, allErrors, holdsNot, refuses, shows } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";

const spec = field({ id: "name", type: "person-name" });
const refused = [
  [{ family: "", given: "花子" }, "family:family-required"],
  [{ family: "美\u0000祢", given: "" }, "family:character"],
  [{ family: "あ".repeat(101), given: "い".repeat(101) }, "family:too-long given:too-long"],
  [{ family: "123456789018", given: "" }, "family:individual-number"],
] as const;

describe("person-name", () => {
  accepts(spec, [
    [{ family: "", given: "" }, null],
    [{}, null],
    [
      { family: " 美祢 ", given: "　花子" },
      { family: "美祢", given: "花子" },
    ],
    [{ family: "スカルノ" }, { family: "スカルノ", given: "" }],
    [
      { family: "髙﨑", given: "\ufa19\u{e0101}" },
      { family: "髙﨑", given: "\ufa19\u{e0101}" },
    ],
    [
      { family: "\ue000田", given: "ｶﾅ" },
      { family: "\ue000田", given: "ｶﾅ" },
    ],
    [
      { family: "NGUYEN", given: "THI  HONG" },
      { family: "NGUYEN", given: "THI HONG" },
    ],
  ]);
  refuses(spec, refused);
  allErrors("person-name", refused);
  shows(spec, [
    [{ family: "美祢", given: "花子" }, ["美祢　花子"], ["美祢　花子"], ["美祢　花子"]],
    [{ family: "スカルノ", given: "" }, ["スカルノ"], ["スカルノ"], ["スカルノ"]],
  ]);
  holdsNot(spec, [{ family: "", given: "a" }, { family: "a" }, { family: "a", given: "b", more: "c" }, "a", null, []]);
});
