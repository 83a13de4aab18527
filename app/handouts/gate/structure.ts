/** Headings and sections: what a reader jumps by. */

import { inlineWords } from "../markdown/words.ts";
import type { Block } from "../model.ts";
import { error, type TextRule, warning } from "./finding.ts";
import { allBlocks, excerpt, lengthOf, passagesOf } from "./passages.ts";

type Heading = Extract<Block, { kind: "heading" }>;
const headingsOf = (blocks: readonly Block[]): Heading[] =>
  blocks.flatMap((block) => (block.kind === "heading" ? [block] : []));

/** Longer than this without one heading nobody finds anything in it. */
const longText = 500;

const headingSkip: TextRule = {
  rule: "heading-skip",
  find: ({ blocks }) =>
    headingsOf(blocks).flatMap((heading, at, all) => {
      const above = all[at - 1]?.level ?? 1;
      if (heading.level <= above + 1) return [];
      const marks = "#".repeat(above + 1);
      return [
        error(
          heading.line,
          `見出しの段を飛ばしています。${marks} にしてください：${excerpt(inlineWords(heading.inlines))}`,
        ),
      ];
    }),
};

const noHeading: TextRule = {
  rule: "no-heading",
  find: ({ blocks }) => {
    const length = passagesOf(blocks).reduce((sum, { words }) => sum + lengthOf(words), 0);
    if (length <= longText || headingsOf(blocks).length > 0) return [];
    return [error(1, `${length}文字の本文に見出しがありません。まとまりごとに「## 見出し」を置いてください。`)];
  },
};

const emptySection: TextRule = {
  rule: "empty-section",
  find: ({ blocks }) =>
    blocks.flatMap((block, at) => {
      const next = blocks[at + 1];
      if (block.kind !== "heading" || (next && (next.kind !== "heading" || next.level > block.level))) return [];
      const words = excerpt(inlineWords(block.inlines));
      return [error(block.line, `見出しの下に何もありません。文を書くか、見出しを消してください：${words}`)];
    }),
};

const numbered =
  /^(?:[0-9０-９]{1,2}[.．、)）](?![0-9０-９])|[(（][0-9０-９]{1,2}[)）]|[①-⑳]|[0-9０-９]{1,2}　|第[0-9０-９一二三四五六七八九十]+[章節]|[ア-オA-Za-z][.．)）] ?)/u;

const headingNumber: TextRule = {
  rule: "heading-number",
  find: ({ blocks }) =>
    headingsOf(blocks).flatMap(({ inlines, line }) => {
      const words = inlineWords(inlines);
      if (!numbered.test(words)) return [];
      return [
        warning(
          line,
          `見出しに番号を手で書いています。消してください。順番のあることは「:::steps」にします：${excerpt(words)}`,
        ),
      ];
    }),
};

const strongHeading: TextRule = {
  rule: "strong-heading",
  find: ({ blocks }) =>
    allBlocks(blocks).flatMap((block) => {
      if (block.kind !== "paragraph" || block.inlines.length !== 1 || block.inlines[0]?.kind !== "strong") return [];
      const words = inlineWords(block.inlines);
      if (lengthOf(words) > 25 || /[。.]$/u.test(words)) return [];
      return [warning(block.line, `太字だけの行があります。見出しなら「## 」などにしてください：${excerpt(words)}`)];
    }),
};

export const structure = [headingSkip, noHeading, emptySection, headingNumber, strongHeading];
