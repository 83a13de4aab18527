import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { ReasonField, type RefusedReason } from "./reason-field.tsx";

export type ReservationActionsProps = {
  /** Last change the clerk has seen: anything newer refuses the action. */
  revision: number;
  moveHref: string | null;
  mayCancel: boolean;
  mayCheckIn: boolean;
  mayNoShow: boolean;
  mayTell: boolean;
  /** The reason for cancelling was not accepted; null: nothing was. */
  refused: RefusedReason | null;
};

/** The next sensible action first; cancelling folds away below. */
export function ReservationActions(props: ReservationActionsProps) {
  const { t } = useText();
  const { moveHref, revision, mayCancel, mayCheckIn, mayNoShow, mayTell, refused } = props;
  const isNone = !(moveHref || mayCancel || mayCheckIn || mayNoShow || mayTell);
  return (
    <section className="stack">
      <h2>{t("desk:act.heading")}</h2>
      {isNone ? <p>{t("desk:act.none")}</p> : null}
      {mayTell ? (
        <Act name="told" revision={revision}>
          <p className="hint">{t("desk:act.toldAbout")}</p>
          <button type="submit" className="button second">
            {t("desk:act.told")}
          </button>
        </Act>
      ) : null}
      {mayCheckIn ? (
        <Act name="check-in" revision={revision}>
          <button type="submit" className="button">
            {t("desk:act.checkIn")}
          </button>
        </Act>
      ) : null}
      {moveHref === null ? null : (
        <p>
          <a className="button second" href={moveHref}>
            {t("desk:act.move")}
          </a>
        </p>
      )}
      {mayNoShow ? (
        <Act name="no-show" revision={revision}>
          <button type="submit" className="button second">
            {t("desk:act.noShow")}
          </button>
        </Act>
      ) : null}
      {mayCancel ? (
        <details open={refused !== null}>
          <summary>{t("desk:act.cancel")}</summary>
          <Act name="cancel" revision={revision}>
            <ReasonField
              id="cancel-reason"
              name="reason"
              label={t("desk:act.cancelReason")}
              rows={3}
              maxLength={300}
              required
              refused={refused}
            />
            <p>
              <button type="submit" className="button grave">
                {t("desk:act.cancelSubmit")}
              </button>
            </p>
          </Act>
        </details>
      ) : null}
    </section>
  );
}

function Act({ name, revision, children }: { name: string; revision: number; children: ReactNode }) {
  return (
    <form method="post">
      <input type="hidden" name="action" value={name} />
      <input type="hidden" name="revision" value={revision} />
      {children}
    </form>
  );
}
