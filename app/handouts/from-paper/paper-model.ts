/** What is seen on the pages of a PDF, and what is taken out of it. Measures in points, y grows downwards. */

/** Letters set in one go. `id`: the marked content they belong to; "artifact": decoration of a tagged file. */
export type Run = { text: string; x: number; y: number; width: number; size: number; font: string; id: string | null };

export type TagNode = { role?: string; alt?: string; type?: string; id?: string; children?: TagNode[] };

export type PaperPage = { number: number; width: number; height: number; runs: Run[]; tree: TagNode | null };

export type Paper = {
  title: string | null;
  isTagged: boolean;
  pages: PaperPage[];
  /** Pages with letters that stand upside down, slanting or from top to bottom: their order cannot be told. */
  turned: number[];
};

export type Table = { head: string[]; rows: string[][] };

export type PaperBlock =
  | { kind: "heading"; rank: number; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; ordered: boolean; items: string[] }
  | ({ kind: "table" } & Table);

/** A block and the page it begins on. */
export type Placed = { page: number; block: PaperBlock };

/** Said to the publisher beside the draft; `page` null: about the whole file. */
export type Note = { page: number | null; message: string };

export type PaperDraft = {
  /** The file's own title, or the largest line at its beginning; not part of the Markdown. */
  title: string | null;
  markdown: string;
  pages: number;
  /** False: this PDF may not be the only form of anything. */
  isTagged: boolean;
  notes: Note[];
};

export type PaperFailure =
  | "empty"
  | "too-large"
  | "not-a-pdf"
  | "encrypted"
  | "broken"
  | "too-many-pages"
  | "too-much-text"
  | "no-text"
  | "unreadable"
  | "too-long"
  | "busy";
