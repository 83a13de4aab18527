/**
 * Which drafts this browser had a resume code for, in a cookie: when one of them has gone to another device, the page says
 * so instead of "not found". A draft's id opens nothing.
 */
import type { Config } from "../lib/env.ts";
import { cookieJar } from "./cookies.ts";

const name = "drafts";
const maxAgeSeconds = 30 * 86_400;
const most = 8;

export function draftTrail(request: { headers: Headers }, config: Pick<Config, "publicOrigin">): string[] {
  const value = cookieJar(config.publicOrigin).read(request, name) ?? "";
  return value
    .split(".")
    .filter((id) => /^[\w-]{10,40}$/.test(id))
    .slice(0, most);
}

/** The cookie with this draft in front. */
export const onTrail = (request: { headers: Headers }, config: Pick<Config, "publicOrigin">, id: string): string =>
  cookieJar(config.publicOrigin).write(
    name,
    [...new Set([id, ...draftTrail(request, config)])].slice(0, most).join("."),
    { maxAge: maxAgeSeconds },
  );
