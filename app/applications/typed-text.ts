/** What somebody typed into a box that belongs to no form of a procedure: a message, a reason. */
import { containsIndividualNumber, tidyText } from "../engine/index.ts";
import { err, ok, type Result } from "../lib/result.ts";

/** Keys of `fields:errors.textarea`: the same words as in every form. */
export type TextFlaw = "required" | "character" | "too-long" | "individual-number";

/** `max`: code points. */
export function typedText(
  raw: string,
  { max, required }: { max: number; required: boolean },
): Result<string, TextFlaw> {
  const text = tidyText(raw);
  if (text === null) return err("character");
  if (text === "") return required ? err("required") : ok("");
  if ([...text].length > max) return err("too-long");
  return containsIndividualNumber(text) ? err("individual-number") : ok(text);
}
