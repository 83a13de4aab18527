import { expect, test } from "vitest";
import { compareNotes, inOrder } from "./across.ts";
import { isAbout } from "./frame.ts";
import type { Note } from "./notes.ts";

const frame = {
  header: ["/", "language ja", "language en"],
  footer: ["/applications", "/reservations", "/procedures", "/handouts", "/accessibility"],
};
const note = (state: string, more: Partial<Note> = {}): Note => ({
  state,
  page: `/${state}`,
  locale: "ja",
  area: "public",
  isOwn: true,
  isProcess: false,
  path: `/${state}`,
  title: `${state} | 窓口`,
  frame,
  names: [
    ["skip #main", "本文へ移動"],
    ["footer /procedures", "手続の一覧"],
  ],
  help: ["main", "section 問い合わせ", "nav"],
  links: ["/a", "/b", "/c", "/d"],
  ...more,
});
const failed = (notes: Note[], state: string, isWhole = false) =>
  (compareNotes(notes, isWhole).get(`${state} ja`) ?? [])
    .filter(({ outcome }) => outcome === "failed")
    .map(({ check }) => check);
const others = [note("a"), note("b"), note("c")];

test("pages alike have nothing wrong", () => {
  expect(failed([...others, note("d")], "d", true)).toEqual([]);
});

test.each([
  ["same-order", { frame: { ...frame, footer: frame.footer.toReversed() } }],
  ["same-order", { frame: { ...frame, footer: frame.footer.filter((key) => key !== "/procedures") } }],
  ["same-names", { names: [["skip #main", "スキップ"]] as Note["names"] }],
  ["same-help", { help: ["section 問い合わせ", "main", "nav"] }],
  ["own-title", { title: "a | 窓口" }],
])("%s is found where one page differs", (check, more) => {
  expect(failed([...others, note("d", more)], "d")).toEqual([check]);
});

test("a page that nothing leads to is lost, when every page was seen", () => {
  const lost = note("e");
  expect(failed([...others, lost], "e", true)).toEqual(["can-be-found"]);
  expect(failed([...others, lost], "e", false)).toEqual([]);
  expect(failed([...others, note("e", { isProcess: true })], "e", true)).toEqual([]);
});

test("languages are compared apart", () => {
  const english = note("d", { locale: "en", names: [["skip #main", "Skip to the main part"]] });
  expect(
    compareNotes([...others, english], false)
      .get("d en")
      ?.every(({ outcome }) => outcome !== "failed"),
  ).toBe(true);
});

test("only what both have is put in order", () => {
  expect(inOrder(["a", "c"], ["a", "b", "c"])).toBe(true);
  expect(inOrder(["c", "a"], ["a", "b", "c"])).toBe(false);
  expect(inOrder(["x"], ["a", "b"])).toBe(true);
});

test.each([
  ["転入届 | 美祢市", "引っ越しの届出 転入届", true],
  ["エラー：氏名 | 美祢市", "氏名を入れてください", true],
  ["無題 | 美祢市", "引っ越しの届出", false],
  ["Moving in | Mine", "Moving in: what to bring", true],
  ["Untitled | Mine", "Moving in: what to bring", false],
  ["", "引っ越しの届出", false],
])("the title %j is about the page %j: %s", (title, text, wanted) => {
  expect(isAbout(title, text)).toBe(wanted);
});
