/** Journeys: at least two, each walks to the end and back, and together they see every page and question. */
import { type Journey, type Procedure, resolveBound } from "../../engine/index.ts";
import { coverage } from "../journeys/coverage.ts";
import { imaginedFile } from "../journeys/example-value.ts";
import { walkJourney } from "../journeys/walk-journey.ts";
import type { Finding, Rule } from "./finding.ts";

const fewest = 2;
const error = (path: string, message: string): Finding => ({ rule: "journeys", severity: "error", path, message });

export const journeysLead: Rule = (procedure, { today }) => {
  const { journeys = [] } = procedure.definition;
  const few =
    journeys.length < fewest
      ? [error("$.journeys", `道（journeys）が ${journeys.length} 本です。${fewest} 本以上書いてください。`)]
      : [];
  const walks = journeys.map((journey) => walkJourney(procedure, journey, today, imaginedFile));
  const lost = walks.flatMap(({ journey, problems }, index) => {
    const path = `$.journeys[${index}]`;
    if (problems.length === 0) return aging(procedure, journey, today).map((message) => error(path, message));
    return problems.map(({ page, message }) =>
      error(path, `「${journey.id}」${page === null ? "" : `画面 ${page}：`}${message}`),
    );
  });
  // Pages after the place where a journey ended are missing for that reason alone.
  if (journeys.length === 0 || walks.some(({ arrived }) => !arrived)) return [...few, ...lost];
  const { steps, fields, options } = coverage(procedure, walks);
  const unseen = (what: string, ids: string[]) =>
    ids.length > 0 ? [error("$.journeys", `どの道も通らない${what}：${ids.join("、")}`)] : [];
  const untried = options.map(
    (option): Finding => ({
      rule: "journey-options",
      severity: "warning",
      path: "$.journeys",
      message: `どの道も通らない選択（どれか一つで足ります）：${option}`,
    }),
  );
  return [...few, ...lost, ...unseen("画面", steps), ...unseen("項目", fields), ...untried];
};

/** A fixed day that is right now may be out of bounds in some years. */
function aging(procedure: Procedure, journey: Journey, today: string): string[] {
  if (!/"\d{4}-\d{2}/.test(JSON.stringify(journey.answers))) return [];
  const later = walkJourney(procedure, journey, resolveBound("today+2000d", today), imaginedFile);
  return later.problems
    .slice(0, 1)
    .map(
      ({ message }) =>
        `「${journey.id}」は年月がたつと通れなくなります。日付を "today-10d" のように書いてください：${message}`,
    );
}
