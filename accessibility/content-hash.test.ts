import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOfOutline, type Outline } from "./content-hash.ts";
import { steady, steadyPlace } from "./steady.ts";

const page = (...parts: Outline[]): Outline => ({ role: "title 受付 | 窓口", parts: [{ role: "main", parts }] });

test("numbers, days and what is drawn by lot do not change the hash", () => {
  const on = (day: string, receipt: string, slots: number) =>
    hashOfOutline(
      page(
        { role: "h1", parts: [`受付番号 ${receipt}`] },
        { role: "p", parts: [`${day}までにお持ちください`] },
        {
          role: "ul",
          parts: Array.from({ length: slots }, (_, hour) => ({ role: "li", parts: [`${9 + hour}時30分`] })),
        },
      ),
    );
  expect(on("2026年11月23日（月）", "K7F3M-2XQ4P", 3)).toBe(on("2027年1月5日（火）", "AAAAA-BBBBB", 7));
});

test("nor do the groups of a receipt that are drawn one by one, of letters alone too", () => {
  const grouped = (...groups: string[]) =>
    hashOfOutline(page({ role: "p", parts: groups.map((group) => ({ role: "span", parts: [group] })) }));
  expect(grouped("GY8EX-", "K3TX9")).toBe(grouped("AHAHY-", "NPHGT"));
  expect(grouped("ECHT-", "MKFK")).toBe(grouped("NE2A-", "AW7N"));
});

test("nor does the order of a list, which is that of the day; the order of the page does", () => {
  const of = (role: string, ...words: string[]) =>
    hashOfOutline(page({ role, parts: words.map((text) => ({ role: "li", parts: [text] })) }));
  expect(of("ul plain", "予約済み", "取消し", "予約済み")).toBe(of("ul plain", "取消し", "予約済み"));
  expect(of("main", "手続", "予約")).not.toBe(of("main", "予約", "手続"));
});

test("words and structure do", () => {
  const base = hashOfOutline(page({ role: "p", parts: ["書類を確かめます"] }));
  expect(hashOfOutline(page({ role: "p", parts: ["書類を送ります"] }))).not.toBe(base);
  expect(hashOfOutline(page({ role: "h2", parts: ["書類を確かめます"] }))).not.toBe(base);
  expect(hashOfOutline(page({ role: "p aria-invalid=true", parts: ["書類を確かめます"] }))).not.toBe(base);
});

test("the hash is of one length and the same each time", () => {
  const outlines = fc.letrec<{ tree: Outline }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.record({ role: fc.string(), parts: fc.array(tie("tree"), { maxLength: 4 }) }),
    ),
  })).tree;
  fc.assert(
    fc.property(outlines, (outline) => {
      expect(hashOfOutline(outline)).toMatch(/^[0-9a-f]{32}$/);
      expect(hashOfOutline(structuredClone(outline))).toBe(hashOfOutline(outline));
    }),
  );
});

test("any two numbers are one and the same", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (one, other) => {
      expect(steady(`あと${one}日、${one}円`)).toBe(steady(`あと${other}日、${other}円`));
    }),
  );
});

test("places keep their sizes but no days and no receipts", () => {
  expect(steadyPlace("button.vh 24×20")).toBe("button.vh 24×20");
  expect(steadyPlace("a K7F3M-2XQ4P 2026年11月23日（月） 9:30")).toBe(
    steadyPlace("a AAAAA-BBBBB 2027年1月5日（火） 13:00"),
  );
  expect(steadyPlace("li:nth-child(3)")).toBe("li:nth-child(3)");
});
