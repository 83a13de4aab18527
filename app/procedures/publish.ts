/** Publishing definitions: checked whole, hashed over canonical JSON, appended as immutable versions. */
import { createHash } from "node:crypto";
import { compile, type Definition, DefinitionError, type Procedure } from "../engine/index.ts";
import { canonicalJson } from "../lib/canonical-json.ts";
import type { Finding } from "./lint/finding.ts";
import type { ProcedureStore } from "./store.ts";

export const definitionHash = (definition: Definition): string =>
  createHash("sha256").update(canonicalJson(definition)).digest("hex");

/** What keeps a definition that compiles from being published; nothing when it may be. */
export type Gate = (procedure: Procedure) => Finding[];

/**
 * Publishes what changed; throws `DefinitionError` with the JSON path when a definition is bad, or when the `gate` finds an
 * error in one that is not published yet. Returns the new version ids.
 */
export async function publishDefinitions(
  store: ProcedureStore,
  definitions: unknown[],
  by: string,
  at: number,
  gate?: Gate,
): Promise<string[]> {
  const entries = definitions.map((value) => {
    const procedure = compile(value);
    return { procedure, definition: procedure.definition, hash: definitionHash(procedure.definition) };
  });
  if (gate) {
    const published = new Map((await store.current()).map(({ procedureId, hash }) => [procedureId, hash]));
    pass(
      gate,
      entries.filter(({ definition, hash }) => published.get(definition.id) !== hash).map(({ procedure }) => procedure),
    );
  }
  return store.publish(
    entries.map(({ definition, hash }) => ({ definition, hash })),
    by,
    at,
  );
}

function pass(gate: Gate, procedures: readonly Procedure[]): void {
  const mistakes = procedures.flatMap((procedure) =>
    gate(procedure)
      .filter(({ severity }) => severity === "error")
      .map(({ path, message }) => ({ path, message: `手続定義 ${procedure.id}：${message}` })),
  );
  if (mistakes.length > 0) throw new DefinitionError(mistakes);
}
