/** What a writer typed, read into content: the meta checked, each text parsed. */
import { locales } from "../i18n/locales.ts";
import { canonicalJson } from "../lib/canonical-json.ts";
import { sha256 } from "../lib/ids.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Failure, Parse, Source } from "./life.ts";
import { type HandoutContent, type HandoutText, handoutMetaSchema, type Mistake } from "./model.ts";

type Issue = { path: string; message: string };

export const contentHash = (content: HandoutContent): string => sha256(canonicalJson(content));

/** Locales whose text is empty are left out: an empty field of the editor is no version in that language. */
export function readSource(source: Source, parse: Parse): Result<HandoutContent, Failure> {
  const meta = handoutMetaSchema.safeParse(source.meta);
  const issues: Issue[] = meta.success
    ? []
    : meta.error.issues.map(({ path, message }) => ({ path: ["meta", ...path].map(String).join("."), message }));
  const written = Object.entries(source.texts).filter(([, markdown]) => markdown.trim() !== "");
  for (const [locale] of written) {
    if (!locales.some((known) => known === locale)) issues.push({ path: `texts.${locale}`, message: "unknown locale" });
  }
  if (!written.some(([locale]) => locale === "ja")) issues.push({ path: "texts.ja", message: "missing" });
  if (!meta.success || issues.length > 0) return err({ code: "meta", issues });

  const texts: Record<string, HandoutText> = {};
  const mistakes: Record<string, Mistake[]> = {};
  for (const [locale, markdown] of written) {
    const parsed = parse(markdown);
    texts[locale] = parsed.text;
    if (parsed.mistakes.length > 0) mistakes[locale] = parsed.mistakes;
  }
  if (Object.keys(mistakes).length > 0) return err({ code: "mistakes", mistakes });
  return ok({ meta: meta.data, texts });
}
