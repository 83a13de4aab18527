import { z } from "zod";
import { textSchema } from "../text.ts";
import { common } from "./kit.ts";
import { simpleFieldSchema } from "./simple.ts";

/** A repeated part of a form: a list page, and one page per item. It has no input of its own. */
export const groupFieldSchema = z.strictObject({
  ...common,
  type: z.literal("group"),
  repeat: z.strictObject({ min: z.int().min(0).max(20), max: z.int().min(1).max(20) }),
  /** What one item is called: 「異動する人」. */
  itemLabel: textSchema,
  fields: z.array(simpleFieldSchema).min(1).max(20),
});

/** Keys of the list page: too few, too many, an item that lacks an answer (`number`: which one). */
export const groupErrors = ["min", "max", "incomplete"] as const;
