/**
 * A handout as a value: what staff write in Markdown, parsed and checked. `line` is the line of the Markdown (1 is the first),
 * so that a finding can lead to its place. Nothing here knows React, a database or the network.
 */
import { z } from "zod";

const text = z.object({ ja: z.string().min(1) }).catchall(z.string().min(1));
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const day = z.iso.date();
/** Addresses below /handouts and /staff/handouts that are pages of their own. */
const takenIds: readonly string[] = [
  "notices",
  "images",
  "originals",
  "new",
  "import",
  "export",
  "preview",
  "from-paper",
];

export const handoutCategories = [
  "moving",
  "family",
  "children",
  "insurance",
  "care",
  "certificates",
  "living",
  "safety",
  "start",
] as const;
export type HandoutCategory = (typeof handoutCategories)[number];

/** What stands beside the texts; `handout.json` of the folder. */
export const handoutMetaSchema = z.strictObject({
  id: slug.refine((id) => !takenIds.includes(id), "この名前はポータルのページが使っています。"),
  /** Place in the list. */
  number: z.int().min(1),
  title: text,
  /** One sentence: what the reader will know afterwards. */
  summary: text,
  category: z.enum(handoutCategories),
  /** For whom, in a few words. */
  audience: text,
  department: slug,
  procedures: z.array(slug),
  /** Counter services that can be booked about it. */
  services: z.array(slug),
  validFrom: day.nullable(),
  /** Not shown after this day; null: until somebody takes it down. */
  validUntil: day.nullable(),
  /** The owner is reminded before this day. */
  reviewBy: day,
  facts: z.strictObject({
    source: z.string(),
    confidence: z.enum(["verified", "known", "typical"]),
    /** Who confirmed it for the city, and when; null: nobody yet. */
    confirmed: z.string().nullable(),
    /** Points staff must look up, 要確認. */
    open: z.array(z.string()),
  }),
});
export type HandoutMeta = z.infer<typeof handoutMetaSchema>;

export type Target =
  | { kind: "procedure" | "service" | "handout" | "guide"; id: string }
  /** Within the portal, without language prefix. */
  | { kind: "page"; path: string }
  | { kind: "outside"; href: string };

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em"; inlines: Inline[] }
  | { kind: "link"; to: Target; inlines: Inline[]; line: number }
  /** Furigana: 漢字 and its reading. */
  | { kind: "ruby"; base: string; reading: string }
  /** 要確認: staff see the mark and the reason, readers the words alone. */
  | { kind: "check"; inlines: Inline[]; why: string | null; line: number }
  | { kind: "break" };

export type Block = { line: number } & (
  | { kind: "heading"; level: 2 | 3 | 4; id: string; inlines: Inline[] }
  | { kind: "paragraph"; inlines: Inline[] }
  | { kind: "list"; ordered: boolean; items: Block[][] }
  /** One after the other, each with a large number. */
  | { kind: "steps"; items: Block[][] }
  /** `head` has a cell per column; `rowHeads`: the first cell of each row is its header. */
  | { kind: "table"; caption: string | null; head: Inline[][]; rows: Inline[][][]; rowHeads: boolean }
  | { kind: "notice"; tone: "info" | "important" | "warning"; title: string | null; blocks: Block[] }
  /** Name, telephone and hours come from the city's profile when it is shown. */
  | { kind: "contact"; department: string; blocks: Block[] }
  | { kind: "image"; image: string; alt: string; caption: string | null }
  /** Procedures to apply for or read, as a list of links with their names. */
  | { kind: "procedures"; ids: string[] }
);

/** The text of one locale. */
export type HandoutText = { markdown: string; blocks: Block[] };

/** Everything of one version. `texts` has "ja" at least. */
export type HandoutContent = { meta: HandoutMeta; texts: Record<string, HandoutText> };

/** Something the writer must mend before the text can be stored at all; `line` in the Markdown. */
export type Mistake = { line: number; message: string };
