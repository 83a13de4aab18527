/** How every page of a procedure is reached: answers that lead there, found by trying sample answers, not kept by hand. */
import { type Answers, openSession, type Procedure, type Session } from "../../app/engine/index.ts";
import { type SampleOptions, sampleAnswers } from "../../tests/factories/answers.ts";

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

export type Way = {
  /** Step id. */
  step: string;
  /** Answers to everything before the step. */
  before: Answers;
  /** The same with the step answered. */
  answered: Answers;
  options: SampleOptions;
};

function* candidates(today: string): Generator<SampleOptions> {
  yield { variant: 1, today };
  yield { variant: 0, today };
  for (const seed of seeds) yield { variant: seed % 2 === 0 ? 1 : 0, seed, today };
}

/** A way to every step of the procedure, in order. Throws when no sample reaches one: then nothing would have been tested. */
export function waysThrough(procedure: Procedure, today: string): Way[] {
  const wanted = procedure.definition.steps.map((step) => step.id);
  const found = new Map<string, Way>();
  for (const options of candidates(today)) {
    if (found.size === wanted.length) break;
    const all = sampleAnswers(procedure, options);
    for (const step of openSession(procedure, all).paths) {
      if (wanted.includes(step) && !found.has(step))
        found.set(step, { step, ...around(procedure, step, all), options });
    }
  }
  return wanted.map((step) => {
    const way = found.get(step);
    if (!way) throw new Error(`no sample answers reach ${procedure.id}/${step}`);
    return way;
  });
}

function around(procedure: Procedure, step: string, all: Answers): { before: Answers; answered: Answers } {
  const { steps } = procedure.definition;
  const at = steps.findIndex((each) => each.id === step);
  const until = (end: number): Answers => {
    const ids = new Set(steps.slice(0, end).flatMap((each) => each.fields.map((field) => field.id)));
    return Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  };
  return { before: until(at), answered: until(at + 1) };
}

/** Whether the page shows fields only while another one of the same page has a certain value. */
export const hasDependents = ({ page }: Session): boolean =>
  (page?.step.spec.fields ?? []).some((field) => field.showIf !== undefined);
