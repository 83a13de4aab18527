import { z } from "zod";
import { ok } from "../../lib/result.ts";
import { common, type FieldModule } from "./kit.ts";

/** Words to read, no answer: label is the heading, hint the body (for example 個人番号は入力不要). */
export const noticeFieldSchema = z.strictObject({ ...common, type: z.literal("notice") });
type NoticeField = z.infer<typeof noticeFieldSchema>;

export const notice: FieldModule<NoticeField, never> = {
  parts: [],
  errors: [],
  holds: (_value): _value is never => false,
  parse: () => ok(null),
  toRaw: () => ({}),
  format: () => [],
};
