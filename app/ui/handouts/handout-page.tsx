import type { ReactNode } from "react";
import { htmlLang, type Locale } from "../../i18n/locales.ts";
import { TextIn, useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { type Qr, SheetHead } from "../layout/sheet-head.tsx";
import { Blocks } from "./blocks.tsx";
import { Changes, type ChangesView } from "./changes.tsx";
import type { BlockView } from "./document.ts";
import { Furigana } from "./inlines.tsx";

export type HandoutPageProps = {
  frame: Frame;
  title: string;
  summary: string;
  category: Link;
  /** Rows at the head: for whom, from when, who made it; ready to read. */
  facts: { id: "audience" | "valid" | "owner" | "changed"; text: string }[];
  /** The language the text is in; null: the page's own. Otherwise a sentence says so. */
  textLocale: Locale | null;
  /** Which sentence stands at the head: nothing is confirmed yet, a part is not, or all is. */
  doubt: "sample" | "part" | null;
  contents: Link[];
  blocks: BlockView[];
  furigana: { on: boolean; href: string } | null;
  related: Link[];
  bookings: Link[];
  files: { pdf: string; poster: string; notices: string } | null;
  /** The page in print. */
  qr: Qr | null;
  versionsHref: string;
  /** Null on an old version. */
  helpfulAction: string | null;
  /** A version looked up by its number; `text`: since when it is not shown any more; `current` null: taken down, or this is it. */
  old: { text: string | null; current: Link | null; changes: ChangesView | null } | null;
};

export function HandoutPage(props: HandoutPageProps) {
  const { old, files } = props;
  const { t } = useText();
  return (
    <PublicLayout frame={props.frame}>
      {old === null ? null : <meta name="robots" content="noindex" />}
      <SheetHead city={props.frame.city} qr={props.qr} />
      <p className="crumb">
        <a href={props.category.href}>{props.category.label}</a>
      </p>
      <Head {...props} />
      <Switches {...props} />
      {props.contents.length === 0 ? null : <Contents {...props} />}
      <InTextLanguage locale={props.textLocale}>
        <Furigana value={props.furigana?.on ?? false}>
          <article className="leaf" lang={langOf(props)} aria-label={t("handouts:page.text")}>
            <Blocks blocks={props.blocks} />
          </article>
        </Furigana>
      </InTextLanguage>
      {old?.changes ? <Changes changes={old.changes} lang={langOf(props)} /> : null}
      <Links id="related" heading={t("handouts:page.related")} links={props.related} />
      <Links id="bookings" heading={t("handouts:page.bookings")} links={props.bookings} />
      {files === null ? null : <Keep files={files} versionsHref={props.versionsHref} />}
      {props.helpfulAction === null ? null : <Helpful action={props.helpfulAction} />}
    </PublicLayout>
  );
}

/** Said only where it differs from the page's. */
const langOf = ({ textLocale }: Pick<HandoutPageProps, "textLocale">) =>
  textLocale === null ? undefined : htmlLang(textLocale);

/** A text in another language has its own words around it: 「注意」, 「電話」. */
function InTextLanguage({ locale, children }: { locale: Locale | null; children: ReactNode }) {
  return locale === null ? children : <TextIn locale={locale}>{children}</TextIn>;
}

function Head({ title, summary, facts, textLocale, doubt, old }: HandoutPageProps) {
  const { t } = useText();
  return (
    <>
      {old === null ? null : <Old old={old} />}
      <div className="leaf-head tight">
        <h1>
          <Words>{title}</Words>
        </h1>
        <p className="answer">
          <Words>{summary}</Words>
        </p>
      </div>
      {textLocale === null ? null : <p className="sample">{t("handouts:page.fallback")}</p>}
      {doubt === null ? null : <p className="sample">{t(`handouts:page.doubt.${doubt}`)}</p>}
      <dl className="rows facts leaf-facts">
        {facts.map((fact) => (
          <div key={fact.id}>
            <dt>{t(`handouts:facts.${fact.id}`)}</dt>
            <dd>
              <Words>{fact.text}</Words>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Old({ old }: { old: NonNullable<HandoutPageProps["old"]> }) {
  const { t } = useText();
  if (old.text === null) return null;
  return (
    <section className="banner banner-attention" aria-labelledby="old">
      <h2 id="old">{t("handouts:old.heading")}</h2>
      <p>{old.text}</p>
      {old.current === null ? null : (
        <p>
          <a href={old.current.href}>{old.current.label}</a>
        </p>
      )}
    </section>
  );
}

/** Links, not switches: the choice is in the address, and needs no script. */
function Switches({ furigana, files }: HandoutPageProps) {
  const { t } = useText();
  return (
    <ul className="plain inline no-print">
      {furigana === null ? null : (
        <li>
          <a href={furigana.href}>{t(furigana.on ? "handouts:furigana.off" : "handouts:furigana.on")}</a>
        </li>
      )}
      {files === null ? null : (
        <li>
          <a href={files.pdf}>{t("handouts:page.pdf")}</a>
        </li>
      )}
    </ul>
  );
}

function Contents(props: HandoutPageProps) {
  const { t } = useText();
  return (
    <nav className="no-print" aria-labelledby="contents">
      <h2 id="contents">{t("handouts:page.contents")}</h2>
      <InTextLanguage locale={props.textLocale}>
        <ol className="plain leaf-contents" lang={langOf(props)}>
          {props.contents.map((link) => (
            <li key={link.href}>
              <a href={link.href}>
                <Words>{link.label}</Words>
              </a>
            </li>
          ))}
        </ol>
      </InTextLanguage>
    </nav>
  );
}

function Links({ id, heading, links }: { id: string; heading: string; links: Link[] }) {
  if (links.length === 0) return null;
  return (
    <section className="no-print" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>
              <Words>{link.label}</Words>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Keep({ files, versionsHref }: { files: NonNullable<HandoutPageProps["files"]>; versionsHref: string }) {
  const { t } = useText();
  return (
    <section className="no-print" aria-labelledby="keep">
      <h2 id="keep">{t("handouts:page.keep")}</h2>
      <p>
        <button className="button second" type="button" data-print hidden>
          {t("handouts:page.print")}
        </button>
      </p>
      <ul>
        <li>
          <a href={files.pdf}>{t("handouts:page.pdf")}</a>
        </li>
        <li>
          <a href={files.poster}>{t("handouts:page.poster")}</a>
        </li>
        <li>
          <a href={versionsHref}>{t("handouts:page.versions")}</a>
        </li>
        <li>
          <a href={files.notices}>{t("handouts:notices.link")}</a>
        </li>
      </ul>
    </section>
  );
}

/** Two buttons; what is pressed is counted by day, nothing about who pressed it. */
function Helpful({ action }: { action: string }) {
  const { t } = useText();
  return (
    <section className="no-print" aria-labelledby="helpful">
      <h2 id="helpful">{t("handouts:helpful.heading")}</h2>
      <p>{t("handouts:helpful.about")}</p>
      <PostForm action={action} hidden={{}}>
        <p className="acts">
          <button className="button second" type="submit" name="helpful" value="yes">
            {t("handouts:helpful.yes")}
          </button>
          <button className="button second" type="submit" name="helpful" value="no">
            {t("handouts:helpful.no")}
          </button>
        </p>
      </PostForm>
    </section>
  );
}
