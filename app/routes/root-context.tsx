/** The root's data for an error page: after a failed action the framework runs no loader, not even the root's. */
import { createContext, type ReactNode, useContext } from "react";
import { useRouteLoaderData } from "react-router";
import type { RootData } from "./frame.ts";

const RootContext = createContext<RootData | null>(null);

export function RootProvider(props: { data: RootData; children: ReactNode }) {
  return <RootContext value={props.data}>{props.children}</RootContext>;
}

/** Null in a browser whose page has no root data, after a failed navigation of the console. */
export function useRootData(): RootData | null {
  const given = useContext(RootContext);
  return useRouteLoaderData<RootData>("root") ?? given;
}
