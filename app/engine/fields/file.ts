import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import type { FileRef } from "../answers.ts";
import { tidyLine } from "../characters.ts";
import { containsIndividualNumber } from "../individual-number.ts";
import { common, type FieldModule } from "./kit.ts";

export const fileFieldSchema = z.strictObject({
  ...common,
  type: z.literal("file"),
  accept: z.array(z.enum(["image/jpeg", "image/png", "application/pdf"])).min(1),
  /** 1 when absent. */
  maxFiles: z.int().min(1).max(10).optional(),
});
type FileField = z.infer<typeof fileFieldSchema>;

const kinds = { "image/jpeg": "JPEG", "image/png": "PNG", "application/pdf": "PDF" };

function isFileRef(value: unknown): value is FileRef {
  if (typeof value !== "object" || value === null) return false;
  const { id, name, type, bytes } = value as Record<string, unknown>;
  return typeof id === "string" && typeof name === "string" && typeof type === "string" && typeof bytes === "number";
}

/** Attachments that are stored already: those kept from before, then the new ones. Their bytes are not looked at here. */
export const file: FieldModule<FileField, FileRef[]> = {
  parts: [""],
  errors: ["character", "individual-number", "file-type", "too-many"],
  holds: (value): value is FileRef[] => Array.isArray(value) && value.length > 0 && value.every(isFileRef),
  parse(input, field) {
    const files = [...new Map(input.files.map((each) => [each.id, each])).values()];
    if (files.length === 0) return ok(null);
    const max = field.maxFiles ?? 1;
    if (files.length > max) return err([{ key: "too-many", params: { max } }]);
    for (const { name, type } of files) {
      if (tidyLine(name) === null) return err([{ key: "character" }]);
      if (containsIndividualNumber(name)) return err([{ key: "individual-number" }]);
      if (!field.accept.some((accepted) => accepted === type)) {
        return err([{ key: "file-type", params: { name, kinds: field.accept.map((each) => kinds[each]).join(", ") } }]);
      }
    }
    return ok(files);
  },
  toRaw: () => ({}),
  format: (value) => value.map((each) => each.name),
};
