/** Gives an error page the number under which the failure is in the log. */
import { createContext, type ReactNode, useContext } from "react";

const IncidentContext = createContext<string | null>(null);

export function IncidentProvider(props: { id: string | null; children: ReactNode }) {
  return <IncidentContext value={props.id}>{props.children}</IncidentContext>;
}

/** Null when nothing unexpected happened. */
export const useIncidentId = (): string | null => useContext(IncidentContext);
