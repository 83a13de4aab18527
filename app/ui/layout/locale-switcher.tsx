import { alternates, htmlLang, type Locale } from "../../i18n/locales.ts";
import { useText } from "../../i18n/text-context.tsx";

/** Each language in its own words, so that whoever needs it can read it. */
export const ownNames: Record<Locale, string> = { ja: "日本語", easy: "やさしい日本語", en: "English" };

/** Stays on the same page. */
export function LocaleSwitcher({ path }: { path: string }) {
  const { t, locale } = useText();
  return (
    <nav aria-label={t("ui:layout.languages")}>
      <ul className="plain tongues">
        {alternates(path).map((other) => (
          <li key={other.locale}>
            <a
              href={other.href}
              hrefLang={other.hrefLang}
              lang={htmlLang(other.locale)}
              aria-current={other.locale === locale ? "true" : undefined}
            >
              {ownNames[other.locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
