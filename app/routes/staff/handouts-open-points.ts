import { type HandoutContent, inlineWords } from "../../handouts/index.ts";
import { everyInline } from "../handouts/block-view.ts";

/** 要確認: what staff must look up, from the facts and from the marks in the Japanese text. The other languages repeat those. */
export function openPoints({ meta, texts }: HandoutContent): string[] {
  const marks = everyInline(texts.ja?.blocks ?? []).flatMap((inline) => {
    if (inline.kind !== "check") return [];
    const words = inlineWords(inline.inlines);
    return [inline.why === null ? words : `${words}：${inline.why}`];
  });
  return [...new Set([...meta.facts.open, ...marks])];
}
