import type { ReactNode } from "react";

/** Nothing here: says so, why, and what to do. */
export function EmptyState({ heading, children }: { heading: string; children?: ReactNode }) {
  return (
    <div className="empty tight">
      <h2>{heading}</h2>
      {children}
    </div>
  );
}
