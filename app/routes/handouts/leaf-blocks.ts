/** The blocks of a page as blocks of a sheet: what cannot be pressed on paper says where it leads. */
import type { Translate } from "../../i18n/translator.ts";
import type { LeafBlock, Span } from "../../paper/index.ts";
import type { BlockView, InlineView } from "../../ui/handouts/document.ts";

export type OnPaper = {
  t: Translate;
  furigana: boolean;
  /** `https://…` of addresses within the portal. */
  origin: string;
};

export const leafBlocks = (blocks: readonly BlockView[], on: OnPaper): LeafBlock[] =>
  blocks.flatMap((block) => leafBlock(block, on));

function leafBlock(block: BlockView, on: OnPaper): LeafBlock[] {
  const { t } = on;
  const spans = (inlines: readonly InlineView[]) => spansOf(inlines, on);
  switch (block.kind) {
    case "heading":
      return [{ kind: "heading", level: block.level, words: spans(block.inlines) }];
    case "paragraph":
      return [{ kind: "words", words: spans(block.inlines) }];
    case "list":
      return [{ kind: "items", ordered: block.ordered, items: block.items.map((item) => leafBlocks(item, on)) }];
    case "steps":
      return [{ kind: "steps", items: block.items.map((item) => leafBlocks(item, on)) }];
    case "table": {
      const { caption, rowHeads } = block;
      return [
        {
          kind: "table",
          caption,
          rowHeads,
          head: block.head.map(spans),
          rows: block.rows.map((row) => row.map(spans)),
        },
      ];
    }
    case "notice": {
      const word = t(`handouts:tone.${block.tone}`);
      const title = block.title === null ? word : t("handouts:tone.titled", { word, title: block.title });
      return [{ kind: "panel", title, blocks: leafBlocks(block.blocks, on) }];
    }
    case "contact": {
      const { department, office, tel, hours } = block.contact;
      const call =
        tel === null
          ? t("ui:contact.atOffice")
          : [
              plain(`${t("handouts:contact.tel")} `, false),
              { ...plain(tel, false), href: `tel:${tel.replace(/[^0-9+]/g, "")}` },
            ];
      const own: LeafBlock[] = [call, hours].map((words) => ({ kind: "words", words }));
      const title = t("handouts:contact.at", { office, department });
      return [{ kind: "panel", title, blocks: [...own, ...leafBlocks(block.blocks, on)] }];
    }
    case "image":
      return [{ kind: "words", words: t("handouts:paper.image", { alt: block.caption ?? block.alt }) }];
    case "procedures": {
      const items = block.links.map(({ label, href }): LeafBlock[] => [
        { kind: "words", words: [{ ...plain(label, false), href: absolute(href, on) }] },
      ]);
      return [{ kind: "items", ordered: false, items }];
    }
  }
}

const absolute = (href: string, { origin }: OnPaper): string => (href.startsWith("/") ? `${origin}${href}` : href);
const plain = (text: string, strong: boolean): Span => ({ text, strong, reading: null });

const spansOf = (inlines: readonly InlineView[], on: OnPaper, strong = false): Span[] =>
  inlines.flatMap((inline) => spanOf(inline, on, strong));

function spanOf(inline: InlineView, on: OnPaper, strong: boolean): Span[] {
  switch (inline.kind) {
    case "text":
      return [plain(inline.text.replaceAll("\n", " "), strong)];
    case "break":
      return [plain("\n", strong)];
    case "ruby":
      return [{ text: inline.base, strong, reading: on.furigana ? inline.reading : null }];
    case "link": {
      const href = absolute(inline.href, on);
      const inner = spansOf(inline.inlines, on, strong).map((span): Span => ({ ...span, href }));
      return inline.outside ? [...inner, ...addressOf(inline.href, inner)] : inner;
    }
    case "em":
    case "strong":
      return spansOf(inline.inlines, on, true);
    case "check":
      return spansOf(inline.inlines, on, strong);
  }
}

/** Not said twice where the words are the number or the address already. */
function addressOf(href: string, words: readonly Span[]): Span[] {
  const address = href.replace(/^(tel|mailto):/, "");
  const digits = (text: string) => text.replaceAll("-", "");
  const said = digits(words.map(({ text }) => text).join(""));
  return said.includes(digits(address)) ? [] : [plain(`（${address}）`, false)];
}
