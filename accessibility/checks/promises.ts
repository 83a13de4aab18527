/** What the portal promises of every page, from facts that one question to the page gives. */
import { htmlLang } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { type Check, question, type Verdict, verdict } from "./check.ts";
import { gatherFacts } from "./page-facts.ts";

const ourScripts = ["/enhance.js", "/uploads.js"];

export const promises: Check = async ({ page, subject, locale, view }) => {
  const facts = await page.evaluate(gatherFacts);
  const { title, lang, h1, overflow, kanjiWidth, smallTargets, lowControls, scripts, doubleIds } = facts;
  const prefix = translator(locale)("ui:error.titlePrefix");
  const isPublic = subject.area === "public";
  const verdicts: Verdict[] = [];
  const expect = (holds: boolean, check: string, help: string, where: string[], ...criteria: string[]) => {
    verdicts.push({ check, criteria, outcome: holds ? "passed" : "failed", help, where: holds ? [] : where });
  };
  expect(
    overflow.document <= overflow.window,
    "no-sideways-scroll",
    "the page fits its width",
    [`${overflow.document} > ${overflow.window}`, ...overflow.by],
    ...(view.width === 320 ? ["1.4.10"] : []),
  );
  expect(/\S \| \S/.test(title), "title", "a title, then the portal's name", [title], "2.4.2");
  expect(
    title.startsWith(prefix) === (subject.hasErrors === true),
    "title-says-error",
    `begins with ${prefix} after a refusal, and only then`,
    [title],
    "2.4.2",
  );
  expect(lang === htmlLang(locale), "lang", `lang is ${htmlLang(locale)}`, [lang], "3.1.1");
  expect(h1.length === 1 && h1[0] !== "", "one-h1", "one heading of the first level", h1);
  expect(Math.abs(kanjiWidth - 100) < 2, "japanese-font", "漢 is drawn by a Japanese font", [String(kanjiWidth)]);
  expect(smallTargets.length === 0, "target-size", "targets are 24 px or more", smallTargets, "2.5.8");
  expect(doubleIds.length === 0, "unique-ids", "each id is there once", doubleIds, "4.1.1");
  expect(facts.deadFragments.length === 0, "fragments", "links within the page lead somewhere", facts.deadFragments);
  verdicts.push(
    verdict(
      {
        check: "language-of-parts",
        criteria: "3.1.2",
        help: "words of another script say which language they are",
      },
      facts.unmarkedWords,
    ),
    question(
      { check: "foreign-sentences", criteria: "3.1.2", help: "is this English within Japanese marked as English?" },
      facts.latinRuns,
    ),
  );
  if (isPublic) {
    expect(lowControls.length === 0, "control-height", "residents' buttons and inputs are 48 px or more", lowControls);
    expect(
      scripts.every((script) => ourScripts.includes(script)),
      "no-framework-script",
      "no script but our own small ones",
      scripts,
    );
  }
  if (subject.hasErrors && isPublic) {
    expect(
      subject.withoutScript === true || facts.focused === "summary",
      "error-focus",
      "the summary has the focus",
      [facts.focused],
      "2.4.3",
    );
  }
  return verdicts;
};
