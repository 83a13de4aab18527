/**
 * Rendered public pages, kept in memory per address and content version, in every encoding, ready to be written.
 * The hot path is one Map look-up by the address as it came; everything else happens when a page is first asked for.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Encoding, encodeAll, preferredEncoding } from "./encodings.ts";
import { matchesEtag } from "./etags.ts";
import { type PublicPage, publicPage } from "./public-pages.ts";

/** A whole page as the framework rendered it. */
export type RenderedPage = { status: number; headers: Headers; body: Uint8Array };

type Variant = { body: Buffer; etag: string; fresh: string[]; unchanged: string[] };
type Entry = {
  variants: Record<Encoding, Variant>;
  bytes: number;
  /** Content version and, for daily pages, the day it was made for; null: good on any day. */
  version: number;
  day: string | null;
  /** Not shown from this moment on; null: no such moment. */
  until: number | null;
  /** Looked at since the last clean-up: kept longer. */
  used: boolean;
};

export type PageCacheOptions = {
  contentVersion: () => Promise<number>;
  /** Calendar date in Japan. */
  today: () => string;
  securityHeaders: readonly string[];
  maxBytes?: number;
  /** How long the publishing of another instance may stay unseen, in milliseconds; four questions a second cost nothing. */
  recheckAfter?: number;
  now?: () => number;
};

export type PageCache = {
  /** Answers from memory when the address is known and current; false: nothing was written. */
  serve(req: IncomingMessage, res: ServerResponse): boolean;
  /**
   * For an allow-listed address: renders it once however many ask, keeps it when it is a plain 200, and answers.
   * Resolves to false, without having written, when the address is not on the list or the page may not be kept.
   */
  fill(
    req: IncomingMessage,
    res: ServerResponse,
    render: (canonical: string) => Promise<RenderedPage>,
  ): Promise<boolean>;
  /** After a change of content in this process: the version is asked again before the next page. */
  recheck(): void;
  size(): { entries: number; bytes: number };
};

export function createPageCache(options: PageCacheOptions): PageCache {
  const { contentVersion, today, securityHeaders, now = Date.now } = options;
  const maxBytes = options.maxBytes ?? 32 * 1024 * 1024;
  const recheckAfter = options.recheckAfter ?? 250;
  /** By canonical address, oldest first. */
  const entries = new Map<string, Entry>();
  const flights = new Map<string, Promise<RenderedPage | Entry>>();
  let bytes = 0;
  let version = -1;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let day = "";
  let checking: Promise<void> | null = null;
  /** Counts `recheck`: a question asked before it does not answer it. */
  let generation = 0;

  const isChecked = () => now() - checkedAt < recheckAfter;
  const isCurrent = (entry: Entry) =>
    entry.version === version &&
    (entry.day === null || entry.day === day) &&
    (entry.until === null || now() < entry.until);

  function check(): Promise<void> {
    if (checking !== null) return checking;
    const startedAt = now();
    const asked = generation;
    const asking = contentVersion()
      .then((current) => {
        if (current !== version) clear();
        version = current;
        day = today();
        if (asked === generation) checkedAt = startedAt;
      })
      .finally(() => {
        if (checking === asking) checking = null;
      });
    checking = asking;
    return asking;
  }

  function clear(): void {
    entries.clear();
    bytes = 0;
  }

  function keep(key: string, entry: Entry): void {
    const before = entries.get(key);
    if (before !== undefined) bytes -= before.bytes;
    entries.delete(key);
    entries.set(key, entry);
    bytes += entry.bytes;
    for (const [oldest, each] of entries) {
      if (bytes <= maxBytes) break;
      entries.delete(oldest);
      if (each.used && oldest !== key) {
        each.used = false;
        entries.set(oldest, each);
      } else {
        bytes -= each.bytes;
      }
    }
  }

  function write(req: IncomingMessage, res: ServerResponse, entry: Entry): void {
    entry.used = true;
    const variant = entry.variants[preferredEncoding(req.headers["accept-encoding"])];
    const known = req.headers["if-none-match"];
    if (known !== undefined && matchesEtag(known, variant.etag)) {
      res.writeHead(304, variant.unchanged).end();
      return;
    }
    res.writeHead(200, variant.fresh);
    if (req.method === "HEAD") res.end();
    else res.end(variant.body);
  }

  async function toEntry(
    page: RenderedPage,
    madeFor: number,
    { daily, seconds }: PublicPage,
    quality: number,
  ): Promise<Entry> {
    const bodies = await encodeAll(page.body, quality);
    const digest = createHash("sha256").update(page.body).digest("base64url").slice(0, 22);
    const type = page.headers.get("content-type") ?? "text/html; charset=utf-8";
    const language = page.headers.get("content-language");
    const variant = (encoding: Encoding): Variant => {
      const body = bodies[encoding];
      const etag = encoding === "identity" ? `"${digest}"` : `"${digest}-${encoding}"`;
      const validity = ["Cache-Control", "public, max-age=0, must-revalidate", "ETag", etag, "Vary", "Accept-Encoding"];
      const content = [
        ...["Content-Type", type, "Content-Length", String(body.length)],
        ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
        ...(language === null ? [] : ["Content-Language", language]),
      ];
      return { body, etag, fresh: [...content, ...validity, ...securityHeaders], unchanged: validity };
    };
    const variants = { identity: variant("identity"), gzip: variant("gzip"), br: variant("br") };
    const size = Object.values(variants).reduce((sum, each) => sum + each.body.length + 2000, 0);
    const until = seconds === null ? null : now() + seconds * 1000;
    return { variants, bytes: size, version: madeFor, day: daily ? day : null, until, used: true };
  }

  async function make(
    wanted: PublicPage,
    render: (canonical: string) => Promise<RenderedPage>,
  ): Promise<RenderedPage | Entry> {
    const { canonical, seconds } = wanted;
    const madeFor = version;
    const page = await render(canonical);
    if (page.status !== 200 || page.headers.has("set-cookie")) return page;
    // Searches are many and seldom asked again: packing them as well as pages would cost more than making them.
    const entry = await toEntry(page, madeFor, wanted, canonical.includes("?") || seconds !== null ? 4 : 9);
    // Published while it was being made: good enough for those who asked before, not to be kept.
    if (madeFor === version) keep(canonical, entry);
    return entry;
  }

  return {
    serve(req, res) {
      const entry = entries.get(req.url ?? "");
      if (entry === undefined || !isChecked() || !isCurrent(entry)) return false;
      write(req, res, entry);
      return true;
    },
    async fill(req, res, render) {
      const page = publicPage(req.url ?? "");
      if (page === null) return false;
      if (!isChecked()) await check();
      const known = entries.get(page.canonical);
      if (known !== undefined && isCurrent(known)) {
        write(req, res, known);
        return true;
      }
      const flightKey = `${version} ${page.canonical}`;
      let flight = flights.get(flightKey);
      if (flight === undefined) {
        flight = make(page, render).finally(() => flights.delete(flightKey));
        flights.set(flightKey, flight);
      }
      const made = await flight;
      if ("variants" in made) write(req, res, made);
      else writeOnce(req, res, made, securityHeaders);
      return true;
    },
    recheck() {
      generation += 1;
      checking = null;
      checkedAt = Number.NEGATIVE_INFINITY;
    },
    size: () => ({ entries: entries.size, bytes }),
  };
}

/** A page that may not be kept (not found, failed): answered as it is to those who asked. */
function writeOnce(req: IncomingMessage, res: ServerResponse, page: RenderedPage, security: readonly string[]): void {
  const headers: string[] = ["Content-Length", String(page.body.length), "Cache-Control", "private, no-store"];
  for (const [name, value] of page.headers) {
    if (name !== "cache-control" && name !== "content-length" && name !== "set-cookie") headers.push(name, value);
  }
  res.writeHead(page.status, [...headers, ...security]);
  if (req.method === "HEAD") res.end();
  else res.end(page.body);
}
