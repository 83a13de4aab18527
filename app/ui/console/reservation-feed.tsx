import { useText } from "../../i18n/text-context.tsx";

export type FeedView = {
  counterId: string;
  /** When the address was made; null: there is none. */
  since: string | null;
  mayRenew: boolean;
  /** Just made: shown this once. */
  address: string | null;
};

/** The counter's calendar for other programs. */
export function ReservationFeed({ counterId, since, mayRenew, address }: FeedView) {
  const { t } = useText();
  return (
    <details open={address !== null}>
      <summary>{t("desk:feed.heading")}</summary>
      <p>{t("desk:feed.about")}</p>
      {address === null ? (
        <p>{since === null ? t("desk:feed.none") : t("desk:feed.since", { when: since })}</p>
      ) : (
        <div className="banner banner-done tight" role="status">
          <p>{t("desk:feed.made")}</p>
          <p>
            <code className="code">{address}</code>
          </p>
        </div>
      )}
      {mayRenew ? (
        <form method="post">
          <input type="hidden" name="action" value="renew-feed" />
          <input type="hidden" name="counter" value={counterId} />
          {since === null ? null : <p className="hint">{t("desk:feed.renewAbout")}</p>}
          <p>
            <button type="submit" className="button second">
              {t("desk:feed.renew")}
            </button>
          </p>
        </form>
      ) : null}
    </details>
  );
}
