/** The encodings a stored answer is kept in. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "identity" | "gzip" | "br";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Compressed once, sent many times; quality 9 costs milliseconds where 11 costs a hundred for two per cent. */
export async function encodeAll(body: Uint8Array, quality = 9): Promise<Record<Encoding, Buffer>> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    // A window no larger than the page: by default each page being packed takes megabytes.
    [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(body.length + 16)))),
  };
  const [br, gz] = await Promise.all([toBrotli(body, { params }), toGzip(body, { level: Math.min(quality, 9) })]);
  return { identity: Buffer.from(body), gzip: gz, br };
}

/** What nearly every client sends; the full grammar is only read for the rest. */
const common = new Map<string, Encoding>([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate, br", "br"],
  ["br", "br"],
  ["gzip", "gzip"],
  ["gzip, deflate", "gzip"],
  ["identity", "identity"],
]);

export function preferredEncoding(header: string | string[] | undefined): Encoding {
  if (header === undefined) return "identity";
  const text = String(header);
  return common.get(text) ?? parse(text);
}

function parse(header: string): Encoding {
  const accepted = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((each) => each.trim());
    const weight = parameters.find((each) => each.startsWith("q="));
    const value = weight === undefined ? 1 : Number(weight.slice(2));
    accepted.set(name, Number.isFinite(value) ? value : 0);
  }
  const weightOf = (name: string) => accepted.get(name) ?? accepted.get("*") ?? 0;
  if (weightOf("br") > 0 && weightOf("br") >= weightOf("gzip")) return "br";
  return weightOf("gzip") > 0 ? "gzip" : "identity";
}
