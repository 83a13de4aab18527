/** Plainly fictitious answers to any procedure, for the demo: 見本 花子 of 見本町. Never a real person, place or number. */
import {
  type Answers,
  type CompiledField,
  type Item,
  openSession,
  type Procedure,
  type Value,
} from "../engine/index.ts";
import type { FileFor } from "./sample-files.ts";

const person = { family: "見本", given: "花子" };
const address = { postalCode: "7592212", prefecture: "山口県", city: "美祢市", street: "見本町1番地", building: "" };

/** A day within the field's bounds, counted from `today`. */
function day(field: Extract<CompiledField["spec"], { type: "date" }>, today: string): string {
  if (field.autocomplete === "bday" || /birth/i.test(field.id)) return "1985-04-10";
  const bound = (value: string | undefined) => {
    if (!value?.startsWith("today")) return value;
    const days = Number(/([+-]\d+)d$/.exec(value)?.[1] ?? 0);
    return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  };
  const min = bound(field.min);
  const max = bound(field.max);
  if (max !== undefined && max < today) return max;
  return min !== undefined && min > today ? min : today;
}

type Options = { today: string; turn: number; fileFor: FileFor };

/** null: nothing to say (a notice, a file that cannot be invented). */
function exampleOf({ spec }: CompiledField, { today, turn, fileFor }: Options): Value | null {
  switch (spec.type) {
    case "text":
      if (spec.format) return "1234567890".slice(0, Math.min(spec.maxLength ?? 10, 10));
      return "見本".slice(0, spec.maxLength ?? 10);
    case "textarea":
      return "見本の文章です。";
    case "person-name":
      return person;
    case "kana":
      return "ミホン　ハナコ";
    case "date":
      return day(spec, today);
    case "year-month":
      return today.slice(0, 7);
    case "tel":
      return "0837000000";
    case "email":
      return "hanako@example.jp";
    case "address":
      return address;
    case "number":
      return Math.max(spec.min ?? 1, Math.min(spec.max ?? 1, 1));
    case "yen":
      return Math.max(spec.min ?? 0, Math.min(spec.max ?? 10_000, 10_000));
    case "radio":
    case "select":
      return spec.options[turn % spec.options.length]?.value ?? null;
    case "checkboxes":
      return spec.options.slice(0, Math.max(spec.min ?? 1, 1)).map((option) => option.value);
    case "yes-no":
      return turn % 2 === 0;
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

/**
 * Answers that complete the procedure; null when it asks for something this cannot answer, a file among them unless
 * `fileFor` has one. `turn` varies choices.
 */
export function exampleAnswers(
  procedure: Procedure,
  today: string,
  turn: number,
  fileFor: FileFor = () => null,
): Answers | null {
  const options = { today, turn, fileFor };
  const answers: Answers = {};
  // Each round answers one page; what it opens is answered in the next.
  for (let round = 0; round < 60; round++) {
    const session = openSession(procedure, answers);
    if (session.complete) return session.answers;
    const step = session.page?.step;
    if (!step) return null;
    if (step.group) {
      const item: Item = {};
      for (const field of step.group.fields) put(item, field, options);
      answers[step.group.id] = Array.from({ length: Math.max(1, step.group.spec.repeat.min) }, () => item);
    } else {
      for (const field of step.fields) put(answers, field, options);
    }
    if (openSession(procedure, answers).path === session.path) return null;
  }
  return null;
}

function put(target: Record<string, unknown>, field: CompiledField, options: Options): void {
  const value = field.required || options.turn % 3 === 1 ? exampleOf(field, options) : null;
  if (value !== null) target[field.id] = value;
}
