/** Who applied and where notices go, read from the answers by the definition's field types. */
import type { Answers, PersonName, Procedure } from "../engine/index.ts";
import { normalize } from "../procedures/index.ts";
import type { Identity } from "./types.ts";

const fieldsOf = (procedure: Procedure) => procedure.definition.steps.flatMap((step) => step.fields);

/** The applicant's own field when there is one, else the first of its type that was answered. */
function answerOf(procedure: Procedure, answers: Answers, type: string, preferred: string): unknown {
  if (answers[preferred] !== undefined) return answers[preferred];
  const field = fieldsOf(procedure).find((candidate) => candidate.type === type && answers[candidate.id] !== undefined);
  return field && answers[field.id];
}

export function applicantOf(
  procedure: Procedure,
  answers: Answers,
): { applicantName: string; applicantSearch: string } {
  const name = answerOf(procedure, answers, "person-name", "applicantName");
  const kana = answerOf(procedure, answers, "kana", "applicantKana");
  const shown =
    typeof name === "string"
      ? name
      : name !== undefined
        ? [(name as PersonName).family, (name as PersonName).given].filter(Boolean).join("　")
        : "";
  return {
    applicantName: shown,
    applicantSearch: `${normalize(shown)} ${typeof kana === "string" ? normalize(kana) : ""}`.trim(),
  };
}

/** The confirmed address first; else what the form asked for; null: no mail can be sent. */
export function contactEmailOf(procedure: Procedure, answers: Answers, identity: Identity | null): string | null {
  if (identity?.level === "email") return identity.email;
  const email = answerOf(procedure, answers, "email", "applicantEmail");
  return typeof email === "string" ? email : null;
}
