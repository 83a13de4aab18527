import { useText } from "../../i18n/text-context.tsx";

/** `identity`: this procedure asks who applies, which can be settled at the counter as well. */
export type HandoffOfferProps = { href: string; identity: boolean };

/** Beside applying online: let a clerk fill in the rest. */
export function HandoffOffer({ href, identity }: HandoffOfferProps) {
  const { t } = useText();
  return (
    <section className="tight">
      <h2>{t("handoff:offer.heading")}</h2>
      <p>{t("handoff:offer.text")}</p>
      {identity ? <p>{t("handoff:offer.identity")}</p> : null}
      <p>
        <a className="button second" href={href}>
          {t("handoff:offer.link")}
        </a>
      </p>
    </section>
  );
}
