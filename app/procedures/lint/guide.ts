/** The guide: its words and its rules say the same, and nothing is filler. */
import type { Definition } from "../../engine/index.ts";
import type { Finding, Rule } from "./finding.ts";
import { sentencesOf } from "./texts.ts";

const filler = {
  ja: "窓口へ行く必要はありません。確認は、送っていただいた内容で行います。",
  easy: "役所に 行かなくて いいです。",
  en: "You do not need to come to the counter.",
};

export const visitSaysWhy: Rule = ({ definition }) => {
  const { reason } = definition.guide.visit;
  return (["ja", "easy", "en"] as const).flatMap((locale) =>
    reason[locale] === filler[locale]
      ? {
          rule: "filler",
          severity: locale === "ja" ? ("error" as const) : ("warning" as const),
          path: "$.guide.visit.reason",
          locale,
          message: "来庁の理由が、はじめの文のままです。この手続で何が来庁の代わりになるかを書いてください。",
        }
      : [],
  );
};

/** Money the applicant gets, not pays. */
const paidOut = /支給|補助|助成|給付|支援金|受け取/u;
const digits = (text: string) => text.normalize("NFKC").replaceAll(",", "");

/** Amounts in yen that a text names: 300円, 1,500円, 2万円, 1万5000円. */
function amountsIn(text: string): number[] {
  return [...digits(text).matchAll(/(?:(\d+)万)?(\d+)?円/gu)]
    .filter(([, tenThousands, ones]) => tenThousands !== undefined || ones !== undefined)
    .map(([, tenThousands, ones]) => Number(tenThousands ?? 0) * 10_000 + Number(ones ?? 0));
}

export const feeAgrees: Rule = ({ definition }) => {
  const { fee } = definition.guide;
  const findings: Finding[] = [];
  if (fee.yen !== null && fee.yen > 0 && (!fee.items || !fee.pay)) {
    const message = `手数料 ${fee.yen}円の内訳（items）と払い方（pay）を書いてください。`;
    findings.push({ rule: "fee", severity: "error", path: "$.guide.fee", message });
  }
  const known = new Set(fee.items?.map(({ yen }) => yen));
  const charged = sentencesOf(fee.text.ja).filter((sentence) => !paidOut.test(sentence));
  const unknown = [...new Set(charged.flatMap(amountsIn))].filter((yen) => yen !== 0 && !known.has(yen));
  if (unknown.length > 0) {
    const message = `案内にある ${unknown.map((yen) => `${yen}円`).join("、")} が、内訳（items）にありません。`;
    findings.push({ rule: "fee", severity: "warning", path: "$.guide.fee.text", locale: "ja", message });
  }
  return findings;
};

const period = /[0-9一二三四五六七八九十]+(?:日|週間|か月|ヶ月|カ月|年)以内/u;

export const deadlineCounts: Rule = ({ definition }) => {
  const { rule, text }: Definition["guide"]["deadline"] = definition.guide.deadline;
  const found = rule === "text" || rule === "none" ? period.exec(digits(text.ja))?.[0] : undefined;
  if (found === undefined) return [];
  const message = `期限に「${found}」とあります。rule を "within" にして length と unit に書けるか、確かめてください。`;
  return [{ rule: "deadline", severity: "warning", path: "$.guide.deadline", message }];
};
