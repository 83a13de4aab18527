/** Our own checks as one more engine. */

import { change } from "../checks/change.ts";
import type { Check, Verdict } from "../checks/check.ts";
import { textContrast } from "../checks/contrast.ts";
import { edges } from "../checks/edges.ts";
import { errors } from "../checks/errors.ts";
import { focusVisible } from "../checks/focus-visible.ts";
import { frame } from "../checks/frame.ts";
import { gestures } from "../checks/gestures.ts";
import { keyboard } from "../checks/keyboard.ts";
import { media } from "../checks/media.ts";
import { order } from "../checks/order.ts";
import { promises } from "../checks/promises.ts";
import { resize } from "../checks/resize.ts";
import { structure } from "../checks/structure.ts";
import { timing } from "../checks/timing.ts";
import { type Engine, type Findings, findingsOf } from "./engine.ts";

/** Questions to the page as it is. */
const quick: readonly Check[] = [promises, media, structure, order, errors, edges, textContrast];
/** Keys are pressed, windows changed, clocks made to ring; the last ones may leave the page changed. */
const deep: readonly Check[] = [resize, focusVisible, frame, keyboard, gestures, change, timing];

export const ownEngine: Engine = {
  id: "own",
  name: "このポータルの検査",
  version: "1",
  sees: "layout",
  bring: async () => {},
  async look(_, sight) {
    const checks = sight.depth === "deep" ? [...quick, ...deep] : quick;
    const verdicts: Verdict[] = [];
    for (const check of checks) verdicts.push(...(await check(sight)));
    return findingsOfVerdicts(verdicts);
  },
};

/**
 * For the browser tests of every change: what the portal promises of every page. The younger checks speak in
 * `npm run a11y`, until each has been over the whole inventory.
 */
export const promisesEngine: Engine = {
  ...ownEngine,
  async look(_, sight) {
    const isPublic = sight.subject.area === "public";
    const named = isPublic ? (await errors(sight)).filter(({ check }) => check === "errors-named") : [];
    return findingsOfVerdicts([...(await promises(sight)), ...named]);
  },
};

const words = { passed: "passed", failed: "failed", cantTell: "undecided", inapplicable: "inapplicable" } as const;

export const findingsOfVerdicts = (verdicts: readonly Verdict[]): Findings =>
  findingsOf(
    verdicts.map(({ check, criteria, outcome, help, where }) => ({
      rule: check,
      criteria,
      outcome: words[outcome],
      help,
      where,
    })),
  );
