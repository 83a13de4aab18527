/** Handouts as files that come and go: the folders of a folder, or all of them in one JSON file. The form is README.md's, フォルダ. */
import { z } from "zod";
import { locales } from "../i18n/locales.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { folderFiles } from "./folder.ts";
import type { Source } from "./life.ts";
import type { HandoutVersion } from "./store.ts";

/** The folder of one handout; `files` by name. `text` null: not UTF-8, or larger than a file may be. */
export type HandoutFolder = { name: string; files: Map<string, { bytes: number; text: string | null }> };

export type FolderProblem =
  | { code: "no-meta" | "bad-meta" | "no-ja" }
  | { code: "unknown-file" | "too-large" | "not-text"; name: string }
  /** `handout.json` says another name than the folder has. */
  | { code: "other-name"; name: string };

export const mostFileBytes = 200 * 1024;
const metaFile = "handout.json";
const known = [metaFile, ...locales.map((locale) => `${locale}.md`)];

const bundleSchema = z.object({
  handouts: z.array(z.object({ id: z.string().max(200), files: z.record(z.string().max(200), z.string()) })).max(1000),
});

/** What staff and operators take away: `version` and `state` are for people, and not read back. */
export function bundleOf(
  versions: readonly Pick<HandoutVersion, "handoutId" | "version" | "state" | "content">[],
): string {
  const handouts = versions.map(({ handoutId: id, version, state, content }) => {
    const files = folderFiles(content).map(({ name, text }) => [name.slice(id.length + 1), text]);
    return { id, version, state, files: Object.fromEntries(files) };
  });
  return `${JSON.stringify({ handouts }, null, 2)}\n`;
}

/** Null: not such a file. */
export function readBundle(text: string): HandoutFolder[] | null {
  const read = bundleSchema.safeParse(parseJson(text));
  if (!read.success) return null;
  return read.data.handouts.map(({ id, files }) => ({
    name: id,
    files: new Map(
      Object.entries(files).map(([name, each]) => {
        const bytes = Buffer.byteLength(each);
        return [name, { bytes, text: bytes > mostFileBytes ? null : each }];
      }),
    ),
  }));
}

/** Files by the folder they lie in, whatever lies above it. What is hidden, and what lies in no folder, is not meant. */
export function foldersOf(files: readonly { path: string; bytes: number; text: string | null }[]): HandoutFolder[] {
  const folders = new Map<string, HandoutFolder>();
  for (const { path, bytes, text } of files) {
    const parts = path.split("/").filter((part) => part !== "");
    const [file, name] = [parts.at(-1), parts.at(-2)];
    if (file === undefined || name === undefined || parts.some((part) => part.startsWith("."))) continue;
    const folder = folders.get(name) ?? { name, files: new Map() };
    folder.files.set(file, { bytes, text });
    folders.set(name, folder);
  }
  return [...folders.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What a writer would have typed, or everything that is wrong with the files. */
export function sourceOf({ name: folder, files }: HandoutFolder): Result<Source, FolderProblem[]> {
  const problems: FolderProblem[] = [];
  for (const [name, { bytes, text }] of files) {
    if (!known.includes(name)) problems.push({ code: "unknown-file", name });
    else if (bytes > mostFileBytes) problems.push({ code: "too-large", name });
    else if (text === null) problems.push({ code: "not-text", name });
  }
  if (problems.length > 0) return err(problems);
  if (!files.has(metaFile)) problems.push({ code: "no-meta" });
  if (!files.has("ja.md")) problems.push({ code: "no-ja" });
  if (problems.length > 0) return err(problems);
  const meta = parseJson(files.get(metaFile)?.text ?? "");
  if (typeof meta !== "object" || meta === null || Array.isArray(meta)) return err([{ code: "bad-meta" }]);
  if (folder !== "" && "id" in meta && meta.id !== folder)
    return err([{ code: "other-name", name: String(meta.id).slice(0, 100) }]);
  const texts = [...files].flatMap(([name, { text }]) =>
    name === metaFile ? [] : [[name.slice(0, -3), (text ?? "").replace(/\r\n?/g, "\n")] as const],
  );
  return ok({ meta, texts: Object.fromEntries(texts) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
