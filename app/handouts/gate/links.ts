/** Links: their words say where they lead, and there is something there. */
import { inlineWords } from "../markdown/words.ts";
import type { Inline, Target } from "../model.ts";
import { type ContentRule, error, type Links, type TextRule, warning } from "./finding.ts";
import { allBlocks, allInlines, excerpt, lengthOf, passagesOf, withoutSpaces } from "./passages.ts";

type Link = Extract<Inline, { kind: "link" }>;
const linksIn = (inlines: readonly Inline[]): Link[] =>
  allInlines(inlines).flatMap((each) => (each.kind === "link" ? [each] : []));
const linksOf = (blocks: Parameters<typeof passagesOf>[0]): Link[] =>
  passagesOf(blocks).flatMap(({ inlines }) => linksIn(inlines));

const sayWhere = "行き先の名前を書いてください（例「転出届」「窓口を予約する」）";

const linkEmpty: TextRule = {
  rule: "link-empty",
  find: ({ blocks }) =>
    linksOf(blocks)
      .filter(({ inlines }) => inlineWords(inlines).trim() === "")
      .map(({ line }) => error(line, `リンクに言葉がありません。${sayWhere}。`)),
};

const vague = new Set(
  (
    "こちら ここ 詳細 詳しく くわしく 詳しくは くわしくは 詳細はこちら もっと見る もっと 続き 続きを読む 次へ 戻る リンク リンク先 クリック " +
    "このページ 次のページ 別ページ ページ サイト ホームページ ウェブサイト 参照 確認 確認する 開く 見る 読む pdf " +
    "here clickhere more readmore learnmore seemore moreinformation details link thislink thispage page website seehere " +
    "continue next"
  ).split(" "),
);
const pointing =
  /(?:こちら|ここ)(?:から|まで|へ|に|で|を(?:クリック|タップ|押|見|ご覧|確認|読).*|をごらん.*)?(?:です|ください)?$|^click ?here/u;

/** A pointer at the end of a long text is vague only when hardly anything stands before it. */
const isVague = (words: string): boolean => {
  const bare = withoutSpaces(words)
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, "");
  return vague.has(bare) || (pointing.test(bare) && lengthOf(bare.replace(pointing, "")) <= 6);
};

const linkVague: TextRule = {
  rule: "link-vague",
  find: ({ blocks }) =>
    linksOf(blocks).flatMap(({ inlines, line }) => {
      const words = inlineWords(inlines);
      if (words.trim() === "" || !isVague(words)) return [];
      return [error(line, `リンクの言葉${excerpt(words)}だけでは行き先がわかりません。${sayWhere}。`)];
    }),
};

const linkAddress: TextRule = {
  rule: "link-address",
  find: ({ blocks }) =>
    linksOf(blocks)
      .filter(({ inlines }) => /^(?:https?:\/\/|www\.)\S+$/u.test(inlineWords(inlines).trim()))
      .map(({ line }) => warning(line, `リンクの言葉がアドレスのままです。${sayWhere}。`)),
};

const brokenLink: TextRule = {
  rule: "link-broken",
  find: ({ blocks }) =>
    passagesOf(blocks).flatMap(({ words, line }) =>
      /[\]］]\s*[（(](?:https?:|procedure:|service:|handout:|guide:|tel:|mailto:|\/)/u.test(words)
        ? [
            error(
              line,
              `リンクになっていません。「[言葉](行き先)」を、半角の記号で空白を入れずに書いてください：${excerpt(words)}`,
            ),
          ]
        : [],
    ),
};

/** Pages that have a name in their path, and what that name is of. */
const named: readonly { path: RegExp; of: (links: Links) => ReadonlySet<string> }[] = [
  { path: /^\/procedures\/([^/]+)(?:\/apply|\/form\.pdf)?$/u, of: (links) => links.procedures },
  { path: /^\/handouts\/([^/]+)(?:\/pdf)?$/u, of: (links) => links.handouts },
  { path: /^\/guide\/([^/]+)$/u, of: (links) => links.guides },
  { path: /^\/reservations\/new\/([^/]+)$/u, of: (links) => links.services },
];

function pageExists(address: string, links: Links): boolean {
  const path = address.replace(/[?#].*$/u, "").replace(/(?<=.)\/$/u, "");
  if (links.pages.has(path)) return true;
  return named.some(({ path: pattern, of }) => of(links).has(pattern.exec(path)?.[1] ?? ""));
}

const kinds = {
  procedure: { name: "手続", of: (links: Links) => links.procedures },
  service: { name: "予約できる用件", of: (links: Links) => links.services },
  handout: { name: "配布文書", of: (links: Links) => links.handouts },
  guide: { name: "手続きナビのできごと", of: (links: Links) => links.guides },
};

/** What is missing, in words; null: it is there, or not ours to know. */
function missing(to: Target, links: Links): string | null {
  if (to.kind === "outside") return null;
  if (to.kind === "page") return pageExists(to.path, links) ? null : `ページ「${to.path}」`;
  const { name, of } = kinds[to.kind];
  return of(links).has(to.id) ? null : `${name}「${to.id}」`;
}

const dead = (line: number | null, what: string) =>
  error(line, `${what}はありません。行き先の名前を確かめて直すか、リンクを外してください。`);

const deadLink: TextRule = {
  rule: "dead-link",
  find: ({ blocks }, links) => [
    ...linksOf(blocks).flatMap(({ to, line }) => {
      const what = missing(to, links);
      return what === null ? [] : [dead(line, what)];
    }),
    ...allBlocks(blocks).flatMap((block) => {
      if (block.kind === "procedures")
        return block.ids.filter((id) => !links.procedures.has(id)).map((id) => dead(block.line, `手続「${id}」`));
      if (block.kind === "contact" && !links.departments.has(block.department))
        return [dead(block.line, `課「${block.department}」`)];
      return [];
    }),
  ],
};

export const deadNames: ContentRule = {
  rule: "dead-link",
  find: ({ meta }, links) =>
    [
      ...meta.procedures.filter((id) => !links.procedures.has(id)).map((id) => `関係する手続「${id}」`),
      ...meta.services.filter((id) => !links.services.has(id)).map((id) => `予約できる用件「${id}」`),
      ...(links.departments.has(meta.department) ? [] : [`担当の課「${meta.department}」`]),
    ].map((what) => ({ ...dead(null, what), locale: null })),
};

export const linkRules = [linkEmpty, linkVague, linkAddress, brokenLink, deadLink];
