/**
 * The anonymous resident: a random token in a cookie ties a browser to its drafts and to the applications it may open.
 * The database knows only its hash. No name, no tracking: the cookie is set when a draft begins or a look-up succeeds.
 */
import type { Config } from "../lib/env.ts";
import { randomToken, sha256 } from "../lib/ids.ts";
import { cookieJar } from "./cookies.ts";

const name = "resident";
const maxAgeSeconds = 30 * 86_400;

/** Hash of the browser's token; null when it has none. */
export function residentHash(request: Request, config: Pick<Config, "publicOrigin">): string | null {
  const token = cookieJar(config.publicOrigin).read(request, name);
  return token === null || token === "" ? null : sha256(token);
}

/** The browser's hash, a new token when it has none; `headers` carry the cookie (renewed, so that drafts and it end together). */
export function ensureResident(
  request: Request,
  config: Pick<Config, "publicOrigin">,
): { hash: string; headers: Headers } {
  const jar = cookieJar(config.publicOrigin);
  const token = jar.read(request, name) || randomToken();
  return {
    hash: sha256(token),
    headers: new Headers({ "Set-Cookie": jar.write(name, token, { maxAge: maxAgeSeconds }) }),
  };
}

/** A new token whatever the browser had: after somebody has shown who they are. */
export function renewResident(config: Pick<Config, "publicOrigin">): { hash: string; headers: Headers } {
  const token = randomToken();
  const cookie = cookieJar(config.publicOrigin).write(name, token, { maxAge: maxAgeSeconds });
  return { hash: sha256(token), headers: new Headers({ "Set-Cookie": cookie }) };
}
