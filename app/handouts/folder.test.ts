import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { projectPath } from "../lib/project-path.ts";
import { folderFiles, readFolder } from "./folder.ts";
import type { HandoutContent } from "./model.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "handouts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: readonly { name: string; text: string }[]) {
  for (const { name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}
const seed = () => readFolder(projectPath("db", "seed", "handouts"));
const first = (): HandoutContent => {
  const [content] = seed();
  if (!content) throw new Error("the seed is empty");
  return content;
};

it("gives back what was written", () => {
  const contents = seed();
  write(contents.flatMap(folderFiles));
  expect(readFolder(folder)).toEqual(contents);
});

it("keeps the text as it was typed", () => {
  const content = first();
  const markdown = "\ufeff## 題\r\n\r\n文です。\r\n";
  write(folderFiles({ ...content, texts: { ja: { markdown, blocks: [] } } }));
  expect(readFolder(folder)[0]?.texts.ja?.markdown).toBe(markdown);
});

it("names every mistake with its file and line", () => {
  const content = first();
  const { id } = content.meta;
  write(folderFiles(content));
  write([
    { name: `${id}/ja.md`, text: "## 題\n\n<b>a</b>\n" },
    { name: `${id}/en.md`, text: "# Title\n" },
    { name: `${id}/notes.txt`, text: "" },
    { name: "other/handout.json", text: JSON.stringify({ ...content.meta, title: {} }) },
    { name: "third/handout.json", text: "{" },
    { name: "third/ja.md", text: "" },
  ]);
  expect(() => readFolder(folder)).toThrow(
    new RegExp(
      [
        `${id}/en\\.md:1: 見出しは`,
        `${id}/ja\\.md:3: HTML`,
        `${id}/notes\\.txt:1:`,
        "other/handout\\.json:1: title\\.ja",
        "other/ja\\.md:1: 日本語の文がありません",
        "third/handout\\.json:1: 読めません",
      ].join("[\\s\\S]*"),
    ),
  );
});

it("refuses two of one number, and a folder of another name", () => {
  const content = first();
  write(folderFiles(content));
  write(folderFiles(content).map(({ name, text }) => ({ name: `another/${path.basename(name)}`, text })));
  expect(() => readFolder(folder)).toThrow(/フォルダの名前「another」が違います[\s\S]*番号 \d+ が二つ/);
});

it("writes only files below the folder of the handout", () => {
  const content = first();
  const names = folderFiles(content).map(({ name }) => name);
  expect(names).toEqual([
    `${content.meta.id}/handout.json`,
    ...Object.keys(content.texts).map((locale) => `${content.meta.id}/${locale}.md`),
  ]);
  const hostile = { ...content, texts: { "../../x": { markdown: "", blocks: [] } } };
  expect(() => folderFiles(hostile)).toThrow("locale");
});
