/** Conditions are JsonLogic values (jsonlogic.com) limited to these operators, so that every one can be checked and shown. */
import { z } from "zod";

/** `var` names a field asked earlier (or earlier in the same step or item). */
export type Condition =
  | { var: string }
  | { "==": [Operand, Operand] }
  | { "!=": [Operand, Operand] }
  | { ">": [Operand, Operand] }
  | { ">=": [Operand, Operand] }
  | { "<": [Operand, Operand] }
  | { "<=": [Operand, Operand] }
  | { in: [Operand, Operand] }
  | { "!": Condition }
  | { and: Condition[] }
  | { or: Condition[] };
export type Operand = string | number | boolean | null | (string | number)[] | { var: string };

const operand: z.ZodType<Operand> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number()])),
  z.strictObject({ var: z.string() }),
]);
const pair = z.tuple([operand, operand]);
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ var: z.string() }),
    z.strictObject({ "==": pair }),
    z.strictObject({ "!=": pair }),
    z.strictObject({ ">": pair }),
    z.strictObject({ ">=": pair }),
    z.strictObject({ "<": pair }),
    z.strictObject({ "<=": pair }),
    z.strictObject({ in: pair }),
    z.strictObject({ "!": conditionSchema }),
    z.strictObject({ and: z.array(conditionSchema).min(1) }),
    z.strictObject({ or: z.array(conditionSchema).min(1) }),
  ]),
);
