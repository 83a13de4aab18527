import { alternates, htmlLang } from "../../i18n/locales.ts";
import { useText } from "../../i18n/text-context.tsx";
import { Details } from "../feedback/details.tsx";
import { SampleNotice } from "../feedback/sample-notice.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { ownNames } from "../layout/locale-switcher.tsx";
import { PublicLayout } from "../layout/public-layout.tsx";

export type ChannelKind = "counter" | "phone" | "post";
export type GuidePageProps = {
  frame: Frame;
  title: string;
  /** One sentence that answers "what is this". */
  summary: string;
  /** だれが・いつまで・いくら・持ちもの・何日で; `days` as a sentence, null: the office tells. */
  facts: { who: string; deadline: string; fee: string; bring: string[]; days: string | null };
  /** The one button; null: cannot be applied for here, and why is said by `visit`. */
  applyHref: string | null;
  /** Other ways as equals; words by kind are pages:guide.channels.<kind>, `text` and `link` are about this procedure. */
  channels: { kind: ChannelKind; text: string; link: Link | null }[];
  /** The paper form, without the language: it is offered in each. */
  paperPath: string;
  /** What the form asks, step by step. */
  asks: { title: string; fields: string[] }[];
  outcome: string;
  /** Why a visit is needed, or why not. */
  visit: string;
  /** How the applicant is identified and why; null: not at all. */
  identity: string | null;
  department: string;
  legalBasis: string | null;
  retentionYears: number;
  handouts: Link[];
  /** Guides (手続きナビ) in which this procedure comes up, by life event. */
  guides: Link[];
  category: Link;
  /** Who of the city confirmed the facts and when, ready to read; null: the sample notice stands there. */
  confirmed: string | null;
};

export function GuidePage(props: GuidePageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={props.frame}>
      <p className="crumb">
        <a href={props.category.href}>{props.category.label}</a>
      </p>
      <div className="tight">
        <h1>{props.title}</h1>
        <p className="answer">{props.summary}</p>
      </div>
      {props.confirmed === null ? <SampleNotice /> : null}
      <Facts facts={props.facts} />
      <Ways {...props} />
      {props.asks.length === 0 ? null : <Asks asks={props.asks} />}
      <section aria-labelledby="after">
        <h2 id="after">{t("pages:guide.after")}</h2>
        <p>{props.outcome}</p>
        <p>{props.visit}</p>
      </section>
      <Guides guides={props.guides} />
      <More {...props} />
    </PublicLayout>
  );
}

function Facts({ facts }: { facts: GuidePageProps["facts"] }) {
  const { t } = useText();
  const plain: [string, string][] = [
    [t("pages:guide.facts.who"), facts.who],
    [t("pages:guide.facts.deadline"), facts.deadline],
    [t("pages:guide.facts.fee"), facts.fee],
  ];
  return (
    <dl className="rows facts">
      {plain.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t("pages:guide.facts.bring")}</dt>
        <dd>
          {facts.bring.length === 0 ? (
            t("pages:guide.bringNothing")
          ) : (
            <ul>
              {facts.bring.map((thing) => (
                <li key={thing}>{thing}</li>
              ))}
            </ul>
          )}
        </dd>
      </div>
      <div>
        <dt>{t("pages:guide.facts.days")}</dt>
        <dd>{facts.days ?? t("pages:guide.daysUnknown")}</dd>
      </div>
    </dl>
  );
}

/** The button first; the other ways stand beside it in the same size, not as small print. */
function Ways({ applyHref, channels, paperPath }: GuidePageProps) {
  const { t } = useText();
  const hasPost = channels.some(({ kind }) => kind === "post");
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t("pages:guide.ways")}</h2>
      <ul className="plain ways">
        <li className="tight">
          <h3 className="way">{t("pages:guide.channels.online")}</h3>
          {applyHref === null ? (
            <p>{t("pages:guide.notOnline")}</p>
          ) : (
            <>
              <p>{t("pages:guide.onlineAbout")}</p>
              <p>
                <a className="button forward" href={applyHref}>
                  {t("pages:guide.apply")}
                </a>
              </p>
            </>
          )}
        </li>
        {channels.map((channel) => (
          <li key={channel.kind} className="tight">
            <h3 className="way">{t(`pages:guide.channels.${channel.kind}`)}</h3>
            <p>{channel.text}</p>
            {channel.link === null ? null : (
              <p>
                <a href={channel.link.href}>{channel.link.label}</a>
              </p>
            )}
          </li>
        ))}
        <li className="tight">
          <h3 className="way">{t("paper:link.form")}</h3>
          <p>{t(hasPost ? "paper:link.formAboutPost" : "paper:link.formAbout")}</p>
          <ul className="plain">
            {alternates(paperPath).map((form) => (
              <li key={form.locale}>
                <a href={form.href} hrefLang={form.hrefLang}>
                  {t("paper:link.formName")} <span lang={htmlLang(form.locale)}>{ownNames[form.locale]}</span>
                </a>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </section>
  );
}

function Asks({ asks }: { asks: GuidePageProps["asks"] }) {
  const { t } = useText();
  return (
    <section aria-labelledby="asks">
      <h2 id="asks">{t("pages:guide.asks")}</h2>
      <p>{t("pages:guide.asksAbout")}</p>
      <ol className="asks">
        {asks.map((step) => (
          <li key={step.title}>
            <b>{step.title}</b>
            <ul className="soft">
              {step.fields.map((field) => (
                <li key={field}>{field}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Guides({ guides }: { guides: Link[] }) {
  const { t } = useText();
  if (guides.length === 0) return null;
  return (
    <section className="no-print" aria-labelledby="guides">
      <h2 id="guides">{t("guide:procedure.heading")}</h2>
      <p>{t("guide:procedure.about")}</p>
      <ul>
        {guides.map((guide) => (
          <li key={guide.href}>
            <a href={guide.href}>{guide.label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function More(props: GuidePageProps) {
  const { t } = useText();
  return (
    <div>
      <Details summary={t("pages:guide.details.identity")}>
        <p>{props.identity ?? t("pages:guide.noIdentity")}</p>
        <p>{t("pages:guide.retention", { years: props.retentionYears })}</p>
      </Details>
      <Details summary={t("pages:guide.details.basis")}>
        {/* Laws are named in Japanese, whatever the page's language. */}
        {props.legalBasis === null ? <p>{t("pages:guide.noBasis")}</p> : <p lang="ja">{props.legalBasis}</p>}
        <p>{t("pages:guide.department", { department: props.department })}</p>
        {props.confirmed === null ? null : <p>{props.confirmed}</p>}
      </Details>
      {props.handouts.length === 0 ? null : (
        <Details summary={t("pages:guide.details.handouts")}>
          <ul>
            {props.handouts.map((handout) => (
              <li key={handout.href}>
                <a href={handout.href}>{handout.label}</a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  );
}
