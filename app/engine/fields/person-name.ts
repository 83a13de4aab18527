import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import type { FieldError, PersonName } from "../answers.ts";
import { common, type FieldModule, isRecordOfText, lineErrors, readLine } from "./kit.ts";

/** 姓 and 名 in two inputs; 名 may stay empty (single names); `autocomplete` true when it is the applicant's own. */
export const personNameFieldSchema = z.strictObject({
  ...common,
  type: z.literal("person-name"),
  autocomplete: z.boolean().optional(),
});
type PersonNameField = z.infer<typeof personNameFieldSchema>;

const parts = ["family", "given"] as const;
/** Residence cards carry long Latin names. */
const maxLength = 100;

/** Letters stay exactly as typed (外字, IVS, Latin): nothing but spaces is tidied. */
export const personName: FieldModule<PersonNameField, PersonName> = {
  parts,
  errors: [...lineErrors, "family-required"],
  holds: (value): value is PersonName => isRecordOfText(value, parts) && value.family !== "",
  parse(input) {
    const errors: FieldError[] = [];
    const read = (part: string): string => {
      const line = readLine(input.get(part), maxLength, part);
      if (!line.ok) errors.push(line.error);
      return line.ok ? line.value : "";
    };
    const name = { family: read("family"), given: read("given") };
    if (errors.length > 0) return err(errors);
    if (name.family !== "") return ok(name);
    return name.given === "" ? ok(null) : err([{ part: "family", key: "family-required" }]);
  },
  toRaw: (value) => ({ family: [value.family], given: [value.given] }),
  format: (value) => [value.given === "" ? value.family : `${value.family}　${value.given}`],
};
