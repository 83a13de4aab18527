import type { Result } from "../../app/lib/result.ts";

/** The value; what the stage asks for must not be refused. */
export function must<Value>(result: Result<Value, { code: string }>): Value {
  if (!result.ok) throw new Error(`the stage was refused: ${result.error.code}`);
  return result.value;
}
