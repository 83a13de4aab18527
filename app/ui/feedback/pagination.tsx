import { useText } from "../../i18n/text-context.tsx";

export type PaginationProps = { page: number; pages: number; previousHref: string | null; nextHref: string | null };

export function Pagination({ page, pages, previousHref, nextHref }: PaginationProps) {
  const { t } = useText();
  if (pages <= 1) return null;
  return (
    <nav className="pages" aria-label={t("ui:pagination.label")}>
      {previousHref === null ? null : (
        <a href={previousHref} rel="prev">
          {t("ui:pagination.previous")}
        </a>
      )}
      <span className="num">{t("ui:pagination.position", { page, pages })}</span>
      {nextHref === null ? null : (
        <a href={nextHref} rel="next">
          {t("ui:pagination.next")}
        </a>
      )}
    </nav>
  );
}
