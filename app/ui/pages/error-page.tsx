import { useText } from "../../i18n/text-context.tsx";
import { AskLine } from "../layout/contact.tsx";
import type { Frame, Link } from "../layout/frame.ts";
import { PublicLayout } from "../layout/public-layout.tsx";

/** By what happened, not by number: each has pages:error.<kind>.title, .what and .next. */
export type ErrorKind =
  | "not-found"
  | "forbidden"
  | "stale"
  | "not-now"
  | "no-draft"
  | "moved"
  | "unreachable"
  | "bad-request"
  | "too-large"
  | "too-many"
  | "card-lost"
  | "card-refused"
  | "card-down"
  | "unexpected"
  | "unavailable";

/** The kind for an HTTP status; 409 and 404 have closer kinds that the caller may choose instead. */
export function errorKindFor(status: number): ErrorKind {
  if (status === 404 || status === 405 || status === 410) return "not-found";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 409) return "stale";
  if (status === 413) return "too-large";
  if (status === 429) return "too-many";
  if (status === 503) return "unavailable";
  return status < 500 ? "bad-request" : "unexpected";
}

export type ErrorPageProps = {
  frame: Frame;
  kind: ErrorKind;
  /** Number to quote on the telephone; null when nothing was logged. */
  incident: string | null;
  /** Where to go on (「申請の続き」); home and the list of procedures are always offered. */
  ways: Link[];
};

export function ErrorPage({ frame, kind, incident, ways }: ErrorPageProps) {
  const { t, href } = useText();
  const links = [
    ...ways,
    { label: t("pages:error.toHome"), href: href("/") },
    { label: t("pages:error.toProcedures"), href: href("/procedures") },
  ];
  return (
    <PublicLayout frame={frame}>
      <div className="tight">
        <h1>{t(`pages:error.${kind}.title`)}</h1>
        <p>{t(`pages:error.${kind}.what`)}</p>
      </div>
      <section>
        <h2>{t("pages:error.next")}</h2>
        <p>{t(`pages:error.${kind}.next`)}</p>
        <ul className="plain">
          {links.map((link) => (
            <li key={link.href}>
              <a className="change" href={link.href}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("pages:error.help")}</h2>
        <AskLine city={frame.city} department={frame.city.office} />
        {incident === null ? null : (
          <p>
            {t("pages:error.incident")} <span className="code">{incident}</span>
          </p>
        )}
      </section>
    </PublicLayout>
  );
}
