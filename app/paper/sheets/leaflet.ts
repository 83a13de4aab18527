/** A counter leaflet as sheets, and the poster that leads to it. */
import type { Block, LeafBlock, PaperDocument } from "../model.ts";
import { type CityOnPaper, document, only, qrOf, type Target, type Voice } from "./voice.ts";

export type LeafletOnPaper = {
  title: string;
  summary: string;
  /** Below the title: for whom, from when, who made it. */
  facts: { name: string; text: string }[];
  /** Sentences on what is not confirmed. */
  notices: string[];
  blocks: LeafBlock[];
  /** The leaflet on the web. */
  target: Target;
  city: CityOnPaper;
  version: number;
};

export function leaflet(of: LeafletOnPaper, voice: Voice): PaperDocument {
  const { t } = voice;
  const { title, summary, facts, notices, target, city, version } = of;
  const foot = t("handouts:paper.foot", { title, version });
  return document(voice, { title, kind: t("handouts:paper.kind"), number: "", foot, city }, [
    {
      kind: "masthead",
      above: null,
      title: only(title),
      lead: summary,
      qr: qrOf(voice, target, title, t("handouts:paper.qr")),
    },
    { kind: "facts", rows: facts.map(({ name, text }) => ({ label: only(name), lines: [text] })) },
    ...(notices.length > 0 ? [{ kind: "notice" as const, title: null, lines: notices }] : []),
    ...of.blocks,
  ]);
}

export type PosterOnPaper = Pick<LeafletOnPaper, "title" | "target" | "city" | "version"> & {
  titles: Extract<Block, { kind: "poster" }>["titles"];
  lines: Extract<Block, { kind: "poster" }>["lines"];
};

export function handoutPoster(of: PosterOnPaper, voice: Voice): PaperDocument {
  const { t } = voice;
  const { title, titles, lines, target, city, version } = of;
  const foot = t("handouts:paper.foot", { title, version });
  const qr = qrOf(voice, target, title, target.address);
  return document(voice, { title, kind: t("handouts:paper.kind"), number: "", foot, city }, [
    { kind: "poster", titles, qr, lines },
  ]);
}
