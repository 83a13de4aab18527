import type { ReactNode } from "react";

/** A table that scrolls sideways on a narrow screen; the keyboard can scroll it, too. */
export function WideTable({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <section className="wide" tabIndex={0} aria-label={label}>
      <table className={className}>{children}</table>
    </section>
  );
}
