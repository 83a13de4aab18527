/** What the server hands to every loader, action and middleware of one request. */
import { createContext } from "react-router";
import type { Portal } from "../portal.server.ts";
import type { RequestInfo } from "./request-info.ts";

/** `context.get(requestInfo)` */
export const requestInfo = createContext<RequestInfo>();
/** `context.get(portalContext)` */
export const portalContext = createContext<Portal>();
