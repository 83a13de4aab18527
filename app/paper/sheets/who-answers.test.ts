import { describe, expect, test } from "vitest";
import type { Condition, SimpleField } from "../../engine/index.ts";
import { numbering } from "./numbering.ts";
import type { Voice } from "./voice.ts";
import { whoIs } from "./who-answers.ts";

const words: Record<string, string> = {
  "paper:when.chose": "{number}で{values}を選んだ方",
  "paper:when.notChose": "{number}で{values}のほかを選んだ方",
  "paper:when.ticked": "{number}に印を付けた方",
  "paper:when.atLeast": "{number}が{value}以上の方",
  "paper:when.depends": "{number}の答えが当てはまる方",
  "paper:when.value": "「{value}」",
  "paper:when.orValue": "か",
  "paper:when.and": "のうち、",
  "paper:when.or": "、または",
  "paper:parts.yes": "はい",
  "paper:parts.no": "いいえ",
};
const t = (key: string, params: Record<string, string | number> = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
const voice: Voice = { locale: "ja", t, ja: null };

const option = (value: string) => ({ value, label: { ja: value } });
const fields: Record<string, SimpleField> = {
  who: { id: "who", type: "radio", label: { ja: "だれ" }, options: ["self", "agent", "other", "heir"].map(option) },
  kinds: { id: "kinds", type: "checkboxes", label: { ja: "種類" }, options: ["a", "b"].map(option) },
  card: { id: "card", type: "yes-no", label: { ja: "カード" } },
  count: { id: "count", type: "number", label: { ja: "人数" } },
  sure: { id: "sure", type: "declaration", label: { ja: "確認" } },
};
const order = Object.keys(fields);
const find = (id: string) => {
  const field = fields[id];
  return field && { number: `1-${order.indexOf(id) + 1}`, field };
};
const said = (condition: Condition) => whoIs(condition, find, voice);

describe("who answers a question", () => {
  test.each<[Condition, string]>([
    [{ "==": [{ var: "who" }, "agent"] }, "1-1で「agent」を選んだ方"],
    [{ in: [{ var: "who" }, ["agent", "heir"]] }, "1-1で「agent」か「heir」を選んだ方"],
    [{ "!=": [{ var: "who" }, "self"] }, "1-1で「self」のほかを選んだ方"],
    [{ in: ["b", { var: "kinds" }] }, "1-2で「b」を選んだ方"],
    [{ "==": [{ var: "card" }, true] }, "1-3で「はい」を選んだ方"],
    [{ "!": { var: "card" } }, "1-3で「いいえ」を選んだ方"],
    [{ ">=": [{ var: "count" }, 2] }, "1-4が2以上の方"],
    [{ var: "sure" }, "1-5に印を付けた方"],
    [
      { and: [{ "==": [{ var: "who" }, "agent"] }, { "==": [{ var: "card" }, false] }] },
      "1-1で「agent」を選んだ方のうち、1-3で「いいえ」を選んだ方",
    ],
    [
      { or: [{ "==": [{ var: "who" }, "agent"] }, { in: ["a", { var: "kinds" }] }] },
      "1-1で「agent」を選んだ方、または1-2で「a」を選んだ方",
    ],
    [{ "!": { and: [{ var: "card" }, { in: ["a", { var: "kinds" }] }] } }, "1-3か1-2の答えが当てはまる方"],
  ])("%j", (condition, words) => {
    expect(said(condition)).toBe(words);
  });
});

test("questions of an item are found in it before those of the form", () => {
  const text = (id: string): SimpleField => ({ id, type: "text", label: { ja: id } });
  const step = (id: string, own: unknown[]) => ({ id, title: { ja: id }, fields: own });
  const inItem = text("name");
  const steps = [
    step("a", [text("name"), { id: "note", type: "notice", label: { ja: "!" } }, text("more")]),
    step("b", [{ id: "people", type: "group", fields: [text("first"), inItem] }]),
  ];
  const numbers = numbering({ steps } as unknown as Parameters<typeof numbering>[0]);
  expect(numbers.of(inItem)).toBe("2-2");
  expect(numbers.near(inItem)("name")?.number).toBe("2-2");
  expect(numbers.near(inItem)("more")?.number).toBe("1-2");
  expect(numbers.near(null)("name")?.number).toBe("1-1");
  expect(numbers.near(null)("first")).toBeUndefined();
});
