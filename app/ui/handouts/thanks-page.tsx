import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type ThanksPageProps = { frame: Frame; links: Link[] };

export function ThanksPage({ frame, links }: ThanksPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={frame}>
      <meta name="robots" content="noindex" />
      <div className="tight">
        <h1>{t("handouts:thanks.title")}</h1>
        <p>{t("handouts:thanks.about")}</p>
      </div>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>
              <Words>{link.label}</Words>
            </a>
          </li>
        ))}
      </ul>
    </PublicLayout>
  );
}
