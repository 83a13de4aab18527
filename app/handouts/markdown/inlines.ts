/** What stands within a line. */
import type { Inline } from "../model.ts";
import { clean, lineOf, type Reading } from "./reading.ts";
import { hasStrayBar, splitRuby, withoutRuby } from "./ruby.ts";
import type { Node } from "./syntax.ts";
import { readTarget } from "./targets.ts";

/** A line break in the source is none in Japanese, and a blank between other words. */
const wide = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\u3000-\\u303f\\uff00-\\uffef{}]";
const wideBreak = new RegExp(`(?<=${wide})\\n(?=${wide}|$)|(?<=^)\\n(?=${wide})`, "gu");
/** The parser has taken the blanks before and after already. */
const joinLines = (value: string): string => value.replace(wideBreak, "").replaceAll("\n", " ");

const rubyWay = "ふりがなは「{漢字|かんじ}」と、半角の記号で書いてください。中に ** などは使えません。";
const strays: readonly { pattern: RegExp; message: string }[] = [
  {
    pattern: /^[ \t]*:{2,}/mu,
    message:
      "囲みの始めか終わりが合いません。「:::notice[見出し]{tone=info}」のように空白を入れずに書き、「:::」だけの行で閉じてください。",
  },
  {
    pattern: /:[a-z]+\[[^\]\n]*\]\{/u,
    message: 'この書き方はありません。文の中で使えるのは「:check[言葉]{why="理由"}」だけです。',
  },
  { pattern: /\[\^[^\]\s]+\]/u, message: "脚注は使えません。本文に書くか、「:::notice」の囲みにしてください。" },
  { pattern: /[{｛][^{}｛｝\n]*[|｜][^{}｛｝\n]*[}｝]/u, message: rubyWay },
];

function textOf(value: string, line: number, reading: Reading): Inline[] {
  for (const { pattern, message } of strays) {
    const found = pattern.exec(value);
    if (found) reading.note(line + value.slice(0, found.index).split("\n").length - 1, message);
  }
  if (hasStrayBar(value)) reading.note(line, rubyWay);
  return splitRuby(joinLines(value)).map((each) =>
    each.kind === "text" ? { kind: "text", text: clean(each.text) } : each,
  );
}

type Check = Extract<Node, { type: "textDirective" }>;

function checkOf(node: Check, reading: Reading): Inline {
  const { why, ...others } = node.attributes ?? {};
  for (const name of Object.keys(others))
    reading.note(lineOf(node), `「:check」に「${clean(name)}」はありません。使えるのは why だけです。`);
  const inlines = readInlines(node.children, reading);
  return { kind: "check", inlines, why: why ? clean(why).trim() || null : null, line: lineOf(node) };
}

function linkOf(node: Extract<Node, { type: "link" }>, reading: Reading): Inline[] {
  const inlines = readInlines(node.children, reading);
  const line = lineOf(node);
  if (/^image:/iu.test(node.url)) {
    reading.note(line, "画像は、はじめに「!」をつけて「![代わりの文](image:名前)」と書いてください。");
    return inlines;
  }
  const to = readTarget(node.url);
  if (to) return [{ kind: "link", to, inlines, line }];
  reading.note(
    line,
    `リンク先「${clean(node.url).slice(0, 60)}」は使えません。procedure: service: handout: guide: と名前、/ で始まるこのサイトのページ、https: tel: mailto: のどれかにしてください。`,
  );
  return inlines;
}

function inlineOf(node: Node, reading: Reading): Inline[] {
  const refused = (message: string): Inline[] => {
    reading.note(lineOf(node), message);
    return [];
  };
  switch (node.type) {
    case "text":
      return textOf(node.value, lineOf(node), reading);
    case "strong":
      return [{ kind: "strong", inlines: readInlines(node.children, reading) }];
    case "emphasis":
      return [{ kind: "em", inlines: readInlines(node.children, reading) }];
    case "break":
      return [{ kind: "break" }];
    case "link":
      return linkOf(node, reading);
    case "textDirective":
      return [checkOf(node, reading)];
    case "image":
    case "imageReference":
      return refused("画像は文や表の中に置けません。前後に空行を置いて、画像だけの行にしてください。");
    case "html":
      return refused("HTMLは使えません。タグを消して、Markdownで書いてください。");
    case "inlineCode":
      return refused("`（バッククォート）は使えません。「」で囲んでください。");
    case "linkReference":
      return refused("リンク先は「[言葉](リンク先)」と、その場に書いてください。");
    default:
      return refused("ここでは使えない書き方です。ふつうの文に書き直してください。");
  }
}

/** Pieces beside each other become one, so that a text does not depend on how it was typed. */
function merged(inlines: Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const each of inlines) {
    const last = out.at(-1);
    if (each.kind === "text" && last?.kind === "text")
      out[out.length - 1] = { kind: "text", text: last.text + each.text };
    else if (each.kind !== "text" || each.text !== "") out.push(each);
  }
  return out;
}

export const readInlines = (nodes: readonly Node[], reading: Reading): Inline[] =>
  merged(nodes.flatMap((node) => inlineOf(node, reading)));

/** The words alone, for what is kept as a plain string: titles, captions, alternatives. */
export const stringOf = (value: string): string => withoutRuby(clean(value)).replace(/\s+/gu, " ").trim();
