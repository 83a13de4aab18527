/** What is typed as readers would see it, and what is to be mended in it. Stores nothing. */
import { type Finding, type Mistake, parseHandout, type Source } from "../../handouts/index.ts";
import { htmlLang, type Locale } from "../../i18n/locales.ts";
import type { Portal } from "../../portal.server.ts";
import type { PreviewView } from "../../ui/console/publishing-preview.tsx";
import { noProblems, type ProblemsView, type ProblemView } from "../../ui/console/publishing-problems.tsx";
import { blockViews, everyInline } from "../handouts/block-view.ts";
import { surroundings } from "../handouts/surroundings.ts";
import { languageName, t } from "./handouts-place.ts";

type Words = { title: string; summary: string; markdown: string };

export async function previewOf(
  portal: Portal,
  locale: Locale,
  { title, summary, markdown }: Words,
): Promise<PreviewView> {
  const { blocks } = parseHandout(markdown).text;
  return {
    lang: htmlLang(locale),
    title,
    summary,
    blocks: blockViews(blocks, await surroundings(portal, locale, locale, { showsChecks: true })),
    hasRuby: everyInline(blocks).some(({ kind }) => kind === "ruby"),
    furigana: locale === "easy",
  };
}

/** Where the place of a problem is: in the text that is shown, or behind an address; null: nothing leads there. */
export type Ways = { locale: Locale; hrefOf(locale: string | null, line: number | null): string | null };

export function findingViews(findings: readonly Finding[], ways: Ways): ProblemsView {
  const views = (severity: Finding["severity"]) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ message, locale, line }) => problemView(message, locale, line, ways));
  return { mistakes: [], errors: views("error"), warnings: views("warning") };
}

export const mistakeViews = (mistakes: Record<string, Mistake[]>, ways: Ways): ProblemView[] =>
  Object.entries(mistakes).flatMap(([locale, list]) =>
    list.map(({ line, message }) => problemView(message, locale, line, ways)),
  );

function problemView(words: string, locale: string | null, line: number | null, ways: Ways): ProblemView {
  const language = locale === null ? "" : languageName(locale);
  const href = ways.hrefOf(locale, line);
  const kind = locale === null ? "common" : line === null ? "text" : "line";
  const place = t(`publishing:problems.${href === null ? "at" : "to"}.${kind}`, { language, line: line ?? 0 });
  return { words, place, href, line: locale === ways.locale ? line : null };
}

/** All languages are looked at, not only the one that is shown. */
export async function problemsOf(portal: Portal, source: Source, ways: Ways): Promise<ProblemsView> {
  const checked = await portal.handouts.publishing.check(source);
  if (checked.ok) return findingViews(checked.value.findings, ways);
  const { error } = checked;
  return error.code === "mistakes" ? { ...noProblems, mistakes: mistakeViews(error.mistakes, ways) } : noProblems;
}
