import { useText } from "../../i18n/text-context.tsx";
import { PublishingDiscard } from "./publishing-acts.tsx";
import { PublishingAct } from "./publishing-parts.tsx";
import { ReasonField, type RefusedReason } from "./reason-field.tsx";

/** The version in work: a draft, one in review, or one that waits for its time. */
export type OpenVersion = {
  version: number;
  revision: number;
  /** "第4版 下書き" */
  title: string;
  /** Who wrote it last, and when; when it goes live. */
  lines: string[];
  changeNote: string;
  editHref: string | null;
  /** In review; otherwise null. */
  review: { href: string; mayApprove: boolean } | null;
  maySubmit: boolean;
  /** Back to the writers, out of waiting. */
  mayReturn: boolean;
  mayDiscard: boolean;
};

/** `refused`: what was written to the writers. */
export function PublishingOpen(props: OpenVersion & { refused: RefusedReason | null }) {
  const { t } = useText();
  const { version, revision, changeNote, editHref, review } = props;
  return (
    <section className="at-desk stack">
      <h2>{props.title}</h2>
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {changeNote === "" ? null : <p className="msg">{changeNote}</p>}
      <div className="acts">
        {review === null ? null : (
          <a className={review.mayApprove ? "button" : "button second"} href={review.href}>
            {t(review.mayApprove ? "publishing:open.review" : "publishing:open.look")}
          </a>
        )}
        {editHref === null ? null : (
          <a className="button" href={editHref}>
            {t("publishing:open.edit")}
          </a>
        )}
        {props.maySubmit ? (
          <PublishingAct action="submit" version={version} revision={revision}>
            <button type="submit" className="button second">
              {t("publishing:open.submit")}
            </button>
          </PublishingAct>
        ) : null}
      </div>
      {props.mayReturn ? <Return version={version} revision={revision} refused={props.refused} /> : null}
      {props.mayDiscard ? <PublishingDiscard version={version} revision={revision} /> : null}
    </section>
  );
}

type ReturnProps = { version: number; revision: number; refused: RefusedReason | null };

function Return({ version, revision, refused }: ReturnProps) {
  const { t } = useText();
  return (
    <details open={refused !== null}>
      <summary>{t("publishing:open.return")}</summary>
      <PublishingAct action="return" version={version} revision={revision}>
        <ReasonField
          id="return-note"
          name="note"
          label={t("publishing:open.returnNote")}
          rows={3}
          maxLength={1000}
          required
          refused={refused}
        />
        <p>
          <button type="submit" className="button second">
            {t("publishing:open.returnSubmit")}
          </button>
        </p>
      </PublishingAct>
    </details>
  );
}
