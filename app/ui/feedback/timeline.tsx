import { Words } from "./words.tsx";

/** What happened and what comes, oldest first; `past` fills the mark. `when` is ready to read ("2026年…" or 「目安」). */
export type TimelineEntry = { when: string; what: string; detail: string | null; past: boolean };

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="plain timeline">
      {entries.map((entry) => (
        <li key={`${entry.when}${entry.what}`} className={entry.past ? "was" : undefined}>
          <span className="by">{entry.when}</span>
          <b>{entry.what}</b>
          {entry.detail === null ? null : (
            <p>
              <Words>{entry.detail}</Words>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
