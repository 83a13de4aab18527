import { useText } from "../../i18n/text-context.tsx";
import { type StatusCode, StatusTag } from "../feedback/status-tag.tsx";

/** `href`: going on. `laterHref`: on another device. `showHref`: showing it at the counter. */
export type DraftLine = {
  href: string;
  laterHref: string;
  showHref: string;
  title: string;
  savedAt: string;
  keptUntil: string;
};
export type MyApplicationsProps = {
  drafts: DraftLine[];
  applications: { href: string; title: string; receipt: string; status: StatusCode; updatedAt: string }[];
};

/** What this browser has begun and sent. Drafts stand apart, so that nothing unfinished looks sent. */
export function MyApplications({ drafts, applications }: MyApplicationsProps) {
  const { t } = useText();
  return (
    <>
      <MyDrafts drafts={drafts} />
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

/** Nothing when there are none. */
export function MyDrafts({ drafts }: { drafts: DraftLine[] }) {
  const { t } = useText();
  if (drafts.length === 0) return null;
  return (
    <section>
      <h2>{t("pages:mine.drafts")}</h2>
      <p>{t("pages:mine.draftsAbout")}</p>
      <ul className="plain hits">
        {drafts.map((draft) => (
          <li key={draft.href} className="tight">
            <b>{draft.title}</b>
            <p className="marks">
              <StatusTag status="draft" />
              <span>{t("pages:mine.saved", { when: draft.savedAt })}</span>
              <span>{t("pages:mine.kept", { when: draft.keptUntil })}</span>
            </p>
            <p>
              <a className="button" href={draft.href}>
                {t("resume:mine.goOn")}
                <span className="vh">{t("ui:summary.changeWhat", { what: draft.title })}</span>
              </a>
            </p>
            <DraftLink href={draft.laterHref} label={t("resume:mine.later")} of={draft.title} />
            <DraftLink href={draft.showHref} label={t("handoff:offer.link")} of={draft.title} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DraftLink({ href, label, of }: { href: string; label: string; of: string }) {
  const { t } = useText();
  return (
    <p>
      <a className="change" href={href}>
        {label}
        <span className="vh">{t("ui:summary.changeWhat", { what: of })}</span>
      </a>
    </p>
  );
}
