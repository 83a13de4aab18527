/** Valid answers for any procedure, always the same for the same options: how tests fill in forms. */

import { resolveBound } from "../../app/engine/day.ts";
import {
  type Answers,
  type CompiledField,
  type FileRef,
  type FormReader,
  inputName,
  openSession,
  type Procedure,
  type Session,
  type SimpleField,
  submitStep,
} from "../../app/engine/index.ts";
import { addDays } from "../../app/lib/add-days.ts";

export type SampleOptions = {
  /** 0: first options, only what is required. 1: last options, everything filled in, two items where allowed. */
  variant?: 0 | 1;
  /** Any number: chooses other options and values; absent: exactly first or last. */
  seed?: number;
  /** Day of application, "YYYY-MM-DD". */
  today: string;
};
export type SampleFile = { name: string; type: FileRef["type"]; content: Uint8Array<ArrayBuffer> };
/** `entries`: values by input name, as a browser would send them; `files`: uploads by field id. */
export type SampleForm = { entries: Record<string, string[]>; files: Record<string, SampleFile[]> };

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const base64 = (text: string) => bytes(atob(text));
/** Small real files by type. */
export const sampleContent = {
  "image/png": () =>
    base64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  "image/jpeg": () =>
    base64(
      "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=",
    ),
  "application/pdf": () =>
    bytes(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    ),
};
const endings = { "image/png": "png", "image/jpeg": "jpg", "application/pdf": "pdf" };

/** Form entries for the session's page (a step or an item; nothing for lists). Fields that same-page conditions hide are filled too. */
export function sampleForm(session: Session, options: SampleOptions): SampleForm {
  const form: SampleForm = { entries: {}, files: {} };
  for (const field of session.fields) {
    if (!field.asked || (!field.required && options.variant !== 1)) continue;
    if (field.spec.type === "file") form.files[field.id] = sampleFiles(field.spec, options);
    for (const [part, values] of Object.entries(sampleParts(field, options))) {
      form.entries[inputName(field.id, part)] = values;
    }
  }
  return form;
}

/** A number below `count` that depends on seed and field alone. */
function pick(field: SimpleField, count: number, { variant, seed }: SampleOptions): number {
  if (seed === undefined) return variant === 1 ? count - 1 : 0;
  let hash = seed + 1;
  for (const letter of field.id) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  // Without mixing, two yes-or-no fields whose ids have the same parity would always go together.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) % count;
}

function sampleParts(field: CompiledField, options: SampleOptions): Record<string, string[]> {
  const { spec } = field;
  const last = options.variant === 1;
  switch (spec.type) {
    case "text": {
      const words =
        spec.format === "digits" ? "1234567890" : spec.format ? "AB12CD34" : last ? "見本の言葉 その2" : "見本";
      return { "": [words.slice(0, spec.maxLength ?? 200).trim()] };
    }
    case "textarea":
      return { "": [(last ? "見本の文です。\r\n2行あります。" : "見本").slice(0, spec.maxLength ?? 1000).trim()] };
    case "person-name":
      return last ? { family: ["𠮷﨑"], given: ["花子"] } : { family: ["美祢"], given: ["太郎"] };
    case "kana":
      return { "": [last ? "よしざき　はなこ" : "ミネ　タロウ"] };
    case "date":
      return dayParts(sampleDay(spec, options));
    case "year-month":
      return last ? { year: ["平成31"], month: ["4"] } : { year: ["2020"], month: ["1"] };
    case "tel":
      return { "": [last ? "０９０−１２３４−５６７８" : "0837521110"] };
    case "email":
      return { "": [last ? "hanako.yoshizaki@example.jp" : "taro@example.jp"] };
    case "address":
      return {
        postalCode: [last ? "" : "759-2212"],
        prefecture: ["山口県"],
        city: ["美祢市"],
        street: ["大嶺町東分３２６番地１"],
        building: [last ? "カルスト荘 101" : ""],
      };
    case "number":
    case "yen": {
      const [low, high] = [spec.min ?? 1, spec.max ?? (spec.min ?? 1) + 41];
      const value = last ? high : Math.min(low, high);
      return { "": [spec.type === "yen" ? `${value.toLocaleString("en-US")}円` : String(value)] };
    }
    case "radio":
    case "select":
      return { "": [spec.options[pick(spec, spec.options.length, options)]?.value ?? ""] };
    case "checkboxes": {
      const count = last ? (spec.max ?? spec.options.length) : Math.max(1, spec.min ?? 1);
      const values = spec.options.map((option) => option.value);
      const start = pick(spec, values.length - count + 1, options);
      return { "": values.slice(start, start + count) };
    }
    case "yes-no":
      return { "": [["yes", "no"][pick(spec, 2, options)] ?? "yes"] };
    case "bank-account":
      return {
        bankName: ["見本銀行"],
        bankCode: ["0001"],
        branchName: ["見本支店"],
        branchCode: ["001"],
        kind: [last ? "savings" : "ordinary"],
        number: ["0012345"],
        holder: ["ミネ　タロウ"],
      };
    case "declaration":
      return { "": ["yes"] };
    default:
      return {};
  }
}

function sampleDay(spec: Extract<SimpleField, { type: "date" }>, { variant, today }: SampleOptions): string {
  const min = spec.min && resolveBound(spec.min, today);
  const max = spec.max && resolveBound(spec.max, today);
  if (variant === 1) return max ?? addDays(min ?? today, 10);
  if (min) return min;
  return max && max < today ? max : spec.max ? "1990-04-01" : today;
}

const dayParts = (day: string): Record<string, string[]> => {
  const [year = "", month = "", date = ""] = day.split("-");
  return { year: [year], month: [String(Number(month))], day: [String(Number(date))] };
};

function sampleFiles(spec: Extract<SimpleField, { type: "file" }>, options: SampleOptions): SampleFile[] {
  const count = options.variant === 1 ? (spec.maxFiles ?? 1) : 1;
  return Array.from({ length: count }, (_, index) => {
    const type =
      spec.accept[(index + pick(spec, spec.accept.length, options)) % spec.accept.length] ?? "application/pdf";
    return { name: `見本${index + 1}.${endings[type]}`, type, content: sampleContent[type]() };
  });
}

/** The form as the engine reads it; uploads count as stored under ids made from the field's and the file's name. */
export function sampleReader({ entries, files }: SampleForm): FormReader {
  const all = (name: string) => entries[name] ?? [];
  return {
    all,
    get: (name) => all(name)[0] ?? null,
    files: (id) =>
      (files[id] ?? []).map(({ name, type, content }) => ({ id: `${id}-${name}`, name, type, bytes: content.length })),
  };
}

/** Walks the procedure from its first page to "review", two items per group in variant 1, as few as allowed otherwise. */
export function sampleAnswers(procedure: Procedure, options: SampleOptions): Answers {
  let answers: Answers = {};
  const submit = (session: Session): void => {
    const taken = submitStep(session, sampleReader(sampleForm(session, options)), { today: options.today });
    if (!taken.ok) throw new Error(`${procedure.id} ${session.path}: ${JSON.stringify(taken.error.errors)}`);
    answers = taken.value;
  };
  let path = openSession(procedure, answers).paths[0] ?? "review";
  while (path !== "review") {
    const group = openSession(procedure, answers, path).page?.step.group;
    const { min, max } = group?.spec.repeat ?? { min: 0, max: 0 };
    for (let count = options.variant === 1 ? Math.min(2, max) : min; group && count > 0; count--) {
      submit(openSession(procedure, answers, `${path}/new`));
    }
    const session = openSession(procedure, answers, path);
    if (group && session.items.length < min) submit(openSession(procedure, answers, `${path}/new`));
    submit(openSession(procedure, answers, path));
    path = openSession(procedure, answers, path).next ?? "review";
  }
  return answers;
}
