/** The planner's questions and words as a file: db/seed/card-planner.json. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Answers, compile, type Procedure, type Text, textSchema } from "../../engine/index.ts";
import { projectPath } from "../../lib/project-path.ts";
import { formOf } from "../guide/guide.ts";
import { type CardAnswers, type Thing, things } from "./card-plan.ts";

const schema = z.strictObject({
  questions: z.array(z.looseObject({ id: z.string(), type: z.string() })).min(1),
  bring: z.record(z.enum(things), textSchema),
  facts: z.strictObject({ source: z.string(), open: z.array(z.string().min(1)) }),
});

export type CardPlanner = {
  form: Procedure;
  bring: Record<Thing, Text>;
  facts: { source: string; open: string[] };
};

/** Throws with what is wrong. */
export function readCardPlanner(): CardPlanner {
  const { questions, bring, facts } = schema.parse(
    JSON.parse(readFileSync(projectPath("db", "seed", "card-planner.json"), "utf8")),
  );
  return { form: compile(formOf({ id: "card-planner", questions, tasks: [] })), bring, facts };
}

const dayOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Answers of the form, which were checked and pruned by it. */
export function cardAnswers(answers: Answers): CardAnswers {
  return {
    what: answers.what as CardAnswers["what"],
    birth: String(answers.birth),
    until: dayOf(answers.certificateUntil ?? answers.cardUntil ?? answers.noticeUntil),
    who: answers.who as CardAnswers["who"],
  };
}
