/**
 * Search over the published catalogue: a normalised in-memory index that is scanned. At a few hundred documents a scan
 * is faster than a full-text engine, and finds two-character words (転出) that trigrams miss.
 */
import type { Definition, Text } from "../engine/index.ts";
import { normalize, queryWords } from "./normalize.ts";

/** Everyday words and the words of the catalogue they stand for (db/seed/synonyms.json). */
export type Synonym = { words: string[]; means: string[] };

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

type Document = { definition: Definition; place: number; title: string; names: string; summary: string; rest: string };
/** A word of the query with what it may stand for. */
type Term = { word: string; means: string[] };

const all = (text: Text) => [text.ja, text.easy ?? "", text.en ?? ""].map(normalize).join("\n");

function toDocument(definition: Definition, place: number): Document {
  const { guide } = definition;
  return {
    definition,
    place,
    title: all(definition.title),
    names: [definition.reading, ...definition.keywords].map(normalize).join("\n"),
    summary: all(guide.summary),
    rest: [guide.who, guide.outcome, ...guide.bring].map(all).join("\n") + normalize(guide.legalBasis ?? ""),
  };
}

/** Points of one word in one document; 0: not found. A word meant is worth less than the word itself. */
function points(document: Document, word: string): number {
  const at = document.title.indexOf(word);
  if (at === 0) return 100;
  if (at > 0) return 80;
  if (document.names.includes(word)) return 60;
  if (document.summary.includes(word)) return 20;
  return document.rest.includes(word) ? 5 : 0;
}

function score(document: Document, terms: Term[]): number {
  let total = 0;
  for (const { word, means } of terms) {
    let best = points(document, word);
    for (const meant of means) best = Math.max(best, points(document, meant) * 0.7);
    if (best === 0) return 0;
    total += best;
  }
  return total;
}

export class SearchIndex {
  readonly #documents: Document[];
  readonly #synonyms: { words: string[]; means: string[] }[];

  constructor(definitions: Definition[], synonyms: Synonym[]) {
    this.#documents = definitions.map(toDocument);
    this.#synonyms = synonyms.map((entry) => ({
      words: entry.words.map(normalize),
      means: entry.means.map(normalize),
    }));
  }

  #terms(query: string): Term[] {
    return queryWords(query).map((word) => ({
      word,
      means: this.#synonyms.flatMap((entry) =>
        entry.words.some((known) => known === word || (known.length > 1 && word.includes(known))) ? entry.means : [],
      ),
    }));
  }

  /** Ids in order of fitness (catalogue order without a query), with the counts each further filter would leave. */
  search(query: string, filters: Filters): SearchResult {
    const terms = this.#terms(query);
    const found: { document: Document; points: number }[] = [];
    const facets: Facets = { category: {}, lifeEvent: {}, online: {} };
    for (const document of this.#documents) {
      const fitness = terms.length === 0 ? 1 : score(document, terms);
      if (fitness === 0) continue;
      const { category, lifeEvents, guide } = document.definition;
      const online = guide.visit === null ? "complete" : "visit";
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
