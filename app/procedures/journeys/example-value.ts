/** Plainly fictitious values: 見本 花子 of 見本町. Never a real person, place or number. */
import { type CompiledField, type FileRef, resolveBound, type SimpleField, type Value } from "../../engine/index.ts";

/** A file for a field that takes these types; null when there is none. */
export type FileFor = (accept: readonly string[]) => FileRef | null;

/** Only to walk a form to its end: names no stored file. */
export const imaginedFile: FileFor = ([type]) =>
  type === undefined ? null : { id: "imagined", name: `見本.${type.split("/")[1]}`, type, bytes: 1000 };

export type ExampleOptions = {
  today: string;
  fileFor: FileFor;
  /** Which option of a choice: 0 the first. */
  choice: number;
  /** はい or いいえ. */
  yes: boolean;
  /** Place of the item in its group: another person each time. */
  nth?: number;
};

const people = [
  { given: "花子", kana: "ミホン　ハナコ" },
  { given: "太郎", kana: "ミホン　タロウ" },
  { given: "一郎", kana: "ミホン　イチロウ" },
  { given: "桜", kana: "ミホン　サクラ" },
] as const;
const personOf = (nth: number) => people[nth % people.length] ?? people[0];

const address = { postalCode: "7592212", prefecture: "山口県", city: "美祢市", street: "見本町1番地", building: "" };

/** A birthday where one is asked, today elsewhere; within the field's bounds. */
function dayOf(field: Extract<SimpleField, { type: "date" }>, today: string): string {
  const wanted = field.autocomplete === "bday" || /birth/i.test(field.id) ? "1985-04-10" : today;
  const [min, max] = [field.min, field.max].map((bound) => bound && resolveBound(bound, today));
  if (max && wanted > max) return max;
  return min && wanted < min ? min : wanted;
}

function numberOf(field: Extract<SimpleField, { type: "number" | "yen" }>, wanted: number): number {
  const value = Math.max(field.min ?? wanted, Math.min(field.max ?? wanted, wanted));
  return field.type === "number" && field.decimals ? value : Math.ceil(value);
}

/** null: nothing to say (a notice, a file that cannot be invented). */
export function exampleValue({ spec }: CompiledField, options: ExampleOptions): Value | null {
  const { today, choice, yes, fileFor, nth = 0 } = options;
  switch (spec.type) {
    case "text":
      if (spec.format) return "1234567890".slice(0, Math.min(spec.maxLength ?? 10, 10));
      return "見本".slice(0, spec.maxLength ?? 10);
    case "textarea":
      return "見本の文章です。".slice(0, spec.maxLength ?? 10);
    case "person-name":
      return { family: "見本", given: personOf(nth).given };
    case "kana":
      return personOf(nth).kana;
    case "date":
      return dayOf(spec, today);
    case "year-month":
      return today.slice(0, 7);
    case "tel":
      return "0837000000";
    case "email":
      return "hanako@example.jp";
    case "address":
      return address;
    case "number":
      return numberOf(spec, 1);
    case "yen":
      return numberOf(spec, 10_000);
    case "radio":
    case "select":
      return spec.options[choice % spec.options.length]?.value ?? null;
    case "checkboxes":
      return spec.options.slice(0, Math.max(spec.min ?? 1, 1)).map((option) => option.value);
    case "yes-no":
      return yes;
    case "bank-account":
      return {
        bankCode: "0000",
        bankName: "見本銀行",
        branchCode: "000",
        branchName: "見本支店",
        kind: "ordinary",
        number: "0000000",
        holder: "ミホン　ハナコ",
      };
    case "declaration":
      return true;
    case "file": {
      const file = fileFor(spec.accept);
      return file && [file];
    }
    case "notice":
      return null;
  }
}
