/** The engine's door: a definition in, pages, answers and words out. Pure and synchronous; knows no real procedure. */
export type {
  Address,
  Answers,
  BankAccount,
  FieldError,
  FieldErrors,
  FileRef,
  Item,
  PersonName,
  RawInput,
  Value,
} from "./answers.ts";
export { compile } from "./compile.ts";
export type {
  Condition,
  Definition,
  Field,
  FieldOf,
  FieldType,
  GroupField,
  SimpleField,
  Step,
} from "./definition.ts";
export { categories, definitionSchema, lifeEvents } from "./definition.ts";
export { DefinitionError } from "./definition-error.ts";
export { type FormReader, inputName } from "./form-reader.ts";
export { containsIndividualNumber } from "./individual-number.ts";
export { errorMessage, type Translate } from "./messages.ts";
export type { CompiledField, CompiledGroup, CompiledStep, Procedure } from "./procedure.ts";
export { reviewErrors } from "./review.ts";
export { openSession, type Page, type Session } from "./session.ts";
export { type GroupView, type StepView, type ViewOptions, viewStep } from "./step-view.ts";
export { type Refusal, removeFile, removeItem, submitStep } from "./submit.ts";
export { type SummaryRow, type SummaryStep, stepPathOf, summarize } from "./summary.ts";
export { type Text, textOf, textSchema } from "./text.ts";
export type { FieldView } from "./view.ts";
