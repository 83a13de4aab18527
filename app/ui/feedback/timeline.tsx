import { type FileLink, FileLinks } from "./file-links.tsx";
import { Words } from "./words.tsx";

/**
 * What happened and what comes, oldest first; `past` fills the mark. `when` is ready to read ("2026年…" or 「目安」), `who` did it,
 * `lines` name what it was about, `detail` is what somebody wrote.
 */
export type TimelineEntry = {
  when: string;
  what: string;
  detail: string | null;
  past: boolean;
  who?: string;
  lines?: string[];
  files?: FileLink[];
};

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="plain timeline">
      {entries
        .map((entry, place) => ({ place, lines: [], files: [], ...entry }))
        .map((entry) => (
          <li key={entry.place} className={entry.past ? "was" : undefined}>
            <span className="by">
              {entry.when}
              {entry.who === undefined ? null : ` ${entry.who}`}
            </span>
            <b>{entry.what}</b>
            <Lines lines={entry.lines} />
            {entry.detail === null ? null : (
              <p>
                <Words>{entry.detail}</Words>
              </p>
            )}
            <FileLinks files={entry.files} />
          </li>
        ))}
    </ol>
  );
}

/** A list only of several. */
function Lines({ lines }: { lines: string[] }) {
  const [first] = lines;
  if (first === undefined) return null;
  if (lines.length === 1)
    return (
      <p>
        <Words>{first}</Words>
      </p>
    );
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>
          <Words>{line}</Words>
        </li>
      ))}
    </ul>
  );
}
