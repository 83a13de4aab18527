import { Fragment, type ReactNode } from "react";
import { htmlLang } from "../../i18n/locales.ts";
import { useText } from "../../i18n/text-context.tsx";

/** Kanji, kana and what is written between them, numbers included. */
const sign = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\u3000-\\u303f\\uff01-\\uff60";
const japanese = new RegExp(`([${sign}]+(?:[\\s\\d]+[${sign}]+)*)`, "u");

/**
 * Words that may be Japanese on a page that is not: names, addresses, what a clerk wrote. Each Japanese run says so, for
 * voices and for the choice of glyphs (WCAG 2.0, 3.1.2). `lang`: of what is around them, when it is not the page's.
 */
export function Words({ children, lang }: { children: string; lang?: "ja" | "en" }): ReactNode {
  const { locale } = useText();
  if ((lang ?? htmlLang(locale)) === "ja" || !japanese.test(children)) return children;
  const runs = children.split(japanese).map((text, place) => ({ text, place, isJapanese: place % 2 === 1 }));
  return runs.map(({ text, place, isJapanese }) =>
    isJapanese ? (
      <span key={place} lang="ja">
        {text}
      </span>
    ) : (
      <Fragment key={place}>{text}</Fragment>
    ),
  );
}
