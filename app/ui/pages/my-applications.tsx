import { useText } from "../../i18n/text-context.tsx";
import { type StatusCode, StatusTag } from "../feedback/status-tag.tsx";

export type MyApplicationsProps = {
  /** `showHref`: showing it at the counter. */
  drafts: { href: string; showHref: string; title: string; savedAt: string; keptUntil: string }[];
  applications: { href: string; title: string; receipt: string; status: StatusCode; updatedAt: string }[];
};

/** What this browser has begun and sent. Drafts stand apart, so that nothing unfinished looks sent. */
export function MyApplications({ drafts, applications }: MyApplicationsProps) {
  const { t } = useText();
  return (
    <>
      {drafts.length === 0 ? null : (
        <section>
          <h2>{t("pages:mine.drafts")}</h2>
          <p>{t("pages:mine.draftsAbout")}</p>
          <ul className="plain hits">
            {drafts.map((draft) => (
              <li key={draft.href}>
                <a className="change" href={draft.href}>
                  {draft.title}
                </a>
                <p className="marks">
                  <StatusTag status="draft" />
                  <span>{t("pages:mine.saved", { when: draft.savedAt })}</span>
                  <span>{t("pages:mine.kept", { when: draft.keptUntil })}</span>
                </p>
                <p>
                  <a className="change" href={draft.showHref}>
                    {t("handoff:offer.link")}
                    <span className="vh">{t("ui:summary.changeWhat", { what: draft.title })}</span>
                  </a>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {applications.length === 0 ? null : (
        <section>
          <h2>{t("pages:mine.sent")}</h2>
          <ul className="plain hits">
            {applications.map((application) => (
              <li key={application.href}>
                <a className="change" href={application.href}>
                  {application.title}
                </a>
                <p className="marks">
                  <StatusTag status={application.status} />
                  <span className="code">{application.receipt}</span>
                  <span>{t("pages:mine.updated", { when: application.updatedAt })}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
