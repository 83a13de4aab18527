import { useText } from "../../i18n/text-context.tsx";
import { type FileLink, FileLinks } from "../feedback/file-links.tsx";

export type AnswerRow = {
  path: string;
  label: string;
  /** `isNew`: the last correction of this answer wrote it. */
  lines: { text: string; isNew: boolean }[];
  files: FileLink[];
  /** Ids of those that came with the last correction of this answer. */
  newFiles: string[];
  /** What was there before that correction; null: never corrected. */
  change: {
    /** 「第2回の訂正（2026年…）」 */
    round: string;
    /** It was not asked before. */
    isNew: boolean;
    lines: { text: string; isGone: boolean }[];
    files: FileLink[];
  } | null;
  /** What the My Number card says about it; null: nothing. */
  card: { kind: "verified" | "differs"; words: string } | null;
};

export function AnswerValue({ row }: { row: AnswerRow }) {
  const { t } = useText();
  return (
    <>
      {row.lines.length === 0 && row.files.length === 0 ? t("console:file.notAnswered") : null}
      {row.lines.map(({ text, isNew }) => (
        <div key={text}>{isNew ? <ins>{text}</ins> : text}</div>
      ))}
      <FileLinks
        files={row.files.map((file) =>
          row.newFiles.includes(file.id) ? { ...file, text: t("console:file.newFile", { text: file.text }) } : file,
        )}
      />
      {row.card === null ? null : (
        <div className={row.card.kind === "verified" ? "card-mark" : "card-mark other"}>{row.card.words}</div>
      )}
      {row.change === null ? null : <Before change={row.change} />}
    </>
  );
}

/** One line, what is not there any more struck out; the clerk reads it against the answer above. */
function Before({ change }: { change: NonNullable<AnswerRow["change"]> }) {
  const { t } = useText();
  const { round, isNew, lines, files } = change;
  const isEmpty = lines.length === 0 && files.length === 0;
  return (
    <div className="soft">
      <b>{t(isNew ? "console:file.added" : "console:file.changed")}</b>{" "}
      {isNew ? null : (
        <>
          {t("console:file.before")}：{isEmpty ? t("console:file.notAnswered") : null}
          {lines.map(({ text, isGone }) => (
            <span key={text}>{isGone ? <del>{text}</del> : text} </span>
          ))}
        </>
      )}
      <span className="small">{round}</span>
      <FileLinks files={files.map((file) => ({ ...file, text: t("console:file.oldFile", { text: file.text }) }))} />
    </div>
  );
}
