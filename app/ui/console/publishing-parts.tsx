import type { ReactNode } from "react";
import type { Link } from "../layout/frame.ts";

/** What the last press did, or why it did nothing, and where to go on with that. */
export function Messages({ done, failure, way }: { done: string | null; failure: string | null; way?: Link | null }) {
  return (
    <>
      {failure === null ? null : (
        <div className="summary-errors tight" role="alert" tabIndex={-1} data-focus>
          <p>{failure}</p>
          {way ? (
            <p>
              <a href={way.href}>{way.label}</a>
            </p>
          ) : null}
        </div>
      )}
      {done === null ? null : (
        <p className="banner banner-done" role="status">
          {done}
        </p>
      )}
    </>
  );
}

type ActProps = {
  action: string /** Where it goes; absent: this address. */;
  to?: string;
  version?: number;
  revision?: number;
  children: ReactNode;
};

/** One press is one form; `revision`: the state of the version that the person saw. */
export function PublishingAct({ action, to, version, revision, children }: ActProps) {
  return (
    <form method="post" action={to}>
      <input type="hidden" name="action" value={action} />
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
      {revision === undefined ? null : <input type="hidden" name="revision" value={revision} />}
      {children}
    </form>
  );
}

/** The languages of a handout as links; the one that is shown is marked. */
export function LanguageLinks({
  label,
  links,
}: {
  label: string;
  links: { label: string; href: string; isCurrent: boolean }[];
}) {
  return (
    <nav aria-label={label}>
      <ul className="plain inline">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.isCurrent ? "page" : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
