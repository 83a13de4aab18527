/** A draft out of a PDF → what a writer hands in: the text, and everything nobody has looked at yet as 要確認. */
import type { Source } from "../life.ts";
import type { HandoutCategory, HandoutContent } from "../model.ts";
import { type Original, originalPath } from "../originals.ts";

export type NewHandout = {
  id: string;
  number: number;
  /** Empty: the one found in the PDF. */
  title: string;
  category: HandoutCategory;
  department: string;
  /** "YYYY-MM-DD" */
  reviewBy: string;
};

const longest = 100;
const untitled = "紙から取り出した配布文書";

const openPoints = ({ draft }: Original): string[] =>
  draft.notes.map(({ page, message }) => `紙から：${page === null ? "" : `${page}ページ目。`}${message}`);

/** The PDF is offered behind the text, as what it is. */
function markdownOf({ id, draft }: Original): string {
  const about = draft.isTagged ? "PDF" : "PDF、読み上げには向きません";
  return `${draft.markdown.trimEnd()}\n\n[もとの紙を見る（${about}）](${originalPath(id)})\n`;
}

export function newFromPaper(original: Original, { title, ...rest }: NewHandout): Source {
  const name = (title.trim() || original.draft.title || untitled).slice(0, longest);
  return {
    meta: {
      ...rest,
      title: { ja: name },
      summary: { ja: `「${name}」の内容をお知らせします。` },
      audience: { ja: "すべての方" },
      procedures: [],
      services: [],
      validFrom: null,
      validUntil: null,
      facts: {
        source: "紙の配布文書（PDF）",
        confidence: "typical",
        confirmed: null,
        open: ["要約と対象の人は、まだ書いていません。紙の内容に合わせて書いてください。", ...openPoints(original)],
      },
    },
    texts: { ja: markdownOf(original) },
  };
}

/** In place of the Japanese text of a handout there is; the other languages stay, and have to be compared with it. */
export function replacedFromPaper({ meta, texts }: HandoutContent, original: Original): Source {
  const others =
    Object.keys(texts).length > 1 ? ["日本語を紙から入れ替えました。ほかの言語の文と見比べてください。"] : [];
  const kept = Object.entries(texts).map(([locale, { markdown }]) => [locale, markdown]);
  return {
    meta: { ...meta, facts: { ...meta.facts, open: [...meta.facts.open, ...others, ...openPoints(original)] } },
    texts: { ...Object.fromEntries(kept), ja: markdownOf(original) },
  };
}
