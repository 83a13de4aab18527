/** マイナンバー in twelve notations stop at the form: nothing is written. Telephone, receipt and corporate numbers go through. */
import { expect, test } from "vitest";
import type { Drafts } from "../../app/applications/drafts.ts";
import { createFormFilling } from "../../app/applications/form-filling.ts";
import type { Draft } from "../../app/applications/index.ts";
import { compile, type FormReader } from "../../app/engine/index.ts";
import { newReceipt } from "../../app/lib/receipt.ts";
import { define, field, step } from "../fixtures/index.ts";
import { good } from "./applying.ts";
import { testClock } from "./rooms.ts";

const each = 100_000;
const procedure = compile(
  define("numbers", [
    step("line", [field({ id: "words", type: "text" })]),
    step("lines", [field({ id: "words2", type: "textarea" })]),
  ]),
);
let writes = 0;
const draft = { id: "d", sessionHash: "s", procedureId: "numbers", versionId: "v", answers: {}, revision: 1 } as Draft;
const drafts = {
  find: async () => draft,
  save: async () => {
    writes += 1;
    return "saved";
  },
} as unknown as Drafts;
const published = { procedure, versionId: "v", version: 1 };
const filling = createFormFilling({
  catalogue: { version: async () => published, snapshot: async () => ({ byId: new Map() }) } as never,
  drafts,
  clock: testClock(),
});

/** The same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const digits = (next: () => number, count: number): string =>
  Array.from({ length: count }, () => Math.floor(next() * 10)).join("");

/** By the definition in the ordinance, written out apart from the engine's own. */
function individualNumber(next: () => number): string {
  const body = digits(next, 11);
  const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(body[at]), 0);
  return body + (sum % 11 <= 1 ? 0 : 11 - (sum % 11));
}
function corporateNumber(next: () => number): string {
  const body = digits(next, 12);
  const sum = [...body].reverse().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 1 : 2), 0);
  return `${9 - (sum % 9)}${body}`;
}

const wide = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const kanji = (text: string) => text.replace(/[0-9]/g, (digit) => "〇一二三四五六七八九"[Number(digit)] ?? "");
const circled = (text: string) => text.replace(/[0-9]/g, (digit) => "⓪①②③④⑤⑥⑦⑧⑨"[Number(digit)] ?? "");
const fours = (text: string, between: string) => (text.match(/.{4}/g) ?? []).join(between);

const notations: ((number: string) => string)[] = [
  (number) => number,
  (number) => wide(number),
  (number) => fours(number, " "),
  (number) => fours(number, "-"),
  (number) => wide(fours(number, "　")),
  (number) => wide(fours(number, "ー")),
  (number) => fours(number, "・"),
  (number) => (number.match(/.{3}/g) ?? []).join(" "),
  (number) => number.split("").join(" "),
  (number) => kanji(number),
  (number) => circled(number),
  (number) => `番号は ${number.slice(0, 6)}-${number.slice(6)} です。`,
];

const form = (words: string): FormReader => ({ get: () => words, all: () => [words], files: () => [] });
const pages = ["line", "lines"];

async function refused(words: string, at: number): Promise<boolean> {
  const page = good(await filling.open("s", "numbers", pages[at % 2] ?? "line"));
  const taken = await filling.submit(page, form(words));
  if (taken.ok) return false;
  if (taken.error.code !== "refused") throw new Error(taken.error.code);
  return Object.values(taken.error.refusal.errors).flat()[0]?.key === "individual-number";
}

test(`${each} of them in ${notations.length} notations are refused, and nothing is written`, async () => {
  const next = random(20261123);
  draft.answers = { words: "見本" };
  writes = 0;
  const passed: string[] = [];
  for (let at = 0; at < each; at++) {
    const words = notations[at % notations.length]?.(individualNumber(next)) ?? "";
    if (!(await refused(words, Math.floor(at / notations.length)))) passed.push(words);
  }
  expect(passed).toEqual([]);
  expect(writes).toBe(0);
}, 60_000);

test(`${each} telephone, receipt and corporate numbers are taken`, async () => {
  const next = random(7);
  const lines = ["0837", "03", "06", "0120", "083"];
  const kinds: (() => string)[] = [
    () => `0${["70", "80", "90"][Math.floor(next() * 3)]}-${digits(next, 4)}-${digits(next, 4)}`,
    () => `0${["70", "80", "90"][Math.floor(next() * 3)]}${digits(next, 8)}`,
    () => `${lines[Math.floor(next() * lines.length)]}-${digits(next, 2)}-${digits(next, 4)}`,
    () => wide(`0837${digits(next, 6)}`),
    () => `+81 90-${digits(next, 4)}-${digits(next, 4)}`,
    () => newReceipt(),
    () => newReceipt().replace(/(.{5})/, "$1-"),
    () => corporateNumber(next),
    () => corporateNumber(next).replace(/^(.)(....)(....)(....)$/, "$1-$2-$3-$4"),
    () => `T${corporateNumber(next)}`,
  ];
  draft.answers = { words: "見本" };
  writes = 0;
  const stopped: string[] = [];
  for (let at = 0; at < each; at++) {
    const words = kinds[at % kinds.length]?.() ?? "";
    if (await refused(words, Math.floor(at / kinds.length))) stopped.push(words);
  }
  expect(stopped).toEqual([]);
  expect(writes).toBe(each);
}, 60_000);
