import { useText } from "../../i18n/text-context.tsx";

/** What somebody else saved while this person typed: only what differs from the form. */
export type TheirsView = { heading: string; rows: { label: string; value: string; isLong: boolean }[] };

export function PublishingTheirs({ heading, rows }: TheirsView) {
  const { t } = useText();
  return (
    <section className="banner banner-attention stack">
      <h2>{heading}</h2>
      <p>{t("publishing:theirs.about")}</p>
      {rows.length === 0 ? <p>{t("publishing:theirs.same")}</p> : null}
      {rows.map(({ label, value, isLong }, at) => {
        const id = `theirs-${at}`;
        return (
          <div key={label}>
            <label className="label" htmlFor={id}>
              {t("publishing:theirs.field", { label })}
            </label>
            <textarea
              id={id}
              readOnly
              rows={isLong ? 14 : 2}
              value={value}
              className={isLong ? "markdown" : undefined}
            />
          </div>
        );
      })}
    </section>
  );
}
