/** Handouts as a folder of Markdown files: the seed, and what a city keeps in a place of its own. See README.md, フォルダ. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseHandout } from "./markdown/parse-handout.ts";
import { type HandoutContent, type HandoutMeta, handoutMetaSchema } from "./model.ts";

const metaFile = "handout.json";
const textFile = /^([a-z]{2,8}(?:-[A-Za-z0-9]{2,8})*)\.md$/;

/** `file:line: what` for every mistake, so that all of them can be mended in one go. */
type Problems = string[];

function readMeta(folder: string, name: string, problems: Problems): HandoutMeta | null {
  const file = path.join(name, metaFile);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path.join(folder, metaFile), "utf8"));
  } catch (error) {
    problems.push(`${file}:1: 読めません（${error instanceof Error ? error.message : "JSONの誤り"}）`);
    return null;
  }
  const { success, data, error } = handoutMetaSchema.safeParse(json);
  if (!success) {
    problems.push(...error.issues.map((issue) => `${file}:1: ${issue.path.join(".")} ${issue.message}`));
    return null;
  }
  if (data.id !== name) problems.push(`${file}:1: id「${data.id}」とフォルダの名前「${name}」が違います`);
  return data;
}

function readTexts(folder: string, name: string, problems: Problems): HandoutContent["texts"] {
  const texts: HandoutContent["texts"] = {};
  for (const file of readdirSync(folder).sort()) {
    const locale = textFile.exec(file)?.[1];
    if (locale === undefined) {
      if (file !== metaFile && !file.startsWith("."))
        problems.push(`${path.join(name, file)}:1: ${metaFile} と 言語.md のほかのファイルは置けません`);
      continue;
    }
    const { text, mistakes } = parseHandout(readFileSync(path.join(folder, file), "utf8"));
    problems.push(...mistakes.map(({ line, message }) => `${path.join(name, file)}:${line}: ${message}`));
    texts[locale] = text;
  }
  if (!texts.ja) problems.push(`${path.join(name, "ja.md")}:1: 日本語の文がありません`);
  return texts;
}

/** Every handout of the folder, in the order of their numbers; throws one error that names every mistake. */
export function readFolder(directory: string): HandoutContent[] {
  const problems: Problems = [];
  const contents = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort()
    .flatMap((name): HandoutContent[] => {
      const folder = path.join(directory, name);
      const meta = readMeta(folder, name, problems);
      const texts = readTexts(folder, name, problems);
      return meta ? [{ meta, texts }] : [];
    })
    .sort((one, other) => one.meta.number - other.meta.number);
  for (const [at, { meta }] of contents.entries())
    if (contents[at - 1]?.meta.number === meta.number)
      problems.push(`${path.join(meta.id, metaFile)}:1: 番号 ${meta.number} が二つあります`);
  if (problems.length > 0) throw new Error(`配布文書に誤りが${problems.length}件あります。\n${problems.join("\n")}`);
  return contents;
}

/** The files of one handout; `name` with forward slashes, below the folder of all. */
export function folderFiles({ meta, texts }: HandoutContent): { name: string; text: string }[] {
  const files = Object.entries(texts).map(([locale, { markdown }]) => ({ name: `${locale}.md`, text: markdown }));
  for (const { name } of files) if (!textFile.test(name)) throw new Error(`"${name}" is no locale`);
  return [{ name: metaFile, text: `${JSON.stringify(meta, null, 2)}\n` }, ...files].map(({ name, text }) => ({
    name: `${meta.id}/${name}`,
    text,
  }));
}
