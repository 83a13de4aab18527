import { expect, test } from "vitest";
import { errorLinks } from "./error-links.ts";
import { plainField } from "./plain-field.ts";

const address = (input: Record<string, string[]>) =>
  errorLinks([plainField({ id: "home", type: "address", label: "住所", error: "住所を入力してください。", input })]);

test.each([
  ["prefecture", {}],
  ["prefecture", { postalCode: ["7592212"] }],
  ["city", { prefecture: ["山口県"] }],
  ["street", { prefecture: ["山口県"], city: ["美祢市"] }],
  ["prefecture", { prefecture: ["山口県"], city: ["美祢市"], street: ["大嶺町東分326番地1"] }],
])("an address as a whole leads to its first part that must be filled: %s", (part, input) => {
  expect(address(input)).toEqual([{ message: "住所を入力してください。", href: `#f-home-${part}` }]);
});
