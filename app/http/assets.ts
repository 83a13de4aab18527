/**
 * Files of the build, served from a list made at start: an address either is on the list or is not a file, so no
 * address can lead out of the folder. Contents are read and compressed when first asked for.
 */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { type Encoding, encodeAll, preferredEncoding } from "./encodings.ts";
import { matchesEtag } from "./etags.ts";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/;

type Stored = { type: string; etag: string; bodies: Record<Encoding, Buffer> };

export type Assets = {
  /** True when the address names a file: the answer is on its way. GET and HEAD only. */
  serve(req: IncomingMessage, res: ServerResponse): boolean;
};

/** `folder` is walked once; files under `/assets/` carry a hash in their name and never change. */
export function openAssets(folder: string, securityHeaders: readonly string[]): Assets {
  const files = new Set(listFiles(folder));
  const stored = new Map<string, Promise<Stored>>();

  const load = (path: string): Promise<Stored> => {
    const known = stored.get(path);
    if (known !== undefined) return known;
    const loading = readStored(join(folder, path));
    stored.set(path, loading);
    loading.catch(() => stored.delete(path));
    return loading;
  };

  async function answer(path: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const file = await load(path);
    const wanted = preferredEncoding(req.headers["accept-encoding"]);
    const isCompressed = file.bodies[wanted].length < file.bodies.identity.length;
    const encoding = isCompressed ? wanted : "identity";
    const etag = encoding === "identity" ? `"${file.etag}"` : `"${file.etag}-${encoding}"`;
    const lifetime = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=600";
    const validity = ["Cache-Control", lifetime, "ETag", etag, "Vary", "Accept-Encoding"];
    const known = req.headers["if-none-match"];
    if (known !== undefined && matchesEtag(known, etag)) {
      res.writeHead(304, validity).end();
      return;
    }
    const body = file.bodies[encoding];
    const content = ["Content-Type", file.type, "Content-Length", String(body.length)];
    if (encoding !== "identity") content.push("Content-Encoding", encoding);
    res.writeHead(200, [...content, ...validity, ...securityHeaders]);
    if (req.method === "HEAD") res.end();
    else res.end(body);
  }

  return {
    serve(req, res) {
      const path = (req.url ?? "").split("?", 1)[0] ?? "";
      if (!files.has(path)) return false;
      answer(path, req, res).catch(() => {
        if (res.headersSent) res.destroy();
        else res.writeHead(404, ["Content-Length", "0"]).end();
      });
      return true;
    },
  };
}

async function readStored(file: string): Promise<Stored> {
  const body = await readFile(file);
  const type = types[extname(file)] ?? "application/octet-stream";
  const etag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  const bodies = compressible.test(type) ? await encodeAll(body, 11) : { identity: body, gzip: body, br: body };
  return { type, etag, bodies };
}

/** Addresses of the files below a folder; the build's private `.vite` folder and other dot files stay private. */
function listFiles(folder: string, prefix = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".")) return [];
    const path = `${prefix}/${entry.name}`;
    return entry.isDirectory() ? listFiles(join(folder, entry.name), path) : [path];
  });
}
