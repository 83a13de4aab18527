import { z } from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { BankAccount, FieldError } from "../answers.ts";
import { narrow } from "../characters.ts";
import { containsIndividualNumber } from "../individual-number.ts";
import { wordsOf } from "../words.ts";
import { toKatakana } from "./katakana.ts";
import { codePoints, common, type FieldModule, isRecordOfText, lineErrors, readLine } from "./kit.ts";

export const bankAccountFieldSchema = z.strictObject({ ...common, type: z.literal("bank-account") });
type BankAccountField = z.infer<typeof bankAccountFieldSchema>;

const parts = ["bankName", "bankCode", "branchName", "branchCode", "kind", "number", "holder"] as const;
type Part = (typeof parts)[number];
const accountKinds = ["ordinary", "current", "savings"] as const;
const isKind = (value: unknown): value is BankAccount["kind"] => accountKinds.some((kind) => kind === value);
const maxName = 60;
const maxHolder = 60;
/** Letters of a bank's account names (全銀): katakana, Latin capitals, digits and a few marks, kept in full width. */
const holderLetters = /^[ァ-ヾ　Ａ-Ｚ０-９（）．，「」／＆－]+$/u;

const digits = (typed: string): string => narrow(typed)?.replaceAll("-", "") ?? "?";

const code =
  (length: number, key: string) =>
  (typed: string, part: Part): Result<string, FieldError> => {
    const value = digits(typed);
    return value.length === length && /^\d+$/.test(value) ? ok(value) : err({ part, key });
  };

/** Seven digits; six, as some passbooks print, get their zero. Fewer may be a slip: the applicant writes the zeros. */
function accountNumber(typed: string, part: Part): Result<string, FieldError> {
  const value = digits(typed);
  return /^\d{6,7}$/.test(value) ? ok(value.padStart(7, "0")) : err({ part, key: "number" });
}

const name = (typed: string, part: Part): Result<string, FieldError> => readLine(typed, maxName, part);

function holder(typed: string, part: Part): Result<string, FieldError> {
  const kana = toKatakana(typed);
  if (kana === null) return err({ part, key: "character" });
  if (codePoints(kana) > maxHolder) return err({ part, key: "too-long", params: { max: maxHolder } });
  if (containsIndividualNumber(kana)) return err({ part, key: "individual-number" });
  const value = kana.toUpperCase().replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  return holderLetters.test(value) ? ok(value) : err({ part, key: "holder" });
}

const readers: Record<Part, (typed: string, part: Part) => Result<string, FieldError>> = {
  bankName: name,
  bankCode: code(4, "bank-code"),
  branchName: name,
  branchCode: code(3, "branch-code"),
  kind: (typed, part) => (isKind(typed) ? ok(typed) : err({ part, key: "kind" })),
  number: accountNumber,
  holder,
};

/** An account of the holder's own; ゆうちょ by its 店番 and 口座番号 for transfers. */
export const bankAccount: FieldModule<BankAccountField, BankAccount> = {
  parts,
  errors: [...lineErrors, "part-required", "bank-code", "branch-code", "kind", "number", "holder"],
  holds: (value): value is BankAccount => isRecordOfText(value, parts) && isKind(value.kind),
  parse(input) {
    const typed = Object.fromEntries(parts.map((part) => [part, input.get(part).trim()])) as Record<Part, string>;
    if (parts.every((part) => part === "kind" || typed[part] === "")) return ok(null);
    const errors: FieldError[] = [];
    const value = { ...typed };
    for (const part of parts) {
      const read =
        typed[part] === ""
          ? err({ part, key: part === "kind" ? "kind" : "part-required" })
          : readers[part](typed[part], part);
      if (!read.ok) errors.push(read.error);
      else if (read.value === "") errors.push({ part, key: "part-required" });
      else value[part] = read.value;
    }
    return errors.length > 0 ? err(errors) : ok(value as BankAccount);
  },
  toRaw: (value) => Object.fromEntries(parts.map((part) => [part, [value[part]]])),
  format: (value, _field, locale) => [
    `${value.bankName}（${value.bankCode}）`,
    `${value.branchName}（${value.branchCode}）`,
    `${wordsOf(locale).kinds[value.kind]} ${value.number}`,
    value.holder,
  ],
};
