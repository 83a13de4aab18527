/** Checks besides axe's: what the portal promises of every page. */
import { htmlLang, type Locale } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import type { Entry } from "../inventory.ts";
import { type Finding, own } from "./finding.ts";
import type { PageFacts } from "./page-facts.ts";

const ourScript = "/enhance.js";

export function ownFindings(entry: Entry, locale: Locale, facts: PageFacts): Finding[] {
  const { title, lang, h1, overflow, kanjiWidth, smallTargets, lowControls, scripts, doubleIds } = facts;
  const prefix = translator(locale)("ui:error.titlePrefix");
  const isPublic = entry.area === "public";
  const findings: Finding[] = [];
  const expect = (holds: boolean, name: string, help: string, where: string[]) => {
    if (!holds) findings.push(own(name, help, where));
  };
  expect(overflow.document <= overflow.window, "no-sideways-scroll", "the page fits its width", [
    `${overflow.document} > ${overflow.window}`,
    ...overflow.by,
  ]);
  expect(/\S \| \S/.test(title), "title", "a title, then the portal's name", [title]);
  expect(
    title.startsWith(prefix) === (entry.hasErrors === true),
    "title-says-error",
    `begins with ${prefix} after a refusal, and only then`,
    [title],
  );
  expect(lang === htmlLang(locale), "lang", `lang is ${htmlLang(locale)}`, [lang]);
  expect(h1.length === 1 && h1[0] !== "", "one-h1", "one heading of the first level", h1);
  expect(Math.abs(kanjiWidth - 100) < 2, "japanese-font", "漢 is drawn by a Japanese font", [String(kanjiWidth)]);
  expect(smallTargets.length === 0, "target-size", "targets are 24 px or more", smallTargets.slice(0, 5));
  expect(doubleIds.length === 0, "unique-ids", "each id is there once (WCAG 2.0, 4.1.1)", doubleIds);
  expect(facts.deadFragments.length === 0, "fragments", "links within the page lead somewhere", facts.deadFragments);
  expect(
    facts.unmarkedJapanese.length === 0,
    "language-of-parts",
    "Japanese words on other pages say so (WCAG 2.0, 3.1.2)",
    facts.unmarkedJapanese.slice(0, 8),
  );
  if (isPublic) {
    expect(
      lowControls.length === 0,
      "control-height",
      "residents' buttons and inputs are 48 px high or more",
      lowControls.slice(0, 5),
    );
    expect(
      scripts.every((script) => script === ourScript),
      "no-framework-script",
      "no script but our own small one",
      scripts,
    );
  }
  if (entry.hasErrors && isPublic) {
    expect(facts.summaryLinks.length > 0, "error-summary", "a summary links to every mistake", []);
    expect(entry.withoutScript === true || facts.focused === "summary", "error-focus", "the summary has the focus", [
      facts.focused,
    ]);
  }
  return findings;
}
