/** The blocks of a handout with what a page needs: addresses in the reader's language, names, whom to ask. */
import { blockInlines } from "../../handouts/index.ts";
import type { Block, Inline, Target } from "../../handouts/model.ts";
import type { BlockView, ContactView, InlineView } from "../../ui/handouts/document.ts";
import type { Link } from "../../ui/layout/frame.ts";

/** What the portal knows at this moment about everything a handout may name. */
export type Surroundings = {
  /** Null: there is no such thing (any more), the words stand without a link. */
  hrefOf(target: Target): string | null;
  procedure(id: string): Link | null;
  contact(department: string): ContactView;
  imageSrc(image: string): string;
  /** Staff see what is not confirmed; readers see the words alone. */
  showsChecks: boolean;
};

export function blockViews(blocks: readonly Block[], around: Surroundings): BlockView[] {
  return blocks.flatMap((block) => blockView(block, around));
}

function blockView(block: Block, around: Surroundings): BlockView[] {
  const inlines = (of: readonly Inline[]) => inlineViews(of, around);
  switch (block.kind) {
    case "heading":
      return [{ kind: "heading", level: block.level, id: block.id, inlines: inlines(block.inlines) }];
    case "paragraph":
      return [{ kind: "paragraph", inlines: inlines(block.inlines) }];
    case "list":
      return [{ kind: "list", ordered: block.ordered, items: block.items.map((item) => blockViews(item, around)) }];
    case "steps":
      return [{ kind: "steps", items: block.items.map((item) => blockViews(item, around)) }];
    case "table": {
      const { caption, rowHeads } = block;
      return [
        {
          kind: "table",
          caption,
          rowHeads,
          head: block.head.map(inlines),
          rows: block.rows.map((row) => row.map(inlines)),
        },
      ];
    }
    case "notice":
      return [{ kind: "notice", tone: block.tone, title: block.title, blocks: blockViews(block.blocks, around) }];
    case "contact":
      return [{ kind: "contact", contact: around.contact(block.department), blocks: blockViews(block.blocks, around) }];
    case "image":
      return [{ kind: "image", src: around.imageSrc(block.image), alt: block.alt, caption: block.caption }];
    case "procedures": {
      const links = block.ids.flatMap((id) => around.procedure(id) ?? []);
      return links.length === 0 ? [] : [{ kind: "procedures", links }];
    }
  }
}

export const inlineViews = (inlines: readonly Inline[], around: Surroundings): InlineView[] =>
  inlines.flatMap((inline) => inlineView(inline, around));

function inlineView(inline: Inline, around: Surroundings): InlineView[] {
  switch (inline.kind) {
    case "text":
    case "ruby":
    case "break":
      return [inline];
    case "strong":
    case "em":
      return [{ kind: inline.kind, inlines: inlineViews(inline.inlines, around) }];
    case "check": {
      const inner = inlineViews(inline.inlines, around);
      return around.showsChecks ? [{ kind: "check", inlines: inner, why: inline.why }] : inner;
    }
    case "link": {
      const inner = inlineViews(inline.inlines, around);
      const href = around.hrefOf(inline.to);
      return href === null ? inner : [{ kind: "link", href, outside: inline.to.kind === "outside", inlines: inner }];
    }
  }
}

/** Every inline of a text, however deep. */
export function everyInline(blocks: readonly Block[]): Inline[] {
  const deep = (inlines: readonly Inline[]): Inline[] =>
    inlines.flatMap((inline) => ("inlines" in inline ? [inline, ...deep(inline.inlines)] : [inline]));
  return deep(blocks.flatMap(blockInlines).flat());
}
