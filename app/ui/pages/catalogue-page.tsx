import { useText } from "../../i18n/text-context.tsx";
import { EmptyState } from "../feedback/empty-state.tsx";
import { Pagination, type PaginationProps } from "../feedback/pagination.tsx";
import { Words } from "../feedback/words.tsx";
import { SearchBox } from "../forms/search-box.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type ProcedureHit = {
  href: string;
  title: string;
  summary: string;
  online: boolean;
  /** A visit is needed at least once. */
  visit: boolean;
  /** One short line (「14日以内」); null: none. */
  deadline: string | null;
};
/** `id` category | lifeEvent | online | visit: heading pages:catalogue.facets.<id>. The current option links to the list without it. */
export type Facet = { id: string; options: { label: string; count: number | null; href: string; current: boolean }[] };
export type CataloguePageProps = {
  frame: Frame;
  query: string;
  /** Facets chosen, kept by the search form. */
  hidden: Record<string, string>;
  total: number;
  facets: Facet[];
  /** The choices made, each with the address of the list without it. */
  chosen: Link[];
  /** Everything again; null when nothing is chosen or searched. */
  clearHref: string | null;
  /** `heading` null: one list without groups (search results in order of fit). */
  groups: { id: string; heading: string | null; items: ProcedureHit[] }[];
  /** Searches offered when nothing was found. */
  suggestions: Link[];
  pagination: PaginationProps | null;
  /** Leaflets that fit the words, and all of them; null: none, or nothing was searched. */
  handouts: { items: (Link & { summary: string })[]; all: Link } | null;
};

export function CataloguePage(props: CataloguePageProps) {
  const { t, href } = useText();
  const { frame, groups, query, total } = props;
  return (
    <PublicLayout frame={frame}>
      <h1>{t("pages:catalogue.title")}</h1>
      <SearchBox
        action={href("/procedures")}
        query={query}
        label={t("pages:catalogue.searchLabel")}
        hidden={props.hidden}
      />
      <Facets facets={props.facets} />
      <div className="tight">
        <Count {...props} />
        <Chosen chosen={props.chosen} clearHref={props.clearHref} />
      </div>
      {total === 0 ? <NothingFound {...props} /> : null}
      {groups.map((group) => (
        <Group key={group.id} {...group} isBelow={props.handouts !== null || group.heading !== null} />
      ))}
      {props.pagination === null ? null : <Pagination {...props.pagination} />}
      {props.handouts === null ? null : <Handouts {...props.handouts} />}
    </PublicLayout>
  );
}

/** A heading where leaflets were found too: theirs has one, and the procedures' are told apart by it. */
function Count({ query, total, handouts }: CataloguePageProps) {
  const { t } = useText();
  const count =
    query === "" ? (
      t("pages:catalogue.count", { count: total })
    ) : (
      <Words>{t("pages:catalogue.countFor", { count: total, query })}</Words>
    );
  if (handouts !== null) return <h2 className="text-line">{count}</h2>;
  return (
    <p>
      <b>{count}</b>
    </p>
  );
}

function Facets({ facets }: { facets: Facet[] }) {
  const { t } = useText();
  return (
    <nav aria-label={t("pages:catalogue.narrow")}>
      {facets.map((facet) => (
        <details key={facet.id} open={facet.options.some((option) => option.current)}>
          <summary>{t(`pages:catalogue.facets.${facet.id}`)}</summary>
          <ul className="plain inline">
            {facet.options.map((option) => (
              <li key={option.href}>
                {option.current ? <b aria-current="true">{option.label}</b> : <a href={option.href}>{option.label}</a>}{" "}
                {option.count === null ? null : (
                  <span className="soft num">{t("ui:count", { count: option.count })}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}

function Chosen({ chosen, clearHref }: { chosen: Link[]; clearHref: string | null }) {
  const { t } = useText();
  if (clearHref === null) return null;
  return (
    <ul className="plain inline small">
      {chosen.map((choice) => (
        <li key={choice.href}>
          <a href={choice.href}>{t("pages:catalogue.without", { what: choice.label })}</a>
        </li>
      ))}
      <li>
        <a href={clearHref}>{t("pages:catalogue.clear")}</a>
      </li>
    </ul>
  );
}

function NothingFound({ suggestions, frame }: CataloguePageProps) {
  const { t } = useText();
  const { city } = frame;
  return (
    <EmptyState heading={t("pages:catalogue.nothing")}>
      <p>{t("pages:catalogue.nothingHelp")}</p>
      <ul>
        {suggestions.map((suggestion) => (
          <li key={suggestion.href}>
            <a href={suggestion.href}>{t("pages:catalogue.searchFor", { what: suggestion.label })}</a>
          </li>
        ))}
      </ul>
      <p>
        {city.tel === null
          ? t("pages:catalogue.askOffice", { office: city.office })
          : t("pages:catalogue.ask", { tel: city.tel })}
      </p>
    </EmptyState>
  );
}

function Handouts({ items, all }: NonNullable<CataloguePageProps["handouts"]>) {
  const { t } = useText();
  return (
    <section aria-labelledby="handouts">
      <h2 id="handouts">{t("handouts:search.heading")}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.label}</a>
            <br />
            {item.summary}
          </li>
        ))}
      </ul>
      <p>
        <a href={all.href}>
          <Words>{all.label}</Words>
        </a>
      </p>
    </section>
  );
}

/** `isBelow`: a heading stands above its items. */
function Group({ id, heading, items, isBelow }: CataloguePageProps["groups"][number] & { isBelow: boolean }) {
  const { t } = useText();
  const online = t("pages:catalogue.online");
  const visit = t("pages:catalogue.visit");
  const Title = isBelow ? "h3" : "h2";
  return (
    <section aria-labelledby={heading === null ? undefined : `g-${id}`}>
      {heading === null ? null : <h2 id={`g-${id}`}>{heading}</h2>}
      <ul className="plain hits">
        {items.map((item) => (
          <li key={item.href}>
            <Title className="hit">
              <a href={item.href}>{item.title}</a>
            </Title>
            <p>{item.summary}</p>
            <p className="marks">
              {item.online ? <span>{online}</span> : null}
              {item.visit ? <span>{visit}</span> : null}
              {item.deadline === null ? null : <span>{item.deadline}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
