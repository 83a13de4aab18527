/** The language of a sheet, and what every sheet of the city has in common. */
import { type Text, type Translate, textOf } from "../../engine/index.ts";
import type { Block, Label, Motif, PaperDocument, Qr, SheetWords } from "../model.ts";

export type Voice = {
  locale: string;
  t: Translate;
  /** Says the same in Japanese, beside a sheet in another language; null on a Japanese one. */
  ja: Translate | null;
};

/** The city as its sheets show it, ready to read. */
export type CityOnPaper = {
  name: string;
  office: string;
  /** 〒 and all; null when the profile has none. */
  address: string | null;
  tel: string | null;
  hours: string;
  motif: Motif;
};

/** What a QR code leads to. */
export type Target = { size: number; path: string; address: string };

export const labelOf = ({ locale, ja }: Voice, text: Text): Label => {
  const own = textOf(text, locale);
  return { text: own, also: ja === null || own === text.ja ? null : text.ja };
};

export const wordOf = ({ t, ja }: Voice, key: string): Label => {
  const own = t(key);
  const beside = ja?.(key) ?? null;
  return { text: own, also: beside === own ? null : beside };
};

export const only = (text: string): Label => ({ text, also: null });

/** A section without number and words of its own. */
export const plainSection = (title: string, blocks: Block[]): Block => ({
  kind: "section",
  number: null,
  title: only(title),
  lead: null,
  when: null,
  blocks,
});

export const qrOf = ({ t }: Voice, target: Target, title: string, caption: string): Qr => ({
  size: target.size,
  path: target.path,
  alt: t("paper:qrAlt", { title, address: target.address }),
  caption,
});

/** Filled in when the pages are known. */
const places = { page: "{{page}}", pages: "{{pages}}" };
const letters = { letters: "{{letters}}" };

export function sheetWords({ t }: Voice): SheetWords {
  return {
    continued: t("paper:continued"),
    missing: t("paper:missing", letters),
    variants: t("paper:variants", letters),
    ticked: t("paper:ticked"),
  };
}

type Frame = { title: string; kind: string; number: string; foot: string; city: CityOnPaper };

/** A document with the frame that all sheets share. */
export function document(voice: Voice, frame: Frame, blocks: PaperDocument["blocks"]): PaperDocument {
  const { locale, t } = voice;
  return {
    title: frame.title,
    lang: locale === "en" ? "en" : "ja",
    large: locale === "easy",
    spaced: locale !== "ja",
    head: { city: frame.city.name, kind: frame.kind, number: frame.number, motif: frame.city.motif },
    foot: { name: frame.foot, page: t("paper:page", places) },
    words: sheetWords(voice),
    blocks,
  };
}
