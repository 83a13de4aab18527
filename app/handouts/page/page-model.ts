/** What goes into the process that looks at pages, and what comes out of it. */

/** A whole page, as readers would get it. */
export type PageToCheck = { html: string };

export type PageFault = {
  /** The name of axe's rule. */
  rule: string;
  /** What the rule asks for, in axe's own Japanese words. */
  help: string;
  /** axe cannot decide: people must look. */
  isOpen: boolean;
  /** The name or the words of what is meant, for staff to recognise it; may be empty. */
  words: string;
  /** Which of the text's blocks it is in, counted from 0; null: it is not in the text. */
  block: number | null;
  /** How many blocks the page shows. */
  blocks: number;
};
