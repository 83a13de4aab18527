/**
 * Search over the published catalogue: a normalised in-memory index that is scanned. At a few hundred documents a scan
 * is faster than a full-text engine, and finds two-character words (転出) that trigrams miss.
 */
import type { Definition, Text } from "../engine/index.ts";
import { normalize, queryWords } from "./normalize.ts";

/**
 * Everyday words and the words of the catalogue they stand for (db/seed/synonyms.json). `first`: ids of the procedures that
 * most people mean by them, in that order, before everything the scan finds.
 */
export type Synonym = { words: string[]; means: string[]; first?: string[] };

export type Filters = {
  category: string | null;
  lifeEvent: string | null;
  /** "complete": no visit is needed; "visit": one is. */
  online: "complete" | "visit" | null;
};
export type Facets = {
  category: Record<string, number>;
  lifeEvent: Record<string, number>;
  online: Record<string, number>;
};
export type SearchResult = { ids: string[]; facets: Facets };

/** Texts of one rank: Japanese without spaces (easy texts are written with them), English with one before every word. */
type Layer = { japanese: string; english: string };
type Document = {
  definition: Definition;
  place: number;
  title: Layer;
  reading: string;
  /** Normalised, with the Latin ones in `english` of the layer as well. */
  keywords: string[];
  summary: Layer;
  rest: Layer;
};
/** A word of the query with what it may stand for. */
type Term = { word: string; means: string[]; first: Map<string, number> };

/** Said between the words that matter; alone they find everything. */
const unspecific = new Set(
  "を に は が の で へ と も や か から まで です ます した します しました したい ください こと とき a an the to for of in on my i is how do".split(
    " ",
  ),
);
const isLatin = (word: string) => /^[a-z0-9]+$/.test(word);
const spaced = (text: string) => ` ${text.split(/\s+/u).map(normalize).join(" ")}`;

const layer = (texts: Text[]): Layer => ({
  japanese: texts.flatMap(({ ja, easy }) => [ja, easy ?? ""].map(normalize)).join("\n"),
  english: texts.map(({ en }) => spaced(en ?? "")).join("\n"),
});

/** Latin words are found from their beginning only: "car" is not in "care plan" by accident of "scar". */
const holds = ({ japanese, english }: Layer, word: string): boolean =>
  japanese.includes(word) || (isLatin(word) && english.includes(` ${word}`));

const startsWith = ({ japanese, english }: Layer, word: string): boolean =>
  japanese.split("\n").some((line) => line.startsWith(word)) || (isLatin(word) && english.startsWith(` ${word}`));

function toDocument(definition: Definition, place: number): Document {
  const { guide } = definition;
  return {
    definition,
    place,
    title: layer([definition.title]),
    reading: normalize(definition.reading),
    keywords: definition.keywords.map(normalize),
    summary: layer([guide.summary]),
    rest: layer([guide.who, guide.outcome, ...guide.bring, { ja: guide.legalBasis ?? "" }]),
  };
}

/** Points of one word in one document; 0: not found. A keyword said exactly is what people call the thing. */
function points({ title, reading, keywords, summary, rest }: Document, word: string): number {
  if (startsWith(title, word)) return 100;
  if (keywords.includes(word)) return 90;
  if (holds(title, word)) return 80;
  if (reading.startsWith(word)) return 75;
  if (reading.includes(word) || keywords.some((keyword) => keyword.includes(word))) return 60;
  if (holds(summary, word)) return 20;
  return holds(rest, word) ? 5 : 0;
}

/** A word meant is worth less than the word itself. */
function termPoints(document: Document, { word, means, first }: Term): number {
  const found = Math.max(points(document, word), ...means.map((meant) => points(document, meant) * 0.7));
  return Math.max(found, first.get(document.definition.id) ?? 0);
}

export class SearchIndex {
  readonly #documents: Document[];
  readonly #synonyms: Required<Synonym>[];
  /** What the catalogue calls things, for sentences: 「犬を飼いたい」 holds 「犬」. */
  readonly #vocabulary: string[];

  constructor(definitions: Definition[], synonyms: Synonym[]) {
    this.#documents = definitions.map(toDocument);
    this.#synonyms = synonyms.map((entry) => ({
      words: entry.words.map(normalize),
      means: entry.means.map(normalize),
      first: entry.first ?? [],
    }));
    const keywords = this.#documents.flatMap((document) => document.keywords);
    // One kana alone is in every sentence; one kanji is a word.
    this.#vocabulary = [...new Set(keywords)].filter((keyword) => keyword.length > 1 || /\p{sc=Han}/u.test(keyword));
  }

  #term(word: string): Term {
    const term: Term = { word, means: [], first: new Map() };
    for (const { words, means, first } of this.#synonyms) {
      const isWhole = words.includes(word);
      if (!isWhole && !words.some((known) => known.length > 1 && !isLatin(known) && word.includes(known))) continue;
      term.means.push(...means);
      // Inside a longer word it gives way to a title that begins with all of it.
      for (const [at, id] of first.entries()) if (!term.first.has(id)) term.first.set(id, (isWhole ? 200 : 95) - at);
    }
    if (this.#documents.some((document) => termPoints(document, term) > 0)) return term;
    return { ...term, means: this.#vocabulary.filter((known) => !isLatin(known) && word.includes(known)) };
  }

  /** Points by document: those that hold every word, or when there is none those that hold some. */
  #fitness(terms: Term[]): (document: Document) => number {
    if (terms.length === 0) return () => 1;
    const rows = new Map(
      this.#documents.map((document) => [document, terms.map((term) => termPoints(document, term))]),
    );
    const isWhole = [...rows.values()].some((row) => row.every((each) => each > 0));
    return (document) => {
      const row = rows.get(document) ?? [];
      return isWhole && row.includes(0) ? 0 : row.reduce((sum, each) => sum + each, 0);
    };
  }

  /** Words of a query; a known phrase ("moving in") is one. */
  #words(query: string): string[] {
    const words = queryWords(query);
    const phrase = words.join("");
    return this.#synonyms.some((entry) => entry.words.includes(phrase)) ? [phrase] : words;
  }

  /** The telling words of a query, each with what it may stand for: to search other things than procedures the same way. */
  terms(query: string): string[][] {
    const words = this.#words(query);
    const telling = words.filter((word) => !unspecific.has(word));
    return (telling.length > 0 ? telling : words).map((word) => [word, ...this.#term(word).means]);
  }

  /** Ids in order of fitness (catalogue order without a query), with the counts each further filter would leave. */
  search(query: string, filters: Filters): SearchResult {
    const words = this.#words(query);
    const telling = words.filter((word) => !unspecific.has(word));
    const fitnessOf = this.#fitness((telling.length > 0 ? telling : words).map((word) => this.#term(word)));
    const found: { document: Document; points: number }[] = [];
    const facets: Facets = { category: {}, lifeEvent: {}, online: {} };
    for (const document of this.#documents) {
      const fitness = fitnessOf(document);
      if (fitness === 0) continue;
      const { category, lifeEvents, guide } = document.definition;
      const online = guide.visit.needed === "yes" ? "visit" : "complete";
      const fits = {
        category: filters.category === null || filters.category === category,
        lifeEvent: filters.lifeEvent === null || (lifeEvents as string[]).includes(filters.lifeEvent),
        online: filters.online === null || filters.online === online,
      };
      // A facet counts what would be left if only its own choice changed.
      if (fits.lifeEvent && fits.online) facets.category[category] = (facets.category[category] ?? 0) + 1;
      if (fits.category && fits.online)
        for (const event of lifeEvents) facets.lifeEvent[event] = (facets.lifeEvent[event] ?? 0) + 1;
      if (fits.category && fits.lifeEvent) facets.online[online] = (facets.online[online] ?? 0) + 1;
      if (fits.category && fits.lifeEvent && fits.online) found.push({ document, points: fitness });
    }
    found.sort((a, b) => b.points - a.points || a.document.place - b.document.place);
    return { ids: found.map(({ document }) => document.definition.id), facets };
  }
}
