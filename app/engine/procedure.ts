/** A compiled definition: everything a session needs, resolved once. Immutable. */
import type { Check } from "./conditions/evaluate.ts";
import type { Definition, GroupField, SimpleField, Step } from "./definition.ts";
import type { AnyFieldModule } from "./fields/simple.ts";

export type CompiledField = {
  readonly id: string;
  readonly spec: SimpleField;
  readonly module: AnyFieldModule;
  /** false for notices, which have no answer. */
  readonly asked: boolean;
  readonly required: boolean;
  readonly shown: Check | null;
  /** Fields of the same page its condition names. */
  readonly dependsOn: readonly string[];
};

export type CompiledGroup = {
  readonly id: string;
  readonly spec: GroupField;
  readonly shown: Check | null;
  readonly fields: readonly CompiledField[];
};

export type CompiledStep = {
  readonly id: string;
  readonly spec: Step;
  readonly shown: Check | null;
  /** Empty for a step with a repeating group. */
  readonly fields: readonly CompiledField[];
  readonly group: CompiledGroup | null;
};

export type Procedure = {
  readonly id: string;
  readonly definition: Definition;
  readonly steps: readonly CompiledStep[];
  readonly stepById: ReadonlyMap<string, CompiledStep>;
};
