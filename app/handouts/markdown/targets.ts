/** Where a link leads. Addresses are let in by what they are, never kept out by what they are not. */
import type { Target } from "../model.ts";

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ids = ["procedure", "service", "handout", "guide"] as const;
const page = /^\/(?![/\\])[A-Za-z0-9\-._~/%?&=#+,;:@]*$/;
const telephone = /^tel:\+?[0-9][0-9-]*$/;
const mail = /^mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
const outside = /^https:\/\/[^\s\\@<>"'`{}|^]+$/i;

const isWeb = (url: string): boolean => {
  if (!outside.test(url) || !URL.canParse(url)) return false;
  const { protocol, username, password, hostname } = new URL(url);
  return protocol === "https:" && username === "" && password === "" && hostname !== "";
};

/** Null: nothing a handout may link to. */
export function readTarget(url: string): Target | null {
  if (/\p{C}/u.test(url) || url.length > 2000) return null;
  for (const kind of ids) {
    if (!url.startsWith(`${kind}:`)) continue;
    const id = url.slice(kind.length + 1);
    return slug.test(id) ? { kind, id } : null;
  }
  if (page.test(url)) return { kind: "page", path: url };
  if (telephone.test(url) || mail.test(url) || isWeb(url)) return { kind: "outside", href: url };
  return null;
}

export const isSlug = (value: string): boolean => slug.test(value);
