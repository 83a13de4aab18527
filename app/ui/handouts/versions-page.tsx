import { useText } from "../../i18n/text-context.tsx";
import { Words } from "../feedback/words.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

export type VersionsPageProps = {
  frame: Frame;
  title: string;
  lead: string;
  /** The handout as it is now; null where it was taken down. */
  back: Link | null;
  /** Newest first. `note`: what changed, in the words of the office (Japanese). */
  versions: { name: string; state: string; dates: string; note: string | null; href: string | null }[];
};

export function VersionsPage({ frame, title, lead, back, versions }: VersionsPageProps) {
  const { t } = useText();
  return (
    <PublicLayout frame={frame}>
      <meta name="robots" content="noindex" />
      {back === null ? null : (
        <p className="crumb">
          <a href={back.href}>
            <Words>{back.label}</Words>
          </a>
        </p>
      )}
      <div className="tight">
        <h1>
          <Words>{title}</Words>
        </h1>
        <p>{lead}</p>
      </div>
      <ol className="plain hits">
        {versions.map((version) => (
          <li key={version.name} className="tight">
            <h2 className="hit">{version.href === null ? version.name : <a href={version.href}>{version.name}</a>}</h2>
            <p>
              <b>{version.state}</b> {version.dates}
            </p>
            {version.note === null ? null : (
              <p>
                {t("handouts:versions.note")} <span lang="ja">{version.note}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </PublicLayout>
  );
}
