import { useText } from "../../i18n/text-context.tsx";
import { Banner } from "../feedback/banner.tsx";
import { SampleNotice } from "../feedback/sample-notice.tsx";
import { PostForm } from "../forms/post-form.tsx";
import type { Frame } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";
import { HandoffOffer, type HandoffOfferProps } from "./handoff-offer.tsx";
import { NewerForm, type NewerFormProps } from "./newer-form.tsx";

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
  draft: StartDraft | null;
  /** This browser's draft has gone to another device. */
  isElsewhere: boolean;
  /** Where a resume code is entered. */
  enterHref: string;
  unconfirmed: boolean;
  /** Starts a new draft (with one present: throws the old one away, which the button says). */
  action: string | null;
  hidden: Record<string, string>;
};

/** A draft in this browser: when it was saved, where it goes on. */
export type StartDraft = {
  savedAt: string;
  keptUntil: string;
  resumeHref: string;
  laterHref: string;
  /** It has just come from another device. */
  isOpened: boolean;
  /** The form was published anew meanwhile; null: it is the form of today. */
  newer: NewerFormProps | null;
  handoff: HandoffOfferProps;
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
      {draft === null ? null : <OwnDraft {...draft} />}
      {props.isElsewhere ? <Elsewhere enterHref={props.enterHref} /> : null}
      {draft === null || draft.newer === null ? null : <NewerForm {...draft.newer} />}
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
      {props.isElsewhere ? null : (
        <p>
          <a href={props.enterHref}>{t("resume:start.enter")}</a>
        </p>
      )}
    </PublicLayout>
  );
}

function OwnDraft({ savedAt, keptUntil, resumeHref, laterHref, isOpened }: StartDraft) {
  const { t } = useText();
  return (
    <Banner
      tone={isOpened ? "done" : "plain"}
      heading={t(isOpened ? "resume:start.opened" : "pages:start.draftHeading")}
    >
      <p>{isOpened ? t("resume:start.openedAbout") : t("pages:start.draftAbout", { when: savedAt })}</p>
      <p>{t("resume:start.kept", { date: keptUntil })}</p>
      <p>
        <a className="button" href={resumeHref}>
          {t("pages:start.resume")}
        </a>
      </p>
      <p>
        <a className="change" href={laterHref}>
          {t("resume:start.later")}
        </a>
      </p>
    </Banner>
  );
}

function Elsewhere({ enterHref }: { enterHref: string }) {
  const { t } = useText();
  return (
    <Banner tone="attention" heading={t("resume:start.elsewhere")}>
      <p>{t("resume:start.elsewhereAbout")}</p>
      <p>
        <a className="button" href={enterHref}>
          {t("resume:start.elsewhereLink")}
        </a>
      </p>
    </Banner>
  );
}
