/** Answers that complete a procedure without any journey. */
import type { Answers, Procedure } from "../../engine/index.ts";
import type { FileFor } from "./example-value.ts";
import { fillForm } from "./fill-form.ts";

/**
 * null when the procedure asks for something that cannot be invented, a file among them unless `fileFor` has one. `turn`
 * varies the choices.
 */
export function exampleAnswers(
  procedure: Procedure,
  today: string,
  turn: number,
  fileFor: FileFor = () => null,
): Answers | null {
  const { answers, problems } = fillForm(procedure, {
    given: {},
    fill: turn % 3 === 1 ? "all" : "required",
    example: { today, fileFor, choice: turn, yes: turn % 2 === 0 },
  });
  return problems.length === 0 ? answers : null;
}
