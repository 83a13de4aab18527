import { useText } from "../../i18n/text-context.tsx";

export type AnswerRow = {
  path: string;
  label: string;
  lines: string[];
  /** Lines before the last correction; null when unchanged. */
  before: string[] | null;
  files: { href: string; name: string; size: string }[];
};
export function AnswerValue({ row }: { row: AnswerRow }) {
  const { t } = useText();
  return (
    <>
      {row.lines.length === 0 && row.files.length === 0 ? t("console:file.notAnswered") : null}
      {row.lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {row.files.map((file) => (
        <div key={file.href}>
          <a href={file.href}>{t("console:file.download", { name: file.name, size: file.size })}</a>
        </div>
      ))}
      {row.before === null ? null : (
        <div className="soft">
          <b>{t("console:file.changed")}</b> {t("console:file.before")}：{row.before.join(" ")}
        </div>
      )}
    </>
  );
}
