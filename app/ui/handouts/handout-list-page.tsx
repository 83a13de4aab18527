import { useText } from "../../i18n/text-context.tsx";
import { EmptyState } from "../feedback/empty-state.tsx";
import { Words } from "../feedback/words.tsx";
import { SearchBox } from "../forms/search-box.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type HandoutHit = {
  href: string;
  title: string;
  summary: string;
  audience: string;
  /** Names of the languages it can be read in, each in its own words. */
  languages: { name: string; lang: string }[];
};
export type HandoutListPageProps = {
  frame: Frame;
  query: string;
  total: number;
  /** `heading` null: what a search found, in order of fit. */
  groups: { id: string; heading: string | null; items: HandoutHit[] }[];
  feedHref: string;
};

export function HandoutListPage(props: HandoutListPageProps) {
  const { t, href } = useText();
  const { frame, groups, query, total } = props;
  return (
    <PublicLayout frame={frame}>
      <link rel="alternate" type="application/atom+xml" href={props.feedHref} title={t("handouts:feed.title")} />
      <div className="tight">
        <h1>{t("handouts:list.title")}</h1>
        <p className="answer">{t("handouts:list.lead")}</p>
      </div>
      <SearchBox action={href("/handouts")} query={query} label={t("handouts:list.searchLabel")} hidden={{}} />
      {total === 0 && query === "" ? null : (
        <p>
          <b>
            {query === "" ? (
              t("handouts:list.count", { count: total })
            ) : (
              <Words>
                {t(total > 0 ? "handouts:list.countFor" : "handouts:list.noneFor", { count: total, query })}
              </Words>
            )}
          </b>{" "}
          {query === "" ? null : <a href={href("/handouts")}>{t("handouts:list.all")}</a>}
        </p>
      )}
      {total > 0 ? null : (
        <EmptyState heading={t("handouts:list.nothing")}>
          <p>{t("handouts:list.nothingHelp")}</p>
          <p>
            <a href={`${href("/procedures")}?q=${encodeURIComponent(query)}`}>{t("handouts:list.inProcedures")}</a>
          </p>
        </EmptyState>
      )}
      {groups.map((group) => (
        <Group key={group.id} {...group} />
      ))}
      {query !== "" ? null : (
        <ul>
          <li>
            <a href={href("/handouts/notices")}>{t("handouts:notices.title")}</a>
          </li>
          <li>
            <a href={props.feedHref}>{t("handouts:feed.link")}</a>
          </li>
        </ul>
      )}
    </PublicLayout>
  );
}

function Group({ id, heading, items }: HandoutListPageProps["groups"][number]) {
  const Title = heading === null ? "h2" : "h3";
  return (
    <section aria-labelledby={heading === null ? undefined : `g-${id}`}>
      {heading === null ? null : <h2 id={`g-${id}`}>{heading}</h2>}
      <ul className="plain hits">
        {items.map((item) => (
          <Hit key={item.href} item={item} Title={Title} />
        ))}
      </ul>
    </section>
  );
}

function Hit({ item, Title }: { item: HandoutHit; Title: "h2" | "h3" }) {
  const { t } = useText();
  return (
    <li>
      <Title className="hit">
        <a href={item.href}>
          <Words>{item.title}</Words>
        </a>
      </Title>
      <p>
        <Words>{item.summary}</Words>
      </p>
      <p className="marks">
        <span>
          {t("handouts:list.audience")} <Words>{item.audience}</Words>
        </span>
        <span>
          {t("handouts:list.languages")}{" "}
          {item.languages.map(({ name, lang }, place) => (
            <span key={name}>
              {place === 0 ? null : " / "}
              <span lang={lang}>{name}</span>
            </span>
          ))}
        </span>
      </p>
    </li>
  );
}
