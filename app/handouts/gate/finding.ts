/** What the gate says about a handout, in words for the staff who mend it. */
import type { Block, HandoutContent } from "../model.ts";

export type Severity = "error" | "warning";

/** `locale` null: what stands beside the texts. `line` null: the text as a whole; else the line of its Markdown. */
export type Finding = {
  rule: string;
  severity: Severity;
  locale: string | null;
  line: number | null;
  /** What is wrong and what to do, in Japanese. */
  message: string;
};

/** What exists in the portal, by name: a link to anything else is dead. */
export type Links = {
  procedures: ReadonlySet<string>;
  services: ReadonlySet<string>;
  handouts: ReadonlySet<string>;
  /** Life events of the guide. */
  guides: ReadonlySet<string>;
  departments: ReadonlySet<string>;
  /** Paths of pages without a name in them: "/", "/reservations" … */
  pages: ReadonlySet<string>;
  /** Pictures that were taken in; absent: not looked at. */
  images?: ReadonlySet<string>;
};

export type GateOptions = {
  /** "YYYY-MM-DD" */
  today: string;
  /** It is about to go live: what is still open is told, too. */
  publishing: boolean;
  /** A PDF original is attached. */
  original: boolean;
};

/** One text with what a rule may want to know about it. */
export type LocaleText = { locale: string; blocks: Block[]; markdown: string };
export type Found = { severity: Severity; line: number | null; message: string };

export type TextRule = { rule: string; find(text: LocaleText, links: Links, options: GateOptions): Found[] };
export type ContentRule = {
  rule: string;
  find(content: HandoutContent, links: Links, options: GateOptions): (Found & { locale: string | null })[];
};

export const error = (line: number | null, message: string): Found => ({ severity: "error", line, message });
export const warning = (line: number | null, message: string): Found => ({ severity: "warning", line, message });
