/** What an upload brings for drafts: the files of one folder, of many, or all handouts in one file. */
import { foldersOf, type HandoutFolder, mostFileBytes, readBundle } from "../../handouts/index.ts";
import type { IncomingFile } from "../../http/form.ts";

/** `path` as the browser names it: with its folders where a folder was chosen. `text` null: not UTF-8, or too large. */
export type TextFile = { path: string; bytes: number; text: string | null };

export const bundleMb = 10;
const bundleBytes = bundleMb * 1024 * 1024;
const isBundle = (path: string): boolean => /(?:^|\/)handouts[^/]*\.json$/i.test(path);

export async function saveText(file: IncomingFile): Promise<TextFile> {
  const { name: path, bytes } = file;
  if (bytes > (isBundle(path) ? bundleBytes : mostFileBytes)) return { path, bytes, text: null };
  try {
    const content = new Uint8Array(await new Response(file.stream()).arrayBuffer());
    return { path, bytes, text: new TextDecoder("utf-8", { fatal: true }).decode(content).replace(/\r\n?/g, "\n") };
  } catch {
    return { path, bytes, text: null };
  }
}

const nameOf = ({ path }: TextFile): string => path.slice(path.lastIndexOf("/") + 1);

/** The files of one handout, chosen together: where they lay does not matter. */
export const oneFolder = (files: readonly TextFile[]): HandoutFolder => ({
  name: "",
  files: new Map(files.map((file) => [nameOf(file), file])),
});

/** Every folder among the files, and what is in bundles. Null: a bundle that is none. */
export function allFolders(files: readonly TextFile[]): HandoutFolder[] | null {
  const bundles = files
    .filter(({ path }) => isBundle(path))
    .map(({ text }) => (text === null ? null : readBundle(text)));
  if (bundles.includes(null)) return null;
  return [...bundles.flatMap((each) => each ?? []), ...foldersOf(files.filter(({ path }) => !isBundle(path)))];
}
