/** What each engine says of one criterion on one page-state in one language, over all views. */
import { type EngineId, engineIds, type Look, type RecordedFinding } from "./record.ts";

/** A finding, with the views in which it was met. */
export type Complaint = Pick<RecordedFinding, "rule" | "help" | "where"> & { views: string[] };

type Said = "passed" | "cantTell" | "inapplicable";
export type Verdict = {
  engine: EngineId;
  outcome: "failed" | Said;
  failed: readonly Complaint[];
  undecided: readonly Complaint[];
  /** What it would say without its failures; null: nothing. */
  otherwise: Said | null;
};

/** By criterion; engines in their usual order, those that said nothing left out. */
export function verdictsOf(looks: readonly Look[]): Map<string, Verdict[]> {
  const byEngine = Map.groupBy(looks, (look) => look.engine);
  const result = new Map<string, Verdict[]>();
  for (const engine of engineIds) {
    const own = byEngine.get(engine);
    if (own === undefined) continue;
    for (const [criterion, verdict] of verdictsOfEngine(engine, own)) {
      const list = result.get(criterion);
      if (list) list.push(verdict);
      else result.set(criterion, [verdict]);
    }
  }
  return result;
}

const nothing: readonly Complaint[] = [];
/** Verdicts without complaints are many and alike: one object each. */
const plain = new Map<string, Verdict>();
function plainVerdict(engine: EngineId, said: Said): Verdict {
  const key = `${engine} ${said}`;
  const known = plain.get(key) ?? { engine, outcome: said, failed: nothing, undecided: nothing, otherwise: said };
  plain.set(key, known);
  return known;
}

function verdictsOfEngine(engine: EngineId, looks: readonly Look[]): Map<string, Verdict> {
  const failed = complaintsBy(looks, (look) => look.failed);
  const undecided = complaintsBy(looks, (look) => look.undecided);
  // What counts for more is written over what counts for less.
  const said = new Map<string, Said>();
  for (const { inapplicable } of looks) for (const criterion of inapplicable) said.set(criterion, "inapplicable");
  for (const { passed } of looks) for (const criterion of passed) said.set(criterion, "passed");
  for (const criterion of undecided.keys()) said.set(criterion, "cantTell");
  const verdicts = new Map<string, Verdict>();
  for (const [criterion, otherwise] of said) verdicts.set(criterion, plainVerdict(engine, otherwise));
  for (const criterion of new Set([...failed.keys(), ...undecided.keys()])) {
    const [wrong, open] = [failed.get(criterion), undecided.get(criterion)];
    verdicts.set(criterion, {
      engine,
      outcome: wrong ? "failed" : "cantTell",
      failed: wrong ?? nothing,
      undecided: open ?? nothing,
      otherwise: said.get(criterion) ?? null,
    });
  }
  return verdicts;
}

/** At most this many places of one complaint. */
const mostPlaces = 5;

function complaintsBy(
  looks: readonly Look[],
  part: (look: Look) => readonly RecordedFinding[],
): Map<string, Complaint[]> {
  const byCriterion = new Map<string, Map<string, Complaint>>();
  for (const look of looks) {
    for (const { criteria, rule, help, where } of part(look)) {
      for (const criterion of criteria) {
        const rules = byCriterion.get(criterion) ?? new Map<string, Complaint>();
        byCriterion.set(criterion, rules);
        const known = rules.get(rule) ?? { rule, help, where: [], views: [] };
        rules.set(rule, known);
        for (const place of where)
          if (known.where.length < mostPlaces && !known.where.includes(place)) known.where.push(place);
        if (!known.views.includes(look.view)) known.views.push(look.view);
      }
    }
  }
  return new Map([...byCriterion].map(([criterion, rules]) => [criterion, [...rules.values()]]));
}
