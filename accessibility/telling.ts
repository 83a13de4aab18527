/** What a run says on the terminal. */
import {
  criterionResults,
  type EngineId,
  isOfJis,
  isWaiting,
  type Judgement,
  type Kill,
  type Look,
  type RecordedFinding,
  type RunRecord,
} from "../app/accessibility/index.ts";
import { jisCriteria, machineDecided } from "./criteria.ts";
import type { Engine } from "./engines/engine.ts";

/** Good practice counts where we have chosen to follow it: axe's and our own. */
export const isViolation = ({ criteria }: RecordedFinding, engine: EngineId): boolean =>
  criteria.length > 0 || engine === "axe" || engine === "own";

export function tellFindings(looks: readonly Look[]): void {
  for (const { state, locale, view, engine, failed } of looks) {
    for (const { rule, criteria, help, where } of failed) {
      const about = criteria.length > 0 ? ` [${criteria.join(", ")}]` : "";
      console.log(
        `✗ ${state} (${locale}, ${view}) ${engine} ${rule}${about}: ${help}\n    ${where.join("\n    ").slice(0, 500)}`,
      );
    }
  }
}

/** Tells how far the run is, every so often; the time left is what the states so far took. */
export function progress(count: number, now: () => number = Date.now): (looks: number) => void {
  const startedAt = now();
  let done = 0;
  let looks = 0;
  return (more) => {
    done += 1;
    looks += more;
    if (done % 25 !== 0 && done !== count) return;
    const minutes = (((now() - startedAt) / done) * (count - done)) / 60_000;
    console.log(`${done} / ${count} page-states, ${looks} engine runs, about ${Math.ceil(minutes)} min left`);
  };
}

/** Exit code: 0 when nothing was found. */
export function tellRecord(record: RunRecord): number {
  const { looks, states, set } = record;
  const renders = new Set(looks.map(({ state, locale, view }) => `${state} ${locale} ${view}`)).size;
  const failed = looks.flatMap((look) => look.failed.map((finding) => ({ finding, engine: look.engine })));
  const violations = failed.filter(({ finding, engine }) => isViolation(finding, engine));
  const undecided = looks.flatMap((look) => look.undecided.filter(({ criteria }) => criteria.length > 0));
  console.log(`\n${record.engines.map(({ name, version }) => `${name} ${version}`).join(", ")}`);
  console.log(
    `${set}: ${new Set(states.map(({ page }) => page)).size} pages, ${states.length} page-states, ${renders} renders, ${looks.length} engine runs`,
  );
  console.log(
    `${violations.length} violations, ${undecided.length} left to a person, ${failed.length - violations.length} beyond level AA (not counted)`,
  );
  tellByRule(
    violations.map(({ finding, engine }) => `${engine} ${finding.rule}`),
    "violations",
  );
  tellByRule(
    looks.flatMap((look) =>
      look.undecided
        .filter(({ criteria }) => criteria.length > 0)
        .map(({ rule, criteria }) => `${look.engine} ${rule} [${criteria.join(", ")}]`),
    ),
    "left to a person",
  );
  return violations.length > 0 ? 1 : 0;
}

/** Places that no machine decided and no person judged. Exit code: 0 when there are none. */
export function tellJudgement(judgement: Judgement): number {
  const results = criterionResults(judgement);
  const jis = results.filter(({ criterion }) => isOfJis(criterion));
  const byMachine = (list: typeof results) =>
    list.filter(({ mode, waiting: open }) => mode === "automatic" && open === 0).length;
  const waiting = judgement.cells.filter(isWaiting);
  console.log(
    `\n${judgement.cells.length} places (criterion, page-state, language): ${waiting.length} wait for a person; by machines alone ` +
      `${byMachine(jis)} of the ${jis.length} criteria of the JIS and ${byMachine(results) - byMachine(jis)} of ${results.length - jis.length} beside them; ` +
      `evidence of ${results.filter(({ engines }) => engines.length > 0).length} of ${results.length}`,
  );
  tellByRule(
    waiting.map(({ criterion, outcome, open }) =>
      outcome === "failed"
        ? `${criterion} failed: ${open.map(({ engine, complaint }) => `${engine} ${complaint.rule}`).join(", ")}`
        : `${criterion} ${outcome}`,
    ),
    "waiting for a person",
  );
  return waiting.length > 0 ? 1 : 0;
}

function tellByRule(names: readonly string[], heading: string): void {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, list]) => ({ name, count: list.length }));
  if (counts.length > 0) console.log(`\n${heading}:`);
  for (const { name, count } of counts.toSorted((a, b) => b.count - a.count))
    console.log(`  ${String(count).padStart(5)}  ${name}`);
}

const rate = (kills: readonly Kill[]) =>
  kills.filter(({ foundBy }) => foundBy.length > 0).length / Math.max(1, kills.length);

/** The table of seeded defects; false when too few were found where machines decide. */
export function tellKills(kills: readonly Kill[], engines: readonly Engine[]): boolean {
  const ids = engines.map(({ id }) => id);
  console.log(`\n${"criterion".padEnd(10)}${ids.map((id) => id.padStart(8)).join("")}   found of seeded`);
  for (const criterion of jisCriteria) {
    const own = kills.filter((kill) => kill.criterion === criterion);
    const cells = ids.map((id) => String(own.filter(({ foundBy }) => foundBy.includes(id)).length).padStart(8));
    const mark = machineDecided.includes(criterion) ? "*" : " ";
    const found = own.filter(({ foundBy }) => foundBy.length > 0).length;
    console.log(`${(criterion + mark).padEnd(10)}${cells.join("")}   ${found} / ${own.length}`);
  }
  const decided = kills.filter(({ criterion }) => machineDecided.includes(criterion));
  console.log(
    `* decided by machines: ${(100 * rate(decided)).toFixed(1)} % of ${decided.length}; all: ${(100 * rate(kills)).toFixed(1)} % of ${kills.length}`,
  );
  for (const { criterion, defect } of kills.filter(({ foundBy }) => foundBy.length === 0))
    console.log(`  missed ${criterion}: ${defect}`);
  const isEnough = rate(decided) >= 0.95;
  if (!isEnough && ids.length === 6)
    console.error("この試験は無効です / void: fewer than 95 % of the seeded defects were found");
  return isEnough || ids.length < 6;
}
