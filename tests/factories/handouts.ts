/** Handouts for the stores and the desk: plainly fictitious. The parser makes one paragraph of the whole text. */
import { contentHash, type Editor, type Finding, type Gate, type Source } from "../../app/handouts/index.ts";
import type { HandoutContent, HandoutMeta } from "../../app/handouts/model.ts";
import type { NewVersion } from "../../app/handouts/store.ts";
import { ok } from "../../app/lib/result.ts";
import { now } from "./storage.ts";

export const aHandoutMeta = (id: string, changes: Partial<HandoutMeta> = {}): HandoutMeta => ({
  id,
  number: 1,
  title: { ja: `案内 ${id}` },
  summary: { ja: "架空の案内です。" },
  category: "moving",
  audience: { ja: "だれでも" },
  department: "citizens",
  procedures: [],
  services: [],
  validFrom: null,
  validUntil: null,
  reviewBy: "2027-03-31",
  facts: { source: "test", confidence: "typical", confirmed: null, open: [] },
  ...changes,
});

export const parseAsParagraph = (markdown: string) => ({
  text: {
    markdown,
    blocks: [{ line: 1, kind: "paragraph" as const, inlines: [{ kind: "text" as const, text: markdown }] }],
  },
  mistakes: markdown.includes("<script") ? [{ line: 1, message: "HTML は使えません。" }] : [],
});

export const aHandout = (id: string, words = "本文", changes: Partial<HandoutMeta> = {}): HandoutContent => ({
  meta: aHandoutMeta(id, changes),
  texts: { ja: parseAsParagraph(words).text },
});

export const aSource = (id: string, words = "本文", changes: Partial<HandoutMeta> = {}): Source => ({
  meta: aHandoutMeta(id, changes),
  texts: { ja: words, easy: "", en: "" },
});

export const aNewVersion = (id: string, words = "本文", changes: Partial<NewVersion> = {}): NewVersion => {
  const content = aHandout(id, words);
  const written = { author: "writer", changeNote: "", origin: "created" as const, note: "", at: now };
  return { content, hash: contentHash(content), ...written, ...changes };
};

export const aFinding = (changes: Partial<Finding> = {}): Finding => ({
  rule: "test",
  severity: "error",
  locale: "ja",
  line: 1,
  message: "直してください。",
  ...changes,
});

/** Stops the word "こちら" and warns of long texts. */
export const gateForTests: Gate = ({ texts }) =>
  Object.entries(texts).flatMap(([locale, { markdown }]) => [
    ...(markdown.includes("こちら") ? [aFinding({ locale, message: "行き先のわからない言葉です。" })] : []),
    ...(markdown.length > 40 ? [aFinding({ locale, severity: "warning", message: "長い文です。" })] : []),
  ]);

/** Every page is fine. */
export const finePages = { findings: async () => ok([]), known: async () => [] };

export const anna: Editor = { login: "anna", role: "publisher" };
export const ben: Editor = { login: "ben", role: "publisher" };
export const chief: Editor = { login: "chief", role: "department-admin" };
export const admin: Editor = { login: "admin", role: "system-admin" };
export const clerk: Editor = { login: "clerk", role: "clerk" };
