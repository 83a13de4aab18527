/** The catalogue as a page: groups by category, or search results in order of fit, with facets as plain links. */
import { categories, type Definition, lifeEvents } from "../engine/index.ts";
import type { Facets, Filters } from "../procedures/index.ts";
import type { CataloguePageProps, Facet, ProcedureHit } from "../ui/pages/catalogue-page.tsx";
import { inLocale } from "./handouts/handout-text.ts";
import { foundHandouts } from "./handouts/list-view.ts";
import type { Reader } from "./reader.ts";

type Query = { q: string; category: string; lifeEvent: string; online: string };

const oneOf = (value: string, known: readonly string[]): string | null => (known.includes(value) ? value : null);

function addressOf(reader: Reader, query: Query): string {
  const chosen = Object.entries(query).filter(([, value]) => value !== "");
  const path = reader.href("/procedures");
  return chosen.length === 0 ? path : `${path}?${new URLSearchParams(chosen)}`;
}

function facetsOf(reader: Reader, query: Query, counts: Facets): Facet[] {
  const { t } = reader;
  const option = (name: keyof Facets, id: string, label: string) => {
    const current = query[name] === id;
    const href = addressOf(reader, { ...query, [name]: current ? "" : id });
    return { label, count: counts[name][id] ?? 0, href, current };
  };
  const facet = (id: string, name: keyof Facets, known: readonly string[], labels: string): Facet => ({
    id,
    options: known
      .map((value) => option(name, value, t(`${labels}.${value}`)))
      .filter((each) => each.count > 0 || each.current),
  });
  return [
    facet("online", "online", ["complete", "visit"], "portal:online"),
    facet("category", "category", categories, "pages:categories"),
    facet("lifeEvent", "lifeEvent", lifeEvents, "pages:lifeEvents"),
  ];
}

function hitOf(reader: Reader, definition: Definition): ProcedureHit {
  const { deadline, visit, summary } = definition.guide;
  return {
    href: reader.href(`/procedures/${definition.id}`),
    title: reader.text(definition.title),
    summary: reader.text(summary),
    online: definition.channels.online,
    visit: visit.needed === "yes",
    deadline:
      deadline.rule === "within" && deadline.length && (deadline.unit ?? "days") === "days"
        ? reader.t("portal:within", { count: deadline.length })
        : null,
  };
}

/** As many as stand beside procedures without hiding them; in title, summary or audience, not somewhere in the text. */
const [most, least] = [3, 14];

async function handoutsFor(reader: Reader, query: string): Promise<CataloguePageProps["handouts"]> {
  const found = query === "" ? [] : await foundHandouts(reader, query, least);
  if (found.length === 0) return null;
  const { locale, href, t } = reader;
  return {
    items: found.slice(0, most).map(({ handoutId, content: { meta } }) => ({
      label: inLocale(meta.title, locale),
      href: href(`/handouts/${handoutId}`),
      summary: inLocale(meta.summary, locale),
    })),
    all: {
      label: t("handouts:search.all", { query }),
      href: `${href("/handouts")}?q=${encodeURIComponent(query)}`,
    },
  };
}

export async function catalogueView(reader: Reader): Promise<Omit<CataloguePageProps, "frame">> {
  const { searchParams } = reader.url;
  const given = (name: keyof Query) => (searchParams.get(name) ?? "").trim().slice(0, 100);
  const filters: Filters = {
    category: oneOf(given("category"), categories),
    lifeEvent: oneOf(given("lifeEvent"), lifeEvents),
    online: oneOf(given("online"), ["complete", "visit"]) as Filters["online"],
  };
  const query: Query = {
    q: given("q"),
    category: filters.category ?? "",
    lifeEvent: filters.lifeEvent ?? "",
    online: filters.online ?? "",
  };
  const snapshot = await reader.portal.procedures.snapshot();
  const { ids, facets } = snapshot.index.search(query.q, filters);
  const found = ids.flatMap((id) => snapshot.byId.get(id)?.procedure.definition ?? []);
  const facetList = facetsOf(reader, query, facets);
  const groups =
    query.q !== ""
      ? [{ id: "results", heading: null, items: found.map((each) => hitOf(reader, each)) }]
      : categories.map((category) => ({
          id: category,
          heading: reader.t(`pages:categories.${category}`),
          items: found.filter((each) => each.category === category).map((each) => hitOf(reader, each)),
        }));
  const { q: _, ...hidden } = query;
  return {
    query: query.q,
    hidden: Object.fromEntries(Object.entries(hidden).filter(([, value]) => value !== "")),
    total: found.length,
    facets: facetList,
    chosen: facetList.flatMap(({ options }) =>
      options.filter((each) => each.current).map(({ label, href }) => ({ label, href })),
    ),
    clearHref: Object.values(query).some((value) => value !== "") ? reader.href("/procedures") : null,
    groups: groups.filter((group) => group.items.length > 0),
    suggestions: ["a", "b", "c", "d"].map((key) => {
      const label = reader.t(`portal:suggest.${key}`);
      return { label, href: addressOf(reader, { q: label, category: "", lifeEvent: "", online: "" }) };
    }),
    pagination: null,
    handouts: await handoutsFor(reader, query.q),
  };
}
