import { AuditFacts, type AuditRow, type AuditTab, AuditTable, AuditTabs } from "./audit-parts.tsx";

export type AuditListProps = {
  tabs: AuditTab[];
  current: string;
  back: { label: string; href: string } | null;
  /** What the page is about, and what it does not show. */
  lead: string[];
  facts: { heading: string; facts: { name: string; value: string }[] } | null;
  /** How the page looked to the last run; none where that was elsewhere. */
  pictures?: { caption: string; src: string; alt: string }[];
  tables: {
    id: string;
    heading: string;
    columns: { label: string; right?: boolean }[];
    rows: AuditRow[];
    none: string;
  }[];
};

/** A page of the auditor's desk that only shows: pages, one page, engines. */
export function AuditListPage({ tabs, current, back, lead, facts, pictures = [], tables }: AuditListProps) {
  return (
    <>
      <AuditTabs tabs={tabs} current={current} />
      {back === null ? null : (
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      )}
      {lead.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {facts === null ? null : <AuditFacts {...facts} />}
      {pictures.map(({ caption, src, alt }) => (
        <details key={src}>
          <summary>{caption}</summary>
          <img src={src} alt={alt} loading="lazy" className="screen" />
        </details>
      ))}
      {tables.map(({ id, heading, ...table }) => (
        <section key={id} className="stack">
          <h2>{heading}</h2>
          <AuditTable caption={heading} {...table} />
        </section>
      ))}
    </>
  );
}
