/** Cookies of the portal: never readable by scripts, never sent from other sites' forms, bound to this host. */

/** `publicOrigin` null (demo on localhost) counts as trustworthy, as browsers see `localhost`. */
function isTrustworthy(publicOrigin: string | null): boolean {
  if (publicOrigin === null) return true;
  const { protocol, hostname } = new URL(publicOrigin);
  return protocol === "https:" || hostname === "localhost" || hostname.endsWith(".localhost");
}

export type CookieJar = {
  /** Value of one of our cookies in a request, null when absent. */
  read(request: { headers: Headers }, name: string): string | null;
  /** A Set-Cookie header; `maxAge` in seconds, absent: until the browser closes. */
  write(name: string, value: string, options?: { maxAge?: number }): string;
  clear(name: string): string;
};

/**
 * On https and on localhost names carry `__Host-` and Secure, so no other host of the domain can plant one. A plain
 * http origin elsewhere (a trial inside an office) cannot set such cookies; there the names go without the prefix.
 */
export function cookieJar(publicOrigin: string | null): CookieJar {
  const secure = isTrustworthy(publicOrigin);
  const prefix = secure ? "__Host-" : "";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    read: (request, name) => {
      const wanted = `${prefix}${name}=`;
      for (const pair of request.headers.get("cookie")?.split(";") ?? []) {
        const cookie = pair.trim();
        if (cookie.startsWith(wanted)) return cookie.slice(wanted.length);
      }
      return null;
    },
    write: (name, value, options) => {
      if (!/^[\w.~-]*$/.test(value)) throw new TypeError("cookie values are limited to unreserved characters");
      const age = options?.maxAge === undefined ? "" : `; Max-Age=${Math.floor(options.maxAge)}`;
      return `${prefix}${name}=${value}; ${attributes}${age}`;
    },
    clear: (name) => `${prefix}${name}=; ${attributes}; Max-Age=0`,
  };
}
