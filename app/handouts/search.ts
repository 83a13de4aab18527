/** Handouts by words: the same scan as over the procedures, with their way of spelling, which is handed in. */
import { plainText } from "./markdown/words.ts";
import type { HandoutVersion } from "./store.ts";

/** One spelling for search. */
export type Fold = (text: string) => string;

type Layers = { title: string[]; summary: string; rest: string };

const known = new WeakMap<HandoutVersion, Layers>();

function layersOf(handout: HandoutVersion, fold: Fold): Layers {
  const before = known.get(handout);
  if (before) return before;
  const { meta, texts } = handout.content;
  const all = (text: Record<string, string>) => Object.values(text).map(fold);
  const layers = {
    title: all(meta.title),
    summary: [...all(meta.summary), ...all(meta.audience)].join("\n"),
    rest: Object.values(texts)
      .map((text) => fold(plainText(text)))
      .join("\n"),
  };
  known.set(handout, layers);
  return layers;
}

function points({ title, summary, rest }: Layers, word: string): number {
  if (title.some((each) => each.startsWith(word))) return 100;
  if (title.some((each) => each.includes(word))) return 80;
  if (summary.includes(word)) return 20;
  return rest.includes(word) ? 5 : 0;
}

/**
 * Those that hold every word, best first; without words all of them in their order. A word comes with what it may stand for,
 * which is worth less than the word itself. `least`: what one word must be worth (20: in title, summary or audience).
 */
export function findHandouts(
  list: readonly HandoutVersion[],
  words: readonly (readonly string[])[],
  fold: Fold,
  least = 1,
): HandoutVersion[] {
  const rated = list.map((handout) => {
    const layers = layersOf(handout, fold);
    const each = words.map(([word = "", ...means]) =>
      Math.max(points(layers, word), ...means.map((meant) => points(layers, meant) * 0.7)),
    );
    return { handout, fits: each.every((value) => value >= least), sum: each.reduce((sum, value) => sum + value, 0) };
  });
  return rated
    .filter(({ fits }) => fits)
    .sort((a, b) => b.sum - a.sum)
    .map(({ handout }) => handout);
}
