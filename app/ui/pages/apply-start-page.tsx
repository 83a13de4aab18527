import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { SampleNotice } from "../feedback/sample-notice.tsx";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { HandoffOffer, type HandoffOfferProps } from "./handoff-offer.tsx";

export type ApplyStartPageProps = {
  frame: Frame;
  procedureTitle: string;
  guideHref: string;
  /** How many pages there are at most, and about how many minutes they take. */
  screens: number;
  minutes: number;
  prepare: string[];
  /** How the applicant will be identified; null: not at all. */
  identity: string | null;
  /** Days an unfinished draft is kept. */
  keptDays: number;
  /** A draft in this browser: when it was saved, where it goes on. */
  draft: { savedAt: string; resumeHref: string; handoff: HandoffOfferProps } | null;
  unconfirmed: boolean;
  /** Starts a new draft (with one present: throws the old one away, which the button says). */
  action: string | null;
  hidden: Record<string, string>;
};

export function ApplyStartPage(props: ApplyStartPageProps) {
  const { t } = useText();
  const { draft, prepare } = props;
  return (
    <PublicLayout frame={props.frame}>
      <p className="crumb">
        <a className="back" href={props.guideHref}>
          {t("pages:start.backToGuide")}
        </a>
      </p>
      <div className="tight">
        <h1>{t("pages:start.title", { procedure: props.procedureTitle })}</h1>
        <p className="answer">{t("pages:start.size", { screens: props.screens, minutes: props.minutes })}</p>
      </div>
      {draft === null ? null : (
        <Banner tone="plain" heading={t("pages:start.draftHeading")}>
          <p>{t("pages:start.draftAbout", { when: draft.savedAt })}</p>
          <p>
            <a className="button" href={draft.resumeHref}>
              {t("pages:start.resume")}
            </a>
          </p>
        </Banner>
      )}
      {draft === null ? null : <HandoffOffer {...draft.handoff} />}
      {props.unconfirmed ? <SampleNotice /> : null}
      <section>
        <h2>{t("pages:start.prepare")}</h2>
        {prepare.length === 0 ? (
          <p>{t("pages:start.prepareNothing")}</p>
        ) : (
          <ul>
            {prepare.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t("pages:start.know")}</h2>
        <ul>
          <li>{t("pages:start.saved", { days: props.keptDays })}</li>
          <li>{t("pages:start.check")}</li>
          {props.identity === null ? null : <li>{props.identity}</li>}
          <li>{t("pages:start.noMyNumber")}</li>
        </ul>
      </section>
      <PostForm action={props.action} hidden={props.hidden}>
        <p className="acts">
          <button className={draft === null ? "button forward" : "button second"} type="submit">
            {t(draft === null ? "pages:start.begin" : "pages:start.beginAnew")}
          </button>
        </p>
      </PostForm>
    </PublicLayout>
  );
}
