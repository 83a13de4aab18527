import type { FieldView } from "../../engine/view.ts";
import { inputId } from "./field-props.ts";

/** First input of composite fields, where an error of the whole field leads. */
const firstPart: Partial<Record<FieldView["type"], string>> = {
  "person-name": "family",
  date: "year",
  "year-month": "year",
  address: "postalCode",
  "bank-account": "bankName",
};

/** Rows of the error summary, in the order of the page: the words and the input they lead to. */
export const errorLinks = (fields: FieldView[]): { message: string; href: string }[] =>
  fields.flatMap((field) =>
    field.errors.map((error) => ({
      message: error.message,
      href: `#${inputId(field.id, error.part ?? firstPart[field.type] ?? "")}`,
    })),
  );
