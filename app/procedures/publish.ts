/** Publishing definitions: checked whole, hashed over canonical JSON, appended as immutable versions. */
import { createHash } from "node:crypto";
import { compile, type Definition } from "../engine/index.ts";
import type { ProcedureStore } from "./store.ts";

/** JSON with sorted keys, so that formatting and key order make no new version. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object")
    return `{${Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
      .join(",")}}`;
  return JSON.stringify(value);
}

export const definitionHash = (definition: Definition): string =>
  createHash("sha256").update(canonical(definition)).digest("hex");

/** Publishes what changed; throws `DefinitionError` with the JSON path when a definition is bad. Returns the new version ids. */
export async function publishDefinitions(
  store: ProcedureStore,
  definitions: unknown[],
  by: string,
  at: number,
): Promise<string[]> {
  const entries = definitions.map((value) => {
    const { definition } = compile(value);
    return { definition, hash: definitionHash(definition) };
  });
  return store.publish(entries, by, at);
}
