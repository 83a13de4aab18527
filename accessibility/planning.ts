/** Which page-state is looked at in which language and view, and which of these looks go deep. */
import { type Locale, locales } from "../app/i18n/locales.ts";
import type { Task } from "./audit.ts";
import type { Entry } from "./inventory.ts";
import { fullTurns, onceTurns, pairwiseTurns, type Turn } from "./views.ts";

/** A browser window of its own: one language, and residents or staff. */
export type Lane = { locale: Locale; tasks: Task[] };
export type Extent = "full" | "pairwise" | "quick";

/** `entries` in the order of the whole inventory: a state's place decides its views. */
export function plan(entries: readonly Entry[], extent: Extent): Lane[] {
  const lanes = locales.flatMap((locale) =>
    (["public", "staff"] as const).map((area) => ({
      locale,
      tasks: entries.flatMap((entry, index) => {
        if (entry.area !== area) return [];
        const looks = turnsOf(entry, index, extent).filter((turn) => turn.locale === locale);
        return looks.length === 0 ? [] : [{ entry, looks: looks.map(({ view, depth }) => ({ view, depth })) }];
      }),
    })),
  );
  return lanes.filter(({ tasks }) => tasks.length > 0);
}

type Deep = Turn & { depth: "quick" | "deep" };

function turnsOf(entry: Entry, index: number, extent: Extent): Deep[] {
  if (extent === "full") return fullTurns(entry.locales).map((turn) => ({ ...turn, depth: "deep" }));
  if (extent === "quick") return quickTurns(entry, index);
  const turns = entry.isOneOfMany ? onceTurns(entry.locales, index) : pairwiseTurns(entry.locales, index);
  // Tried out wide and narrow in the console's one language, once in each of the residents'.
  const most = entry.locales.length === 1 ? 2 : 1;
  return turns.map((turn, at) => {
    const earlier = turns.slice(0, at).filter(({ locale }) => locale === turn.locale).length;
    return { ...turn, depth: earlier < most ? "deep" : "quick" };
  });
}

/** For the browser tests of every change: each language wide, then narrow; what is many of one kind once and narrow. */
function quickTurns(entry: Entry, index: number): Deep[] {
  const quick = (locale: Locale, width: 1280 | 320, isDark: boolean): Deep => ({
    locale,
    view: { width, colours: isDark ? "dark" : "light" },
    depth: "quick",
  });
  if (entry.isOneOfMany) return entry.locales.slice(0, 1).map((locale) => quick(locale, 320, index % 3 === 0));
  return entry.locales.flatMap((locale, at) => [
    quick(locale, 1280, false),
    quick(locale, 320, (index + at) % 3 === 0),
  ]);
}

/** The i-th of n parts: neighbours fall into different parts, so that they take the same time. */
export const shardOf = (lanes: readonly Lane[], shard: { part: number; of: number } | null): Lane[] =>
  lanes.map(({ locale, tasks }) => ({
    locale,
    tasks: shard === null ? tasks : tasks.filter((_, index) => index % shard.of === shard.part - 1),
  }));
