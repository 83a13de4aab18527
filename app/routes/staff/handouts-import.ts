/** A folder's files, chosen together: handout.json and the Markdown of each language become a draft. */
import type { Source } from "../../handouts/index.ts";
import type { IncomingFile } from "../../http/form.ts";
import { locales } from "../../i18n/locales.ts";
import { departmentsOfHandouts, type StaffIdentity } from "../../identity/index.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Portal } from "../../portal.server.ts";
import { failureWords, t } from "./handouts-place.ts";

/** `text` null: not UTF-8, or too large. */
export type TextFile = { name: string; bytes: number; text: string | null };
const mostBytes = 200 * 1024;
const metaFile = "handout.json";
const word = (key: string, params?: Record<string, string | number>) => t(`publishing:import.${key}`, params);

export async function saveText(file: IncomingFile): Promise<TextFile> {
  const { name, bytes } = file;
  if (bytes > mostBytes) return { name, bytes, text: null };
  try {
    const content = new Uint8Array(await new Response(file.stream()).arrayBuffer());
    return { name, bytes, text: new TextDecoder("utf-8", { fatal: true }).decode(content).replace(/\r\n?/g, "\n") };
  } catch {
    return { name, bytes, text: null };
  }
}

/** The id of the handout whose draft it became, or everything that is wrong, in words. */
export async function importFiles(
  portal: Portal,
  staff: StaffIdentity,
  files: readonly TextFile[],
): Promise<Result<string, string[]>> {
  const read = sourceIn(files);
  if (!read.ok) return read;
  const source = read.value;
  const { id, department } = source.meta as { id?: unknown; department?: unknown };
  const own = departmentsOfHandouts(staff);
  if (own !== null && !own.includes(String(department))) return err([word("foreign")]);
  const { publishing } = portal.handouts;
  // Nothing is begun before everything is known to be right.
  const checked = await publishing.check(source);
  if (!checked.ok) return err(wordsOf(checked.error));
  const created = await publishing.create(source, staff);
  if (created.ok) return ok(String(id));
  if (created.error.code !== "id-taken") return err(wordsOf(created.error));
  if (!(await portal.publishingDesk.open(staff, String(id)))) return err([word("foreign")]);
  const begun = await publishing.startDraft({ handoutId: String(id) }, staff);
  if (!begun.ok) return err(wordsOf(begun.error));
  const { version, revision } = begun.value;
  const saved = await publishing.save({ handoutId: String(id), version, revision, by: staff }, source, "");
  return saved.ok ? ok(String(id)) : err(wordsOf(saved.error));
}

function sourceIn(files: readonly TextFile[]): Result<Source, string[]> {
  const problems: string[] = [];
  const byName = new Map<string, string>();
  const known = [metaFile, ...locales.map((locale) => `${locale}.md`)];
  for (const { name, bytes, text } of files) {
    if (!known.includes(name)) problems.push(word("unknownFile", { name }));
    else if (bytes > mostBytes) problems.push(word("tooLarge", { name }));
    else if (text === null) problems.push(word("notText", { name }));
    else byName.set(name, text);
  }
  const meta = byName.get(metaFile);
  if (meta === undefined && problems.length === 0) problems.push(word("noMeta"));
  if (!byName.has("ja.md") && problems.length === 0) problems.push(word("noJa"));
  const parsed = meta === undefined ? null : parseJson(meta);
  if (meta !== undefined && parsed === null) problems.push(word("badMeta"));
  if (problems.length > 0 || parsed === null) return err(problems);
  const texts = [...byName].flatMap(([name, text]) => (name === metaFile ? [] : [[name.slice(0, -3), text] as const]));
  return ok({ meta: parsed, texts: Object.fromEntries(texts) });
}

function parseJson(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function wordsOf(failure: Parameters<typeof failureWords>[0]): string[] {
  if (failure.code === "meta" && "issues" in failure)
    return failure.issues.map(({ path, message }) =>
      word("meta", { place: path.replace(/^meta\./, ""), words: message }),
    );
  if (failure.code === "mistakes" && "mistakes" in failure)
    return Object.entries(failure.mistakes).flatMap(([locale, list]) =>
      list.map(({ line, message }) => word("mistake", { file: `${locale}.md`, line, words: message })),
    );
  return [failureWords(failure)];
}
