/** 郵便番号から住所へ: all Japan, from the table in db/seed/postal/ (see its README for source and date). */
import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { projectPath } from "../lib/project-path.ts";

export type PostalAddress = { prefecture: string; city: string; street: string };

type Table = { towns: Buffer; cities: Map<string, { prefecture: string; city: string }> };
let table: Table | null = null;

const unpack = (name: string): Buffer => brotliDecompressSync(readFileSync(projectPath("db", "seed", "postal", name)));

/** Read at the first look-up. The towns stay one sorted text of 3 MB: as objects they would take ten times that. */
function load(): Table {
  const rows = unpack("cities.tsv.br").toString().trimEnd().split("\n");
  const cities = rows.map((row): [string, { prefecture: string; city: string }] => {
    const [code = "", prefecture = "", city = ""] = row.split("\t");
    return [code, { prefecture, city }];
  });
  return { towns: unpack("towns.tsv.br"), cities: new Map(cities) };
}

/**
 * `code` is seven ASCII digits; anything else finds nothing. Several towns may share a code; `street` is empty where a
 * code stands for a whole city.
 */
export function lookupPostal(code: string): PostalAddress[] {
  if (!/^\d{7}$/.test(code)) return [];
  table ??= load();
  const { towns, cities } = table;
  const exact = rowsStarting(towns, `${code}\t`);
  const rows =
    exact.length > 0 ? exact : rowsStarting(towns, `${code.slice(0, 5)}\t`).filter((row) => !row.endsWith("\t"));
  return rows.flatMap((row) => {
    const [, cityCode = "", street = ""] = row.split("\t");
    const place = cities.get(cityCode);
    return place === undefined ? [] : [{ ...place, street }];
  });
}

/** All of them, each once, as 日本郵便 writes them: 札幌市中央区, 阿武郡阿武町. */
export function municipalities(): Iterable<{ prefecture: string; city: string }> {
  table ??= load();
  return table.cities.values();
}

const newline = 0x0a;

/** Lines of the sorted text that begin with `prefix` (ASCII), found by halving. */
function rowsStarting(text: Buffer, prefix: string): string[] {
  const wanted = Buffer.from(prefix);
  const lineStart = (at: number) => (at === 0 ? 0 : text.lastIndexOf(newline, at - 1) + 1);
  const compareAt = (at: number) =>
    text.compare(wanted, 0, wanted.length, at, Math.min(at + wanted.length, text.length));
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = lineStart((low + high) >>> 1);
    if (compareAt(middle) < 0) low = text.indexOf(newline, middle) + 1;
    else high = middle;
  }
  const rows: string[] = [];
  let at = low;
  while (at < text.length && compareAt(at) === 0) {
    const end = text.indexOf(newline, at);
    rows.push(text.toString("utf8", at, end));
    at = end + 1;
  }
  return rows;
}
