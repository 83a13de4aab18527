/**
 * A printed document as plain data: what stands on the sheets and in which order, no positions. Built by `sheets/`, set by
 * `layout/`, drawn by `draw/`. It can be handed to another thread as it is.
 */
export type Motif = "karst";

export type PaperDocument = {
  title: string;
  lang: "ja" | "en";
  /** やさしい日本語 is set larger. */
  large: boolean;
  /** Lines end between words where spaces show them (分かち書き, English). */
  spaced: boolean;
  /** On every page: whose sheet it is, what it is, and its number. */
  head: { city: string; kind: string; number: string; motif: Motif };
  /** `page` has the places {{page}} and {{pages}}. */
  foot: { name: string; page: string };
  words: SheetWords;
  blocks: Block[];
};

export type SheetWords = {
  /** Behind a heading that is repeated on the next page: （つづき）. */
  continued: string;
  /** Said when letters were drawn as 〓; `{{letters}}` lists them. */
  missing: string;
  /** Said when a letter's variant cannot be told apart on paper; `{{letters}}` lists them. */
  variants: string;
  /** In place of ☑, for those who listen. */
  ticked: string;
};

/** Several documents in one file, each beginning on a sheet of its own. */
export type Booklet = {
  title: string;
  lang: "ja" | "en";
  author: string;
  /** Epoch milliseconds; the same input gives the same file. */
  at: number;
  /** Printed on both sides: a document begins on the front of a sheet. */
  bothSides: boolean;
  documents: PaperDocument[];
};

/** A QR code as one path over `size` × `size` modules, what it leads to, and the words below it. */
export type Qr = { size: number; path: string; alt: string; caption: string };

/** `also`: the same in Japanese, beside a form in another language, because staff read Japanese. */
export type Label = { text: string; also: string | null };

/** A part of a text: in bold, with its reading above it, or leading to an address where the sheet is read on a screen. */
export type Span = { text: string; strong: boolean; reading: string | null; href?: string };
/** A text of one weight, or one whose parts differ. */
export type Words = string | readonly Span[];

export type Fact = { label: Label; lines: string[] };

export type Block =
  | { kind: "masthead"; above: string | null; title: Label; lead: string | null; qr: Qr | null }
  | { kind: "section"; number: string | null; title: Label; lead: string | null; when: string | null; blocks: Block[] }
  /** One of several in a section: its blocks on one page where possible, its title said again where not. */
  | { kind: "item"; title: string; blocks: Block[] }
  | { kind: "text"; text: string; small: boolean }
  | { kind: "list"; items: string[]; mark: "dot" | "box" }
  | { kind: "notice"; title: string | null; lines: string[] }
  | { kind: "facts"; rows: Fact[] }
  /** A statement that was agreed to, ☑. */
  | { kind: "agreed"; text: string; word: string }
  /** A number to quote, very large, in groups. */
  | { kind: "number"; label: string; value: string; size: "huge" | "large" }
  | { kind: "events"; entries: { when: string; what: string; detail: string | null }[] }
  | { kind: "form"; rows: FormRow[] }
  /**
   * The same questions several times: as many as fill about a page, within min and max. `title` has the place {{number}};
   * `more`: said when there may be more of them.
   */
  | { kind: "copies"; title: string; notes: string[]; min: number; max: number; rows: FormRow[]; more: string }
  /** Leaflets: what stands in them may stand in one another. */
  | LeafBlock
  /** One sheet to hang up: what it is in several languages, and a code that is read from two metres away. */
  | {
      kind: "poster";
      titles: { text: string; lang: "ja" | "en" }[];
      qr: Qr;
      lines: { text: string; lang: "ja" | "en" }[];
    }
  /** Boxes side by side: 書いた日, 市が書くところ. */
  | { kind: "boxes"; boxes: { title: Label; cells: AreaCell[] }[] };

export type LeafBlock =
  | { kind: "heading"; level: 2 | 3 | 4; words: Words }
  | { kind: "words"; words: Words }
  | { kind: "items"; ordered: boolean; items: LeafBlock[][] }
  /** One after the other, each with a large number. */
  | { kind: "steps"; items: LeafBlock[][] }
  /** `head`: a cell per column; `rowHeads`: the first cell of each row is its header. */
  | { kind: "table"; caption: string | null; head: Words[]; rows: Words[][]; rowHeads: boolean }
  /** Framed. */
  | { kind: "panel"; title: string | null; blocks: LeafBlock[] };

/** One question on paper. */
export type FormRow = {
  number: string;
  label: Label;
  /** 必須 or 任意. */
  note: string;
  /** All of these in one line, where there is no room for more: 「5-1 氏名（必須）」. */
  caption: string;
  /** Who answers it, when not everybody. */
  when: string | null;
  hint: string | null;
  area: Area;
};

/** What is written in; measures in millimetres. */
export type Area =
  | { kind: "cells"; rows: AreaCell[][] }
  | { kind: "pieces"; pieces: Piece[] }
  | { kind: "choices"; how: string | null; options: { label: Label; hint: string | null }[] }
  | { kind: "lines"; count: number }
  | { kind: "statement"; text: Label };

export type AreaCell = {
  caption: Label | null;
  /** Share of the row's width. */
  weight: number;
  /** One box per digit, in groups: 〒 3 + 4. */
  comb: number[] | null;
  /** Printed words: 〒 before the boxes, 普通・当座・貯蓄 to circle. */
  text: string | null;
};

/** Printed words and room between them: ［昭和・平成］ 15 年 10 月. */
export type Piece = string | number;
