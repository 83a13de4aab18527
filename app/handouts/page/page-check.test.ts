import { expect, test } from "vitest";
import { aHandoutMeta } from "../../../tests/factories/handouts.ts";
import { err, ok } from "../../lib/result.ts";
import { parseHandout } from "../markdown/parse-handout.ts";
import type { HandoutContent } from "../model.ts";
import { createPageCheck, type PageCheckDeps } from "./page-check.ts";

const contentOf = (ja: string, easy?: string): HandoutContent => ({
  meta: aHandoutMeta("sample"),
  texts: { ja: parseHandout(ja).text, ...(easy === undefined ? {} : { easy: parseHandout(easy).text }) },
});
const content = contentOf("一つめ\n\n二つめ\n\n三つめ\n");
const page = (leaf: string, lang = ' lang="ja"') =>
  `<!DOCTYPE html><html${lang}><head><title>案内</title></head><body><main><h1>案内</h1><article class="leaf">${leaf}</article></main></body></html>`;
const fine = page("<p>一つめ</p><p>二つめ</p><p>三つめ</p>");
const checkOf = (deps: Partial<PageCheckDeps>, failures: unknown[] = []) =>
  createPageCheck({ rendered: async () => fine, onFailure: (why) => failures.push(why), ...deps });

test("a sound page has no faults, a broken one leads to its line, in Japanese", async () => {
  expect(await checkOf({}).findings(content)).toEqual({ ok: true, value: [] });
  const table = (place: string) =>
    `<div role="region" aria-label="料金" tabindex="0"><table><tbody><tr><td>${place}</td></tr></tbody></table></div>`;
  const broken = page(`${table("一")}<p>二つめ</p>${table("三")}`, "");
  const found = await checkOf({ rendered: async () => broken }).findings(content);
  expect(found).toMatchObject({
    ok: true,
    value: [
      { rule: "page-html-has-lang", severity: "error", locale: "ja", line: null },
      { rule: "page-landmark-unique", severity: "error", locale: "ja", line: 1 },
    ],
  });
  const messages = found.ok ? found.value.map(({ message }) => message) : [];
  expect(messages[0]).toMatch(/本文の外なら、システム管理者に/);
  expect(messages[1]).toContain("同じ名前の表や囲みが二つあります");
  expect(messages[1]).toContain("「料金」");
});

test("one missing title, main or heading is seen without layout, too", async () => {
  const bare = '<!DOCTYPE html><html lang="ja"><head></head><body><p>本文</p></body></html>';
  const found = await checkOf({ rendered: async () => bare }).findings(content);
  const rules = found.ok ? found.value.map(({ rule, severity }) => `${rule} ${severity}`) : [];
  expect(rules).toEqual(
    expect.arrayContaining([
      "page-document-title error",
      "page-landmark-one-main error",
      "page-page-has-heading-one error",
    ]),
  );
});

test("the same page is looked at once, another one again, each language for itself", async () => {
  const looked: number[] = [];
  let shown = fine;
  const check = checkOf({
    rendered: async (_, locale) => `${shown}<!-- ${locale} -->`,
    look: async (pages) => {
      looked.push(pages.length);
      return ok(pages.map(() => [{ rule: "x", help: "直す。", isOpen: true, words: "", block: 1, blocks: 3 }]));
    },
  });
  const both = contentOf("一つめ\n\n二つめ\n\n三つめ\n", "ひとつめ\n");
  expect(await check.known(both)).toEqual([]);
  expect(await check.findings(both)).toMatchObject({
    ok: true,
    // The easy text has one block and its page three: the line is not known.
    value: [
      { locale: "ja", line: 3, severity: "warning" },
      { locale: "easy", line: null },
    ],
  });
  await check.findings(both);
  expect(await check.known(both)).toHaveLength(2);
  shown = page("<p>別</p>");
  expect(await check.known(both)).toEqual([]);
  await check.findings(both);
  expect(looked).toEqual([2, 2]);
});

test("what cannot be drawn or looked at is not fine, and is tried again", async () => {
  const failures: unknown[] = [];
  const silent = checkOf({ look: async () => err("too-long") }, failures);
  expect(await silent.findings(content)).toEqual({ ok: false, error: "unchecked" });
  const undrawn = checkOf({ rendered: () => Promise.reject(new Error("no page")) }, failures);
  expect(await undrawn.findings(content)).toEqual({ ok: false, error: "unchecked" });
  expect(await undrawn.known(content)).toEqual([]);
  expect(failures).toHaveLength(3);
  let tries = 0;
  const later = checkOf({ look: async () => (++tries === 1 ? err("busy") : ok([[]])) }, failures);
  expect((await later.findings(content)).ok).toBe(false);
  expect((await later.findings(content)).ok).toBe(true);
});
