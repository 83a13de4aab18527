import { useText } from "../../i18n/text-context.tsx";
import { ErrorSummary } from "../feedback/error-summary.tsx";
import { History } from "./history.tsx";
import { type OpenVersion, PublishingOpen } from "./publishing-open.tsx";
import { Messages, PublishingAct } from "./publishing-parts.tsx";
import { PublishingVersions, type RefusedRollBack, type VersionRow } from "./publishing-versions.tsx";
import { ReasonField, type RefusedReason } from "./reason-field.tsx";

export type PublishingOverviewProps = {
  backHref: string;
  /** Ready messages. */
  done: string | null;
  failure: string | null;
  /** A reason that was not accepted, in a form that is still there; null: none. */
  refused: ({ action: "withdraw" | "return" } & RefusedReason) | ({ action: "roll-back" } & RefusedRollBack) | null;
  /** The page of the readers; null: nothing is published. */
  publicHref: string | null;
  facts: { label: string; value: string; isLate?: boolean }[];
  /** 要確認: what staff must look up. */
  open: string[];
  /** What is being written or waits; null: nothing. */
  inWork: OpenVersion | null;
  /** A draft can be begun. */
  mayStart: boolean;
  /** The published version can be taken down. */
  withdraw: { version: number; revision: number } | null;
  versions: VersionRow[];
  /** A roll-back may go live at once. */
  mayHurry: boolean;
  compareHref: string | null;
  /** The files of the versions whose text is at hand. */
  files: { title: string; links: { label: string; href: string }[] }[];
  history: { seq: string; at: string; who: string; what: string; note: string }[];
};

const reasonIds = { withdraw: "withdraw-reason", return: "return-note", "roll-back": "roll-back-reason" };

export function PublishingOverviewPage(props: PublishingOverviewProps) {
  const { t } = useText();
  const { backHref, publicHref, inWork, mayStart, withdraw, refused } = props;
  return (
    <>
      <p className="inline">
        <a href={backHref}>{t("publishing:back")}</a>
        {publicHref === null ? null : <a href={publicHref}>{t("publishing:overview.public")}</a>}
      </p>
      {refused === null ? (
        <Messages done={props.done} failure={props.failure} />
      ) : (
        <ErrorSummary errors={[{ message: refused.message, href: `#${reasonIds[refused.action]}` }]} />
      )}
      <div className="two">
        <div className="stack">
          {inWork === null ? null : (
            <PublishingOpen {...inWork} refused={refused?.action === "return" ? refused : null} />
          )}
          {mayStart ? (
            <PublishingAct action="start">
              <p className="hint">{t("publishing:overview.startHint")}</p>
              <button type="submit" className="button">
                {t("publishing:overview.start")}
              </button>
            </PublishingAct>
          ) : null}
          <PublishingVersions
            versions={props.versions}
            mayHurry={props.mayHurry}
            compareHref={props.compareHref}
            refused={refused?.action === "roll-back" ? refused : null}
          />
          {withdraw === null ? null : (
            <Withdraw {...withdraw} refused={refused?.action === "withdraw" ? refused : null} />
          )}
        </div>
        <div className="stack">
          <Facts facts={props.facts} />
          <OpenPoints open={props.open} />
          <Files files={props.files} />
          <History
            heading={t("publishing:overview.history")}
            entries={props.history.map((event) => ({ ...event, key: event.seq, lines: [event.note] }))}
          />
        </div>
      </div>
    </>
  );
}

function Facts({ facts }: Pick<PublishingOverviewProps, "facts">) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("publishing:overview.facts")}</h2>
      <dl className="rows">
        {facts.map(({ label, value, isLate }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={isLate ? "due-late" : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function OpenPoints({ open }: Pick<PublishingOverviewProps, "open">) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("publishing:overview.open", { count: open.length })}</h2>
      {open.length === 0 ? (
        <p>{t("publishing:overview.openNone")}</p>
      ) : (
        <ul>
          {open.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

type WithdrawProps = { version: number; revision: number; refused: RefusedReason | null };

function Withdraw({ version, revision, refused }: WithdrawProps) {
  const { t } = useText();
  return (
    <details open={refused !== null}>
      <summary>{t("publishing:overview.withdraw")}</summary>
      <PublishingAct action="withdraw" version={version} revision={revision}>
        <p className="hint">{t("publishing:overview.withdrawHint")}</p>
        <ReasonField
          id="withdraw-reason"
          name="reason"
          label={t("publishing:overview.withdrawReason")}
          rows={3}
          maxLength={300}
          required
          refused={refused}
        />
        <p>
          <button type="submit" className="button grave">
            {t("publishing:overview.withdrawSubmit", { version })}
          </button>
        </p>
      </PublishingAct>
    </details>
  );
}

function Files({ files }: Pick<PublishingOverviewProps, "files">) {
  const { t } = useText();
  return (
    <section>
      <h2>{t("publishing:files.heading")}</h2>
      {files.map(({ title, links }) => (
        <div key={title} className="tight">
          <h3>{title}</h3>
          <ul className="plain inline">
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href} download>
                  {link.label}
                  <span className="vh">{t("publishing:files.of", { title })}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
