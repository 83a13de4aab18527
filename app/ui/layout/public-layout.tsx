import type { ReactNode } from "react";
import { useText } from "../../i18n/text-context.tsx";
import { CityMark, Horizon } from "../motif/horizon.tsx";
import { Contact } from "./contact.tsx";
import type { Frame } from "./frame.ts";
import { LocaleSwitcher } from "./locale-switcher.tsx";
import { SkipLink } from "./skip-link.tsx";

type Props = { frame: Frame; home?: boolean; children: ReactNode };

/** Header, page, footer of everything residents read; forms use FormLayout. */
export function PublicLayout({ frame, home = false, children }: Props) {
  const { city, path, announcement } = frame;
  return (
    <>
      <SkipLink />
      <header className={home ? undefined : "head-rule"}>
        <div className="column site-head">
          <Brand frame={frame} home={home} />
          <LocaleSwitcher path={path} />
        </div>
        {home ? <Horizon motif={city.motif} /> : null}
      </header>
      <main id="main" tabIndex={-1} className={home ? "column page home" : "column page"}>
        {announcement === null ? null : <p className="sample">{announcement}</p>}
        <div className="stack">{children}</div>
      </main>
      <Footer frame={frame} />
    </>
  );
}

function Brand({ frame, home }: { frame: Frame; home: boolean }) {
  const { href } = useText();
  const { city } = frame;
  return (
    <a className="brand" href={href("/")} aria-current={home ? "page" : undefined}>
      <CityMark motif={city.motif} />
      <span>
        {city.portalName.includes(city.name) ? null : <span>{city.name}</span>}
        <b>{city.portalName}</b>
      </span>
    </a>
  );
}

function Footer({ frame }: { frame: Frame }) {
  const { t, href } = useText();
  return (
    <footer className="site-foot">
      <div className="column">
        <section className="tight">
          <h2>{t("ui:contact.heading")}</h2>
          <Contact city={frame.city} />
        </section>
        <nav aria-label={t("ui:layout.footerLinks")}>
          <ul className="plain">
            <li>
              <a href={href("/applications")}>{t("ui:layout.statusLookup")}</a>
            </li>
            <li>
              <a href={href("/reservations")}>{t("reservations:counter.foot")}</a>
            </li>
            <li>
              <a href={href("/procedures")}>{t("ui:layout.allProcedures")}</a>
            </li>
            <li>
              <a href={href("/handouts")}>{t("handouts:foot")}</a>
            </li>
            <li>
              <a href={href("/accessibility")}>{t("ui:layout.accessibility")}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
