/** The lint of a definition: every rule, and a score. Pure. */
import type { Procedure } from "../../engine/index.ts";
import { distinctQuestions, noDeadBranches, onePageOneQuestion } from "./branches.ts";
import { fewKanji, ownText, spacesBetweenWords } from "./easy.ts";
import type { Finding, LintContext, Rule } from "./finding.ts";
import { deadlineCounts, feeAgrees, visitSaysWhy } from "./guide.ts";
import { noSecretField, secretsNotAsked } from "./individual-number.ts";
import { journeysLead } from "./journeys.ts";
import { everyLanguage, shortLabels } from "./labels.ts";
import { linksResolve } from "./links.ts";
import { enoughQuestions, hintsHelp } from "./questions.ts";
import { plainPoliteness, saidStraight, shortSentences } from "./sentences.ts";
import { everydayKatakana, hardTermsExplained, longNamesExplained } from "./words.ts";

const rules: readonly Rule[] = [
  journeysLead,
  noDeadBranches,
  onePageOneQuestion,
  distinctQuestions,
  enoughQuestions,
  secretsNotAsked,
  noSecretField,
  linksResolve,
  visitSaysWhy,
  feeAgrees,
  deadlineCounts,
  everyLanguage,
  shortLabels,
  shortSentences,
  saidStraight,
  plainPoliteness,
  everydayKatakana,
  hardTermsExplained,
  longNamesExplained,
  fewKanji,
  spacesBetweenWords,
  ownText,
  hintsHelp,
];

export const checkDefinition = (procedure: Procedure, context: LintContext): Finding[] =>
  rules.flatMap((rule) => rule(procedure, context));

const weights = { error: 10, warning: 1 };

/** 100 when nothing is found; never below 0. */
export const scoreOf = (findings: readonly Finding[]): number =>
  Math.max(0, 100 - findings.reduce((sum, { severity }) => sum + weights[severity], 0));
