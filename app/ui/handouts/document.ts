/** A handout ready to be shown: addresses are found, names are filled in. Made by routes, drawn by the components beside it. */
import type { Link } from "../layout/frame.ts";

export type InlineView =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em"; inlines: InlineView[] }
  | { kind: "link"; href: string; outside: boolean; inlines: InlineView[] }
  | { kind: "ruby"; base: string; reading: string }
  /** 要確認: only where staff look at a text. */
  | { kind: "check"; inlines: InlineView[]; why: string | null }
  | { kind: "break" };

/** Whom to ask, from the city's profile. */
export type ContactView = { department: string; office: string; tel: string | null; hours: string };

export type TableView = {
  kind: "table";
  caption: string | null;
  head: InlineView[][];
  rows: InlineView[][][];
  rowHeads: boolean;
};

export type BlockView =
  | { kind: "heading"; level: 2 | 3 | 4; id: string; inlines: InlineView[] }
  | { kind: "paragraph"; inlines: InlineView[] }
  | { kind: "list"; ordered: boolean; items: BlockView[][] }
  | { kind: "steps"; items: BlockView[][] }
  | TableView
  | { kind: "notice"; tone: "info" | "important" | "warning"; title: string | null; blocks: BlockView[] }
  | { kind: "contact"; contact: ContactView; blocks: BlockView[] }
  | { kind: "image"; src: string; alt: string; caption: string | null }
  | { kind: "procedures"; links: Link[] };
