import { useText } from "../../i18n/text-context.tsx";
import { NumberGroups } from "../feedback/number-groups.tsx";

export type HandoffSentProps = {
  receipt: string;
  /** Second secret, to be handed over on paper; null: the resident has it on their own screen. */
  secret: string | null;
  printHref: string | null;
  /** Null: the application belongs to a department this clerk does not read. */
  fileHref: string | null;
  deskHref: string;
};

export function HandoffSentPage({ receipt, secret, printHref, fileHref, deskHref }: HandoffSentProps) {
  const { t } = useText();
  return (
    <div className="stack">
      <p className="banner banner-done" role="status">
        {t(secret === null ? "assist:sent.own" : "assist:sent.counter")}
      </p>
      <section className="tight">
        <h2>{t("assist:sent.receipt")}</h2>
        <NumberGroups value={receipt} className="number-large" />
      </section>
      {secret === null ? null : (
        <section className="tight">
          <h2>{t("assist:sent.secret")}</h2>
          <NumberGroups value={secret} className="number-large" />
          <p className="hint">{t("assist:sent.secretHelp")}</p>
        </section>
      )}
      <p className="inline">
        {printHref === null ? null : (
          <a className="button" href={printHref}>
            {t("assist:sent.print")}
          </a>
        )}
        {fileHref === null ? null : (
          <a className="change" href={fileHref}>
            {t("assist:sent.file")}
          </a>
        )}
        <a className="change" href={deskHref}>
          {t("assist:sent.another")}
        </a>
      </p>
    </div>
  );
}
