import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodeAll, preferredEncoding } from "./encodings.ts";
import { matchesEtag } from "./etags.ts";

describe("preferredEncoding", () => {
  it.each([
    [undefined, "identity"],
    ["", "identity"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["GZIP;q=1.0", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0.5, gzip;q=0.8", "gzip"],
    ["*", "br"],
    ["*;q=0", "identity"],
    ["identity", "identity"],
    ["deflate", "identity"],
    ["br;q=x, gzip", "gzip"],
  ])("%s: %s", (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding);
  });
});

it("keeps the same bytes in every encoding", async () => {
  const body = Buffer.from("手続 ".repeat(500));
  const encoded = await encodeAll(body);
  expect(brotliDecompressSync(encoded.br).equals(body)).toBe(true);
  expect(gunzipSync(encoded.gzip).equals(body)).toBe(true);
});

it("compares entity tags weakly, as a condition for reading does", () => {
  expect(matchesEtag('"a"', '"a"')).toBe(true);
  expect(matchesEtag('"b", W/"a"', '"a"')).toBe(true);
  expect(matchesEtag("*", '"a"')).toBe(true);
  expect(matchesEtag('"b"', '"a"')).toBe(false);
});
