/** All field types with one answer, and their modules: a new type is a file here and a line in both lists. */
import { z } from "zod";
import type { Value } from "../answers.ts";
import { address, addressFieldSchema } from "./address.ts";
import { bankAccount, bankAccountFieldSchema } from "./bank-account.ts";
import { checkboxes, checkboxesFieldSchema } from "./checkboxes.ts";
import { date, dateFieldSchema } from "./date.ts";
import { declaration, declarationFieldSchema } from "./declaration.ts";
import { email, emailFieldSchema } from "./email.ts";
import { file, fileFieldSchema } from "./file.ts";
import { kana, kanaFieldSchema } from "./kana.ts";
import type { FieldModule } from "./kit.ts";
import { notice, noticeFieldSchema } from "./notice.ts";
import { number, numberFieldSchema } from "./number.ts";
import { personName, personNameFieldSchema } from "./person-name.ts";
import { radio, radioFieldSchema } from "./radio.ts";
import { select, selectFieldSchema } from "./select.ts";
import { tel, telFieldSchema } from "./tel.ts";
import { text, textFieldSchema } from "./text.ts";
import { textarea, textareaFieldSchema } from "./textarea.ts";
import { yearMonth, yearMonthFieldSchema } from "./year-month.ts";
import { yen, yenFieldSchema } from "./yen.ts";
import { yesNo, yesNoFieldSchema } from "./yes-no.ts";

export const simpleSchemas = [
  textFieldSchema,
  textareaFieldSchema,
  personNameFieldSchema,
  kanaFieldSchema,
  dateFieldSchema,
  yearMonthFieldSchema,
  telFieldSchema,
  emailFieldSchema,
  addressFieldSchema,
  numberFieldSchema,
  yenFieldSchema,
  radioFieldSchema,
  selectFieldSchema,
  checkboxesFieldSchema,
  yesNoFieldSchema,
  fileFieldSchema,
  bankAccountFieldSchema,
  declarationFieldSchema,
  noticeFieldSchema,
] as const;
export const simpleFieldSchema = z.discriminatedUnion("type", simpleSchemas);
export type SimpleField = z.infer<typeof simpleFieldSchema>;

const modules = {
  text,
  textarea,
  "person-name": personName,
  kana,
  date,
  "year-month": yearMonth,
  tel,
  email,
  address,
  number,
  yen,
  radio,
  select,
  checkboxes,
  "yes-no": yesNo,
  file,
  "bank-account": bankAccount,
  declaration,
  notice,
} satisfies { [T in SimpleField["type"]]: FieldModule<Extract<SimpleField, { type: T }>, Value> };

/** A module seen without its own type: the field decides which one it is. */
export type AnyFieldModule = FieldModule<SimpleField, Value>;
export const fieldModules: Record<SimpleField["type"], AnyFieldModule> = modules;
