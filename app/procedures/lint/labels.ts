/** Labels and titles: there in every language, and short enough to read at a glance. */
import type { Rule } from "./finding.ts";
import { fieldsOf } from "./questions.ts";
import { definitionTexts, excerpt, type LintLocale, lengthOf } from "./texts.ts";

const locales = ["ja", "easy", "en"] as const;
const names: Record<LintLocale, string> = { ja: "日本語", easy: "やさしい日本語", en: "英語" };

export const everyLanguage: Rule = ({ definition }) =>
  definitionTexts(definition).flatMap(({ path, text }) =>
    locales.flatMap((locale) =>
      text[locale]?.trim()
        ? []
        : {
            rule: "missing-text",
            severity: "error" as const,
            path,
            locale,
            message: `${names[locale]}の文がありません。「${excerpt(text.ja)}」を書き足してください。`,
          },
    ),
  );

/** Letters of a label. From half as many again on it is no label any more. */
const longest: Record<LintLocale, number> = { ja: 40, easy: 60, en: 90 };
const isLabel = (path: string) => /\.(label|title|itemLabel)$/.test(path);

export const shortLabels: Rule = ({ definition }) => {
  const agreed = fieldsOf(definition).filter(({ field }) => field.type === "declaration");
  const statements = new Set(agreed.map(({ path }) => `${path}.label`));
  return definitionTexts(definition).flatMap(({ path, text }) => {
    if (!isLabel(path)) return [];
    return locales.flatMap((locale) => {
      // What is agreed to is a sentence, not a label.
      const most = longest[locale] * (statements.has(path) ? 2 : 1);
      const length = lengthOf(text[locale] ?? "");
      if (length <= most) return [];
      return {
        rule: "long-label",
        severity: length > most * 1.5 ? ("error" as const) : ("warning" as const),
        path,
        locale,
        message: `ラベルが${length}文字です（目安${most}文字）。短くして、説明は hint に書いてください：${excerpt(text[locale] ?? "")}`,
      };
    });
  });
};
