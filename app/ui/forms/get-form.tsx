import type { ReactNode } from "react";

/** A form whose answers stay in the address: nothing is stored, the server checks. */
export function GetForm({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form method="get" action={action} noValidate>
      {children}
    </form>
  );
}
