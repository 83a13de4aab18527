/** Nobody is asked to write, send or tell a マイナンバー (個人番号), a PIN or a password. */
import type { Rule } from "./finding.ts";
import { fieldsOf } from "./questions.ts";
import { excerpt, joined, sentencesOf, textRule } from "./texts.ts";

const code = /暗証番号|パスワード/u;
const secret = /(?:マイナンバー|個人番号)(?!カード|通知|制度)|暗証番号|パスワード/u;
const asked =
  /(?:入力|記入|記載|添付|提出|送付|同封)して(?:いただ|くだ|下)さい|(?:書い|教え|送っ|出し|入れ|はっ|見せ)てください|(?:マイナンバー|個人番号)の(?:入力|記入|記載|提出)(?:が必要です|をお願い)/u;
const refused = /ない(?:で|よう)|ません|不要|隠し|かくし|見えないよう|消し|塗/u;
/** Where the number is given by law, and not to this portal. */
const elsewhere = /専用の?サービス|郵送|郵便|国の(?:申請書|様式)/u;

const englishSecret = /\b(?:My Number(?! Cards?\b| insurance| Portal)|Individual Number|PIN|password)\b/iu;
const englishAsked =
  /^(?:please |then |also )?(?:enter|type|write|give|tell|send|attach|provide|upload|fill in|submit)\b/iu;
const englishElsewhere = /\bby post\b|\bdedicated service\b/iu;

function asks(sentence: string, locale: string): boolean {
  if (locale !== "en") {
    const straight = joined(sentence);
    return secret.test(straight) && asked.test(straight) && !refused.test(straight) && !elsewhere.test(straight);
  }
  return englishSecret.test(sentence) && englishAsked.test(sentence) && !englishElsewhere.test(sentence);
}

const locales = ["ja", "easy", "en"] as const;

export const secretsNotAsked: Rule = textRule("individual-number", locales, (words, locale) =>
  (locale === "en" ? words.split(/(?<=[.!?;])\s+/u) : sentencesOf(words))
    .filter((sentence) => asks(sentence, locale))
    .map((sentence) => ({
      severity: "error",
      message: `マイナンバーや暗証番号を書かせてはいけません。「書かないでください」と案内してください：${excerpt(sentence)}`,
    })),
);

const typed = new Set(["text", "textarea", "number"]);

/** Whether one knows a PIN may be asked; the PIN itself may not be typed in. */
export const noSecretField: Rule = ({ definition }) =>
  fieldsOf(definition)
    .filter(({ field }) => typed.has(field.type) && code.test(field.label.ja))
    .map(({ field, path }) => ({
      rule: "individual-number",
      severity: "error",
      path: `${path}.label`,
      message: `「${field.label.ja}」は聞いてはいけません。項目を消してください。`,
    }));
