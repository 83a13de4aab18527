import type { FieldView } from "../../engine/view.ts";
import { inputId, typed } from "./field-props.ts";

/** First input of composite fields, where an error of the whole field leads. */
const firstPart: Partial<Record<FieldView["type"], string>> = {
  "person-name": "family",
  date: "year",
  "year-month": "year",
  "bank-account": "bankName",
};

/** Of an address, the first part that must be filled and is empty: the postal code may stay so. */
const firstOf = (field: FieldView): string =>
  field.type === "address"
    ? (["prefecture", "city", "street"].find((part) => typed(field, part) === "") ?? "prefecture")
    : (firstPart[field.type] ?? "");

/** Rows of the error summary, in the order of the page: the words and the input they lead to. */
export const errorLinks = (fields: FieldView[]): { message: string; href: string }[] =>
  fields.flatMap((field) =>
    field.errors.map((error) => ({
      message: error.message,
      href: `#${inputId(field.id, error.part ?? firstOf(field))}`,
    })),
  );
