/** Markdown → tree, with what Japanese texts need: emphasis beside 。and 「」, and no directive at every colon. */

import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { directive } from "micromark-extension-directive";
import { gfmTable } from "micromark-extension-gfm-table";

export type Tree = ReturnType<typeof fromMarkdown>;
export type Node = Tree["children"][number];

type Extension = ReturnType<typeof directive>;
type Construct = Exclude<NonNullable<NonNullable<Extension["text"]>[`${number}`]>, unknown[]>;
type Context = ThisParameterType<Construct["tokenize"]>;

const colon = 58;
const star = 42;
const attention = "attention";

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\u3000-\u303f\uff00-\uffef]/u;
const isJapanese = (code: number | null): boolean =>
  code !== null && code > 0 && japanese.test(String.fromCharCode(code));
const isBlank = (code: number | null): boolean => code === null || code < 0 || /\s/u.test(String.fromCharCode(code));

/** CommonMark's own construct, which ours stands before. */
function coreOf(context: Context): Construct {
  const all = [context.parser.constructs.text[star]].flat();
  const core = all.find((each) => each?.name === attention && each !== emphasis);
  if (!core) throw new Error("the parser has no emphasis");
  return core;
}

/**
 * CommonMark lets `**` close after punctuation only before a blank or more punctuation, which `**注意：**です` never has.
 * Beside a Japanese character `*` therefore opens before, and closes after, whatever is not a blank.
 */
const emphasis: Construct = {
  name: attention,
  tokenize(effects, ok, nok) {
    const before = this.previous;
    return coreOf(this).tokenize.call(
      this,
      effects,
      (after) => {
        const token = this.events.at(-1)?.[1];
        if (token?.type === "attentionSequence" && (isJapanese(before) || isJapanese(after))) {
          token._open ||= !isBlank(after);
          token._close ||= !isBlank(before);
        }
        return ok(after);
      },
      nok,
    );
  },
  resolveAll: (events, context) => coreOf(context).resolveAll?.(events, context) ?? events,
};

const opening = [...":check["].map((each) => each.charCodeAt(0));
const aCheck: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let at = 0;
    effects.enter("data");
    return function next(code) {
      if (code !== opening[at]) return nok(code);
      effects.consume(code);
      at += 1;
      if (at < opening.length) return next;
      effects.exit("data");
      return ok;
    };
  },
};

/** 8:30 and :15 are text: within a line only `:check[` is a directive. */
function boxesAndChecks(): Extension {
  const { flow, text } = directive();
  const [core] = [text?.[colon]].flat();
  if (!core) throw new Error("the parser has no directives");
  const check: Construct = {
    ...core,
    tokenize(effects, ok, nok) {
      return effects.check(aCheck, core.tokenize.call(this, effects, ok, nok), nok);
    },
  };
  return { flow, text: { [colon]: check } };
}

const extensions = [boxesAndChecks(), gfmTable(), { text: { [star]: emphasis } }];
const mdastExtensions = [directiveFromMarkdown(), gfmTableFromMarkdown()];

export const parseMarkdown = (source: string): Tree => fromMarkdown(source, { extensions, mdastExtensions });
