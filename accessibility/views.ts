/** The views a page-state is looked at in, and which of them a run takes. */
import type { Locale } from "../app/i18n/locales.ts";

export const widths = [1280, 320, 768, 390] as const;
export const colours = ["light", "dark", "forced-colors"] as const;
export type Width = (typeof widths)[number];
export type Colours = (typeof colours)[number];
export type View = { width: Width; colours: Colours };
export type Turn = { locale: Locale; view: View };

/** "1280", "768-dark": the name in the record. */
export const nameOfView = ({ width, colours: shown }: View): string =>
  shown === "light" ? String(width) : `${width}-${shown}`;

export const allViews: readonly View[] = widths.flatMap((width) => colours.map((shown) => ({ width, colours: shown })));

/** Every language in every view: the full set. */
export const fullTurns = (locales: readonly Locale[]): Turn[] =>
  locales.flatMap((locale) => allViews.map((view) => ({ locale, view })));

/**
 * The set per change: each state meets every language, every width and every kind of colours; over a dozen states every
 * pair of language, width and colours is met too. `index`: the state's place in the inventory.
 */
export function pairwiseTurns(locales: readonly Locale[], index: number): Turn[] {
  const round = Math.max(widths.length, locales.length);
  return Array.from({ length: round }, (_, turn) => ({
    locale: at(locales, turn + index),
    view: { width: at(widths, turn), colours: at(colours, turn + Math.floor(index / locales.length)) },
  }));
}

/** Of pages that are many of one kind: each once, in one view after the other. */
export const onceTurns = (locales: readonly Locale[], index: number): Turn[] =>
  pairwiseTurns(locales, index).slice(index % widths.length, (index % widths.length) + 1);

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("an empty list has no turns");
  return item;
}
