/**
 * `npm run test:storm`: 200 residents in four processes book, move, cancel, hold and let go a million times, with fifty
 * `kill -9` in between, on both engines; then the rush at nine. `--attempts 20000`, `--engine sqlite`, `--only storm|rush`.
 * Exit code 1 when a seat is taken twice, a confirmation is lost, or the books do not balance.
 */
import { createDatabase, type EngineName, engineNames } from "../contract/databases.ts";
import { rush } from "./rush.ts";
import { storm } from "./storm.ts";

const option = (name: string): string | null => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? null : (process.argv[at + 1] ?? null);
};
const attempts = Number(option("attempts") ?? 1_000_000);
const only = option("only");
const engines = engineNames.filter((engine) => (option("engine") ?? engine) === engine);
const figure = (value: number): string => Math.round(value).toLocaleString("en-US");

async function stormOn(engine: EngineName): Promise<boolean> {
  const database = await createDatabase(engine);
  try {
    let next = 0;
    const found = await storm({
      engine,
      url: database.url,
      attempts,
      kills: Math.max(4, Math.round((50 * attempts) / 1_000_000)),
      processes: 4,
      clients: 50,
      onProgress(done) {
        if (done < next) return;
        next += attempts / 20;
        console.log(`  ${engine}: ${figure(done)} of ${figure(attempts)} attempts…`);
      },
    });
    console.log(
      `${engine}: ${figure(found.attempts)} attempts, ${found.kills} × kill -9, ${figure(found.seconds)} s ` +
        `(${figure(found.attempts / found.seconds)} a second), ${figure(found.acknowledged)} acknowledged, ` +
        `${figure(found.reservations)} reservations; ${found.doubleSeats} double seats, ${found.lost} lost`,
    );
    for (const fault of found.faults) console.log(`  ${fault}`);
    return found.faults.length === 0;
  } finally {
    await database.remove();
  }
}

async function rushOn(engine: EngineName): Promise<boolean> {
  const database = engine === "sqlite" ? null : await createDatabase(engine);
  try {
    const databaseUrl = database === null ? {} : { databaseUrl: database.url };
    const found = await rush({ residents: 2_000, seats: 100, connections: 200, ...databaseUrl });
    console.log(
      `09:00 on ${engine}: ${figure(found.residents)} residents for ${found.seats} seats in ${found.seconds.toFixed(1)} s: ` +
        `${found.confirmed} confirmed, ${found.told} shown the next free times, ${found.failures} failures; ` +
        `p95 ${figure(found.p95)} ms, of a bare server ${figure(found.bareP95)} ms`,
    );
    return found.confirmed === found.seats && found.told === found.residents - found.seats && found.failures === 0;
  } finally {
    await database?.remove();
  }
}

let isWell = true;
if (only !== "rush") for (const engine of engines) isWell = (await stormOn(engine)) && isWell;
if (only !== "storm") for (const engine of engines) isWell = (await rushOn(engine)) && isWell;
process.exit(isWell ? 0 : 1);
