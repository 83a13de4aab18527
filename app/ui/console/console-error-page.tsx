import { useText } from "../../i18n/text-context.tsx";
import { ConsoleLayout } from "../layout/console-layout.tsx";

type Props = {
  brand: string;
  /** By what happened: each has console:error.<kind>. */
  kind: "forbidden" | "not-found" | "other";
  /** Number to quote; null when nothing was logged. */
  incident: string | null;
};

/** What a clerk meets when a page cannot be shown; the way on is their own first page, not the residents'. */
export function ConsoleErrorPage({ brand, kind, incident }: Props) {
  const { t } = useText();
  return (
    <ConsoleLayout brand={brand} nav={[]} account={null} title={t("console:error.title")} signOut={null}>
      <p>{t(`console:error.${kind}`)}</p>
      {incident === null ? null : <p>{t("console:error.incident", { id: incident })}</p>}
      <p>
        <a className="change" href="/staff">
          {t("console:error.back")}
        </a>
      </p>
    </ConsoleLayout>
  );
}
