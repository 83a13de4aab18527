/** A feed in the Atom format (RFC 4287). */
export type AtomEntry = { id: string; href: string; title: string; summary: string; updated: number };
export type AtomFeed = {
  /** Also the address of the feed itself. */
  id: string;
  lang: string;
  title: string;
  author: string;
  /** The page it is about. */
  page: string;
  /** Newest first. */
  entries: AtomEntry[];
};

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
/** Characters that XML 1.0 does not have are left out. */
const text = (value: string): string =>
  value
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (character) => escapes[character] ?? character);
const time = (at: number): string => new Date(at).toISOString();

export function atomFeed({ id, lang, title, author, page, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${text(lang)}">`,
    `<id>${text(id)}</id>`,
    `<title>${text(title)}</title>`,
    `<updated>${time(Math.max(0, ...entries.map(({ updated }) => updated)))}</updated>`,
    `<author><name>${text(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${text(id)}"/>`,
    `<link rel="alternate" type="text/html" href="${text(page)}"/>`,
    ...entries.map(entryOf),
    "</feed>",
    "",
  ].join("\n");
}

const entryOf = ({ id, href, title, summary, updated }: AtomEntry): string =>
  [
    "<entry>",
    `<id>${text(id)}</id>`,
    `<title>${text(title)}</title>`,
    `<updated>${time(updated)}</updated>`,
    `<link rel="alternate" type="text/html" href="${text(href)}"/>`,
    `<summary>${text(summary)}</summary>`,
    "</entry>",
  ].join("\n");
