import type { ReactNode } from "react";

/** More for those who want it; never anything that is needed. */
export function Details({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details>
      <summary>{summary}</summary>
      <div className="tight">{children}</div>
    </details>
  );
}
