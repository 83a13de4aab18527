import { type FileLink, FileLinks } from "../feedback/file-links.tsx";

export type HistoryEntry = {
  key: string;
  at: string;
  who: string;
  what: string;
  lines: readonly string[];
  files?: readonly FileLink[];
  /** Needs somebody's eyes: what it is called (「未対応」). */
  mark?: string;
};

/** What happened to a case, a reservation or a handout, and who did it; empty lines are left out. */
export function History({ heading, entries }: { heading: string; entries: readonly HistoryEntry[] }) {
  return (
    <section>
      <h2>{heading}</h2>
      <ol className="plain stack">
        {entries.map(({ key, at, who, what, lines, files = [], mark }) => (
          <li key={key} className="msg">
            <p className="small soft">
              {at} {who}
            </p>
            <p>
              <b>{what}</b> {mark === undefined ? null : <b className="due-late">{mark}</b>}
            </p>
            {lines.map((line) => (line === "" ? null : <p key={line}>{line}</p>))}
            <FileLinks files={files} />
          </li>
        ))}
      </ol>
    </section>
  );
}
