import { z } from "zod";
import { err, ok } from "../../lib/result.ts";
import type { Address, FieldError } from "../answers.ts";
import { narrow } from "../characters.ts";
import { common, type FieldModule, isRecordOfText, lineErrors, readLine } from "./kit.ts";
import { prefectureOf } from "./prefectures.ts";

export const addressFieldSchema = z.strictObject({
  ...common,
  type: z.literal("address"),
  autocomplete: z.boolean().optional(),
});
type AddressField = z.infer<typeof addressFieldSchema>;

const parts = ["postalCode", "prefecture", "city", "street", "building"] as const;
const lines = ["city", "street", "building"] as const;
const maxLength = 100;

/** Postal code (7 digits, may be unknown: ""), 都道府県, 市区町村, 町域・番地 as typed, 方書 ("" when none). */
export const address: FieldModule<AddressField, Address> = {
  parts,
  errors: [...lineErrors, "postal-code", "prefecture", "part-required"],
  holds: (value): value is Address =>
    isRecordOfText(value, parts) && value.prefecture !== "" && value.city !== "" && value.street !== "",
  parse(input) {
    const typed = Object.fromEntries(parts.map((part) => [part, input.get(part).trim()])) as Address;
    if (typed.postalCode === "" && lines.every((part) => typed[part] === "") && typed.prefecture === "")
      return ok(null);
    const errors: FieldError[] = [];
    const value = { ...typed };
    const postal = narrow(typed.postalCode)?.replace(/[-〒]/g, "") ?? "?";
    if (/^(\d{7})?$/.test(postal)) value.postalCode = postal;
    else errors.push({ part: "postalCode", key: "postal-code" });
    const prefecture = prefectureOf(narrow(typed.prefecture) ?? "?");
    if (prefecture) value.prefecture = prefecture;
    else errors.push({ part: "prefecture", key: typed.prefecture === "" ? "part-required" : "prefecture" });
    for (const part of lines) {
      const line = readLine(typed[part], maxLength, part);
      if (!line.ok) errors.push(line.error);
      else if (line.value === "" && part !== "building") errors.push({ part, key: "part-required" });
      else value[part] = line.value;
    }
    return errors.length > 0 ? err(errors) : ok(value);
  },
  toRaw: (value) => Object.fromEntries(parts.map((part) => [part, [value[part]]])),
  format(value) {
    const postal = value.postalCode === "" ? [] : [`〒${value.postalCode.slice(0, 3)}-${value.postalCode.slice(3)}`];
    return [
      ...postal,
      value.prefecture + value.city + value.street,
      ...(value.building === "" ? [] : [value.building]),
    ];
  },
};
