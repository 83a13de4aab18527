export type HistoryEntry = { key: string; at: string; who: string; what: string; lines: readonly string[] };

/** What happened to a case, a reservation or a handout, and who did it; empty lines are left out. */
export function History({ heading, entries }: { heading: string; entries: readonly HistoryEntry[] }) {
  return (
    <section>
      <h2>{heading}</h2>
      <ol className="plain stack">
        {entries.map(({ key, at, who, what, lines }) => (
          <li key={key} className="msg">
            <p className="small soft">
              {at} {who}
            </p>
            <p>
              <b>{what}</b>
            </p>
            {lines.map((line) => (line === "" ? null : <p key={line}>{line}</p>))}
          </li>
        ))}
      </ol>
    </section>
  );
}
