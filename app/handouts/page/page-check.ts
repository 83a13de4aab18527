/**
 * The last part of the gate: the page of each language, drawn as readers would get it, looked at by axe in a process of its
 * own. When that cannot be done nothing goes live. The same page is looked at once, so that the desk stays quick.
 */
import { type ConfinedFailure, createConfined } from "../../lib/confined/run-confined.ts";
import { sha256 } from "../../lib/ids.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Finding } from "../gate/finding.ts";
import { excerpt } from "../gate/passages.ts";
import type { HandoutContent } from "../model.ts";
import type { PageFault, PageToCheck } from "./page-model.ts";

export type PageCheck = {
  /** "unchecked": it could not be done just now. */
  findings(content: HandoutContent): Promise<Result<Finding[], "unchecked">>;
  /** What is known already, for the preview while somebody types; looks at nothing. */
  known(content: HandoutContent): Promise<Finding[]>;
};

export type PageCheckDeps = {
  /** The whole page of the handout in the language, as readers would get it. */
  rendered(content: HandoutContent, locale: string): Promise<string>;
  /** Looks at pages; answers for each of them. */
  look?(pages: PageToCheck[]): Promise<Result<PageFault[][], ConfinedFailure>>;
  onFailure(why: unknown): void;
};

const lookConfined = createConfined<PageToCheck[], PageFault[][]>({
  script: ["app", "handouts", "page", "page-process.ts"],
  seconds: 30,
  megabytes: 700,
});
/** Pages whose faults are remembered: a desk's worth of work. */
const mostKept = 500;

export function createPageCheck({ rendered, look = lookConfined, onFailure }: PageCheckDeps): PageCheck {
  /** By what the page is, so that a changed name or address anywhere on it is looked at again. Oldest first. */
  const kept = new Map<string, PageFault[]>();

  function keep(hash: string, faults: PageFault[]): void {
    kept.delete(hash);
    kept.set(hash, faults);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
  }
  const draw = (content: HandoutContent) =>
    Promise.all(
      Object.keys(content.texts).map(async (locale) => {
        const html = await rendered(content, locale);
        return { locale, html, hash: sha256(html) };
      }),
    );
  const findingsOf = (content: HandoutContent, pages: { locale: string; hash: string }[]): Finding[] =>
    pages.flatMap(({ locale, hash }) => (kept.get(hash) ?? []).map((fault) => findingOf(content, locale, fault)));

  return {
    async findings(content) {
      try {
        const pages = await draw(content);
        const fresh = pages.filter(({ hash }) => !kept.has(hash));
        if (fresh.length > 0) {
          const looked = await look(fresh.map(({ html }) => ({ html })));
          if (!looked.ok) throw new Error(`the pages could not be looked at: ${looked.error}`);
          for (const [at, { hash }] of fresh.entries()) keep(hash, looked.value[at] ?? []);
        }
        return ok(findingsOf(content, pages));
      } catch (error) {
        onFailure(error);
        return err("unchecked");
      }
    },
    async known(content) {
      try {
        return findingsOf(content, await draw(content));
      } catch (error) {
        onFailure(error);
        return [];
      }
    },
  };
}

/** What a writer can do about a rule, where axe's own words say it only to those who make pages. */
const advice: Record<string, string> = {
  "landmark-unique":
    "同じ名前の表や囲みが二つあります。読み上げで移るとき区別できないので、表の題や囲みの見出しを別の言葉にしてください",
  "landmark-complementary-is-top-level": "囲みの中に囲みがあります。中の囲みを外に出してください",
  "heading-order": "見出しの段がとんでいます。一つ上の段から順に使ってください",
  "empty-table-header": "見出しのない列か行があります。表の見出しに言葉を入れてください",
  "table-duplicate-name": "表の題と説明が同じ言葉です。どちらかを直してください",
  "image-redundant-alt": "画像の代わりの文が、となりの言葉のくり返しです。画像から分かることを書いてください",
};

function findingOf({ texts }: HandoutContent, locale: string, fault: PageFault): Finding {
  const { rule, help, isOpen, words, block } = fault;
  const what = advice[rule] ?? help.replace(/。$/, "");
  const where = words === "" ? "" : `：${excerpt(words)}`;
  return {
    rule: `page-${rule}`,
    severity: isOpen ? "warning" : "error",
    locale,
    line: lineOf(texts[locale]?.blocks ?? [], fault),
    message:
      block === null
        ? `できあがったページの検査で見つかりました。${what}${where}。本文の外なら、システム管理者に伝えてください。（axe：${rule}）`
        : `できあがったページの検査で見つかりました。${what}${where}。（axe：${rule}）`,
  };
}

/** The page shows block after block; where it shows other ones than the text has, the text as a whole is meant. */
function lineOf(blocks: { line: number }[], { block, blocks: shown }: PageFault): number | null {
  return block === null || blocks.length !== shown ? null : (blocks[block]?.line ?? null);
}
