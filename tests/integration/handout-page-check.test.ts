/** The page of a handout is looked at by axe before anybody else can read it: the real page, in a process of its own. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPageCheck, readFolder } from "../../app/handouts/index.ts";
import { localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { expectPage } from "./apply.ts";
import { approve, desk, editForm, pressEdit, staffOf, startDraft } from "./publishing.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const t = translator("ja");
let portal: TestPortal;
const as = staffOf(() => portal);
beforeAll(async () => {
  portal = await startPortal();
}, 180_000);
afterAll(() => portal?.close());

const publicPage = (id: string) => portal.browser().open(`/handouts/${id}`);

test("every handout that the portal brings passes in every language it is written in", {
  timeout: 480_000,
}, async () => {
  const failures: unknown[] = [];
  const check = createPageCheck({
    rendered: async ({ meta }, locale) => {
      const page = await portal.browser().open(localizePath(`/handouts/${meta.id}`, locale as "ja"));
      if (page.status !== 200) throw new Error(`${meta.id} ${locale} is ${page.status}`);
      return page.html;
    },
    onFailure: (why) => failures.push(why),
  });
  let pages = 0;
  const started = performance.now();
  for (const content of readFolder(projectPath("db", "seed", "handouts"))) {
    expect(await check.findings(content), content.meta.id).toEqual({ ok: true, value: [] });
    pages += Object.keys(content.texts).length;
  }
  const ms = Math.round((performance.now() - started) / pages);
  console.log(`${pages} pages looked at, ${ms} ms each with the start of the processes`);
  expect(failures).toEqual([]);
  expect(pages).toBeGreaterThanOrEqual(60);
});

test("what only the page shows stops it, leads to its line, and passes when it is mended", async () => {
  const id = "tax-guide";
  const browser = await as("publisher");
  const page = await startDraft(browser, id);
  const before = (editForm(page).values("markdown")[0] ?? "").replace(/\r\n/g, "\n");
  const table = (caption: string) => `:::table[${caption}]{rowheads}\n| 品 | 円 |\n|---|---|\n| 紙 | 10 |\n:::\n`;
  const twice = `${before}\n\n## 検査の料金\n\n${table("検査の料金表")}\n${table("検査の料金表")}`;
  // No rule of the text knows of it.
  const drawn = expectPage(await pressEdit(browser, page, "preview", editForm(page).fill("markdown", [twice])));
  expect(drawn.main).not.toContain("検査で見つかりました");

  const refused = await pressEdit(browser, page, "submit", editForm(page).fill("markdown", [twice]));
  expectPage(refused, 422);
  expect(refused.main).toContain(t("publishing:failure.gateSaved"));
  const problem = refused.text("#problems li").find((each) => each.includes("axe：landmark-unique"));
  expect(problem).toContain("同じ名前の表や囲みが二つあります");
  const line = twice.split("\n").indexOf(":::table[検査の料金表]{rowheads}") + 1;
  expect(problem).toContain(t("publishing:problems.to.line", { language: t("publishing:languageName.ja"), line }));
  // What is known is said again without asking the process: the draft that was kept shows it.
  expect(expectPage(await browser.open(`${desk}/${id}/edit`)).main).toContain("axe：landmark-unique");

  const mended = twice.replace(table("検査の料金表"), table("検査の料金表（窓口）"));
  const sent = expectPage(await pressEdit(browser, refused, "submit", editForm(refused).fill("markdown", [mended])));
  expect(sent.path).toBe(`${desk}/${id}`);
  expect((await publicPage(id)).main).not.toContain("検査の料金表");
  const second = await as("publisher-2");
  expectPage(await approve(second, id));
  expect((await publicPage(id)).main).toContain("検査の料金表（窓口）");
});

test("without anything to draw the page nothing goes on, and nothing is lost", async () => {
  const id = "dog-guide";
  const browser = await as("publisher");
  const page = await startDraft(browser, id);
  const words = "検査できないときに書いた一文です。";
  const form = editForm(page);
  const markdown = `${form.values("markdown")[0]}\n\n${words}\n`;
  const { portal: running } = portal.running;
  running.drawHandoutsWith(() => Promise.reject(new Error("nothing draws")));
  const refused = await pressEdit(browser, page, "submit", form.fill("markdown", [markdown]));
  expectPage(refused, 503);
  expect(refused.main).toContain(t("publishing:failure.unchecked"));
  const kept = expectPage(await browser.open(`${desk}/${id}/edit`));
  expect(editForm(kept).values("markdown")[0]).toContain(words);
  expect((await publicPage(id)).main).not.toContain(words);
});
