import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import { tidyLine } from "../characters.ts";
import { containsIndividualNumber } from "../individual-number.ts";
import { common, type FieldModule, isText } from "./kit.ts";

export const emailFieldSchema = z.strictObject({
  ...common,
  type: z.literal("email"),
  autocomplete: z.boolean().optional(),
});
type EmailField = z.infer<typeof emailFieldSchema>;

/** RFC 5321: 64 before the @, 254 in all. Dots may stand anywhere before it: older addresses of Japanese carriers do that. */
const address =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
const maxLength = 254;

/** One address; full-width letters are understood, the domain is kept in lower case. */
export const email: FieldModule<EmailField, string> = {
  parts: [""],
  errors: ["character", "too-long", "individual-number", "email"],
  holds: isText,
  parse(input) {
    const line = tidyLine(input.get(""));
    if (line === null) return err([{ key: "character" }]);
    const typed = line.normalize("NFKC");
    if (typed === "") return ok(null);
    if (typed.length > maxLength) return err([{ key: "too-long", params: { max: maxLength } }]);
    if (containsIndividualNumber(typed)) return err([{ key: "individual-number" }]);
    const at = typed.lastIndexOf("@");
    const value = typed.slice(0, at + 1) + typed.slice(at + 1).toLowerCase();
    return at > 0 && address.test(value) ? ok(value) : err([{ key: "email" }]);
  },
  toRaw: (value) => ({ "": [value] }),
  format: (value) => [value],
};
