import { decodeStrict } from "./limits.ts";

/** True for an address on this portal: one slash, and neither a second one nor a backslash, encoded or not. */
export function isLocalPath(target: string): boolean {
  const decoded = decodeStrict(target);
  const local = /^\/(?![/\\])/;
  // Browsers drop tabs and line breaks inside addresses: "/\t/host" is "//host" to them.
  return decoded !== null && local.test(target) && local.test(decoded) && !/[\\\p{Cc}]/u.test(decoded);
}

/** Where to go after signing in or saving: the wish when it is local, else the fallback. */
export const safeRedirect = (target: string | null | undefined, fallback: string): string =>
  typeof target === "string" && isLocalPath(target) ? target : fallback;
