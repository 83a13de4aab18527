/** Over all page-states of a run: the same order, the same names, titles that differ, pages that can be found. */
import { type Verdict, verdict } from "./check.ts";
import type { Note } from "./notes.ts";

/** Verdicts by state and language ("home ja"). `isWhole`: every page-state was seen, so a page without links to it is lost. */
export function compareNotes(notes: readonly Note[], isWhole: boolean): Map<string, Verdict[]> {
  const found = new Map<string, Verdict[]>();
  for (const group of Map.groupBy(notes, ({ locale, area }) => `${locale} ${area}`).values()) {
    for (const note of group) {
      const key = keyOfNote(note);
      found.set(key, [...(found.get(key) ?? []), ...judge(note, group, isWhole)]);
    }
  }
  return found;
}

export const keyOfNote = ({ state, locale }: Pick<Note, "state" | "locale">): string => `${state} ${locale}`;

function judge(note: Note, group: readonly Note[], isWhole: boolean): Verdict[] {
  const parts = Object.entries(note.frame).filter(([, keys]) => keys.length > 1);
  const disorder = parts.flatMap(([part, keys]) =>
    inOrder(keys, usual(group.map(({ frame }) => frame[part] ?? []))) ? [] : [`${part}: ${keys.join(" ")}`],
  );
  // What the console offers depends on who is signed in.
  const gone = (note.area === "staff" ? [] : Object.entries(note.frame)).flatMap(([part, keys]) =>
    missing(part, keys, group, note),
  );
  const otherNames = note.names.flatMap(([key, name]) => {
    const common = mostCommon(
      group.flatMap(({ names }) => names.filter(([other]) => other === key).map(([, word]) => word)),
    );
    return common === null || common === name ? [] : [`${key}: “${name}”, elsewhere “${common}”`];
  });
  const isMoved = !inOrder(note.help, usual(group.map(({ help }) => help)));
  // Steps of two procedures may be called the same; pages that are looked for may not.
  const sameTitle =
    note.isOwn && !note.isProcess
      ? group.filter(
          (other) => other.isOwn && other.title === note.title && other.page !== note.page && other.path !== note.path,
        )
      : [];
  const isLost =
    isWhole &&
    note.isOwn &&
    !note.isProcess &&
    note.area === "public" &&
    note.path !== "/" &&
    !group.some((other) => other.path !== note.path && other.links.includes(note.path));
  return [
    verdict(
      { check: "same-order", criteria: "3.2.3", help: "what repeats comes in the same order as elsewhere" },
      [...disorder, ...gone],
      parts.length,
    ),
    verdict(
      { check: "same-names", criteria: "3.2.4", help: "the same thing has the same name as elsewhere" },
      otherNames,
      note.names.length,
    ),
    verdict(
      { check: "same-help", criteria: "3.2.6", help: "help is at the same place as elsewhere" },
      isMoved ? [note.help.join(" → ")] : [],
      note.help.length > 1,
    ),
    verdict(
      { check: "own-title", criteria: "2.4.2", help: "no other page has this title" },
      sameTitle.map(({ page }) => `${note.title}: ${page}`),
      note.isOwn && !note.isProcess,
    ),
    verdict(
      { check: "can-be-found", criteria: "2.4.5", help: "some other page or list leads here" },
      isLost ? [note.path] : [],
      isWhole && !note.isProcess,
    ),
  ];
}

const tally = <Item>(items: readonly Item[], keyOf: (item: Item) => string): [Item, number][] =>
  [...Map.groupBy(items, keyOf).values()]
    .flatMap((list): [Item, number][] => (list[0] === undefined ? [] : [[list[0], list.length]]))
    .toSorted(([a, m], [b, n]) => n - m || (keyOf(a) < keyOf(b) ? -1 : 1));

/** The order in which most pages have their parts. */
const usual = (lists: readonly string[][]): string[] =>
  tally(
    lists.filter((list) => list.length > 0),
    (list) => list.join(" "),
  )[0]?.[0] ?? [];

/** What both have comes in the same order. */
export function inOrder(own: readonly string[], reference: readonly string[]): boolean {
  const shared = own.filter((key) => reference.includes(key));
  const wanted = reference.filter((key) => own.includes(key));
  return [...new Set(shared)].join("\n") === [...new Set(wanted)].join("\n");
}

/** Pages in the same frame – most of its links are there – lack none of what the others have. */
function missing(part: string, keys: readonly string[], group: readonly Note[], note: Note): string[] {
  const common = usual(group.map(({ frame }) => frame[part] ?? []));
  const here = common.filter((key) => keys.includes(key));
  const isSameFrame = common.length >= 4 && here.length >= common.length - 2 && here.length < common.length;
  // The link to the page itself may be left out.
  return isSameFrame
    ? common.filter((key) => !keys.includes(key) && key !== note.path).map((key) => `${part} lacks ${key}`)
    : [];
}

/** null: too few to speak of a custom. */
function mostCommon(words: readonly string[]): string | null {
  const [first, second] = tally(words, (word) => word);
  if (!first || words.length < 3) return null;
  return second && second[1] === first[1] ? null : first[0];
}
