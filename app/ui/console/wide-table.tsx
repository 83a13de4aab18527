import type { ReactNode } from "react";

/** A table that scrolls sideways on a narrow screen; the keyboard can scroll it, too. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="wide" tabIndex={0} aria-label={label}>
      <table>{children}</table>
    </section>
  );
}
