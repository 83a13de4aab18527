/**
 * One guard in front of every unsafe method: only our own pages may send forms. The framework compares Origin for
 * document requests alone and lets a missing one pass, so a cross-origin POST to a resource route would run its action.
 */
const safeMethods = new Set(["GET", "HEAD"]);

export const isSafeMethod = (method: string): boolean => safeMethods.has(method);

/**
 * Posts of machines, which have no Origin: their bodies are signed, the route checks that before it believes anything.
 * Nothing else is let past the guard.
 */
const machineAddresses: ReadonlySet<string> = new Set(["/api/payments/notifications"]);

export const isMachineAddress = (url: string): boolean => machineAddresses.has(url);

export type GuardedHeaders = {
  origin?: string | undefined;
  host?: string | undefined;
  "sec-fetch-site"?: string | string[] | undefined;
};

/**
 * True when the request comes from a page of this portal. `publicOrigin` null (demo): the origin must be that of the
 * Host header. Every browser sends Origin with a form post; a request without one does not come from our form.
 */
export function isOwnOrigin(headers: GuardedHeaders, publicOrigin: string | null): boolean {
  const { origin } = headers;
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).origin !== origin) return false;
  const site = headers["sec-fetch-site"];
  // `none` is a reader's own act (a reload of a result page); other sites send cross-site or same-site.
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (publicOrigin !== null) return origin === publicOrigin;
  return headers.host !== undefined && (origin === `http://${headers.host}` || origin === `https://${headers.host}`);
}
