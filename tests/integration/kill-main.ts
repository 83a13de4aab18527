/**
 * `npm run test:kill`: a thousand `kill -9` on each engine while applications with papers are sent. `--kills 100`,
 * `--engine sqlite`. Exit code 1 when anything acknowledged is lost or twice, or a file is without its row or a row without
 * its file.
 */
import { type EngineName, engineNames } from "../contract/databases.ts";
import { runKills } from "./kill-run.ts";

const option = (name: string): string | null => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? null : (process.argv[at + 1] ?? null);
};
const kills = Number(option("kills") ?? 1000);

async function killOn(engine: EngineName): Promise<boolean> {
  let next = 0;
  const found = await runKills({
    engine,
    kills,
    onProgress(killed) {
      if (killed < next) return;
      next += kills / 20;
      console.log(`  ${engine}: ${killed} of ${kills} kills…`);
    },
  });
  console.log(
    `${engine}: ${found.kills} × kill -9 (${found.duringFiles} while a file, ${found.duringSubmissions} while an application ` +
      `was on its way), ${Math.round(found.seconds)} s; ${found.submissions} applications acknowledged, ` +
      `${found.sentAgain} of them sent more than once, ${found.files} files, ${found.swept} of dead requests swept; ` +
      `${found.faults.length} faults`,
  );
  for (const fault of found.faults) console.log(`  ${fault}`);
  return found.faults.length === 0;
}

let isRight = true;
for (const engine of engineNames.filter((each) => (option("engine") ?? each) === each)) {
  isRight = (await killOn(engine)) && isRight;
}
process.exit(isRight ? 0 : 1);
