/** The engine's door: a definition in, pages, answers and words out. Pure and synchronous; knows no real procedure. */
export type { Answers, FieldErrors, FileRef, Item, PersonName, RawInput, Value } from "./answers.ts";
export { compile } from "./compile.ts";
export type { Definition, Field, Journey, SimpleField, Step } from "./definition.ts";
export { categories, lifeEvents } from "./definition.ts";
export { DefinitionError } from "./definition-error.ts";
export { computeFee, type Fee, type FeeLine } from "./fee.ts";
export { type FormReader, inputName } from "./form-reader.ts";
export type { Translate } from "./messages.ts";
export type { CompiledField, CompiledStep, Procedure } from "./procedure.ts";
export { reviewErrors } from "./review.ts";
export { openSession, type Session } from "./session.ts";
export { viewStep } from "./step-view.ts";
export { type Refusal, removeFile, removeItem, submitStep } from "./submit.ts";
export { type SummaryStep, stepPathOf, summarize } from "./summary.ts";
export { type Text, textOf, textSchema } from "./text.ts";
export type { FieldView } from "./view.ts";
