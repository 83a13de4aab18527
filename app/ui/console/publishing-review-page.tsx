import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { Changes, type ChangesView } from "../handouts/changes.tsx";
import { LanguageLinks, Messages, PublishingAct } from "./publishing-parts.tsx";
import { type PreviewView, PublishingPreview } from "./publishing-preview.tsx";
import { type ProblemsView, PublishingProblems } from "./publishing-problems.tsx";

export type PublishingReviewProps = {
  backHref: string;
  failure: string | null;
  /** What of the inputs was refused. */
  refused: "when" | "note" | null;
  version: number;
  revision: number;
  /** Who wrote it and what they say of it. */
  lines: string[];
  changeNote: string;
  languages: { label: string; href: string; isCurrent: boolean }[];
  preview: PreviewView;
  problems: ProblemsView;
  /** Against the published version; null: there is none. */
  differences: ChangesView | null;
  /** Null: the person may approve it; else why not. */
  whyNot: "own" | "mayNot" | null;
  /** The first day that can be chosen. */
  today: string;
  typed: { when: string; day: string; time: string; note: string };
};

const inputOf = { when: "#approve-day", note: "#review-note" };

export function PublishingReviewPage(props: PublishingReviewProps) {
  const { t } = useText();
  return (
    <>
      <p>
        <a href={props.backHref}>{t("publishing:backToOne")}</a>
      </p>
      {props.failure !== null && props.refused !== null ? (
        <ErrorSummary errors={[{ message: props.failure, href: inputOf[props.refused] }]} />
      ) : (
        <Messages done={null} failure={props.failure} />
      )}
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {props.changeNote === "" ? null : <p className="msg">{props.changeNote}</p>}
      <LanguageLinks label={t("publishing:review.languages")} links={props.languages} />
      <div className="two">
        <div className="stack">
          <PublishingPreview view={props.preview} live={null} />
        </div>
        <div className="stack">
          <Decide {...props} />
          <PublishingProblems problems={props.problems} />
          {props.differences === null ? (
            <p>{t("publishing:review.first")}</p>
          ) : (
            <Changes changes={props.differences} lang={props.preview.lang} />
          )}
        </div>
      </div>
    </>
  );
}

function Decide({ whyNot, version, revision, today, typed, failure, refused }: PublishingReviewProps) {
  const { t } = useText();
  const wrong = (name: "when" | "note") =>
    refused === name ? { "aria-invalid": true, "aria-describedby": `${name}-error` } : {};
  return (
    <section className="at-desk stack">
      <h2>{t("publishing:review.decide")}</h2>
      {whyNot !== null ? (
        <p className="banner banner-attention">{t(`publishing:review.${whyNot}`)}</p>
      ) : (
        <PublishingAct action="approve" version={version} revision={revision}>
          <fieldset>
            <legend>{t("publishing:review.when")}</legend>
            {(["now", "later"] as const).map((value) => (
              <label key={value} className="choice">
                <input type="radio" name="when" value={value} defaultChecked={typed.when === value} />
                <span>{t(`publishing:review.${value}`)}</span>
              </label>
            ))}
            {refused === "when" ? (
              <p className="error" id="when-error">
                {failure}
              </p>
            ) : null}
            <div className="numbers">
              <div>
                <label className="label" htmlFor="approve-day">
                  {t("publishing:review.day")}
                </label>
                <input
                  id="approve-day"
                  name="day"
                  type="date"
                  min={today}
                  defaultValue={typed.day}
                  {...wrong("when")}
                />
              </div>
              <div>
                <label className="label" htmlFor="approve-time">
                  {t("publishing:review.time")}
                </label>
                <input id="approve-time" name="time" type="time" defaultValue={typed.time} {...wrong("when")} />
              </div>
            </div>
          </fieldset>
          <p>
            <button type="submit" className="button">
              {t("publishing:review.approve")}
            </button>
          </p>
        </PublishingAct>
      )}
      <details open={typed.note !== "" || refused === "note"}>
        <summary>{t("publishing:review.return")}</summary>
        <PublishingAct action="return" version={version} revision={revision}>
          <label className="label" htmlFor="review-note">
            {t("publishing:review.note")}
          </label>
          {refused === "note" ? (
            <p className="error" id="note-error">
              {failure}
            </p>
          ) : null}
          <textarea
            id="review-note"
            name="note"
            rows={4}
            maxLength={1000}
            required
            defaultValue={typed.note}
            {...wrong("note")}
          />
          <p>
            <button type="submit" className="button second">
              {t("publishing:review.returnSubmit")}
            </button>
          </p>
        </PublishingAct>
      </details>
    </section>
  );
}
