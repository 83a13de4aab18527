/** How labels, hints, errors and inputs hold together, for every field type. */
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { FieldView } from "../../engine/view.ts";
import { TextProvider } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import { errorLinks } from "./error-links.ts";
import { FieldFor } from "./field-for.tsx";
import { plainField } from "./plain-field.ts";

const options = [
  { value: "one", label: "ひとつめ", hint: "説明" },
  { value: "two", label: "ふたつめ", hint: null },
];
const file = { id: "f1", name: "写真.jpg", type: "image/jpeg", bytes: 2_340_000 };
const candidates = [{ prefecture: "山口県", city: "美祢市", street: "美東町大田" }];
const part = (name: string) => [{ part: name, message: "ここを直してください" }];

/** One of each type, as a page shows it after a mistake. */
const views: Record<FieldView["type"], Partial<FieldView>> = {
  text: { errors: part("") },
  textarea: { maxLength: 200 },
  "person-name": { errors: part("given"), autocomplete: "name" },
  kana: {},
  date: { errors: [{ part: null, message: "実在する日を入力してください" }], autocomplete: "bday" },
  "year-month": { errors: part("month") },
  tel: {},
  email: {},
  address: { errors: [...part("postalCode"), ...part("city")], candidates },
  number: { unit: "人" },
  yen: {},
  radio: { options, errors: part("") },
  select: { options, errors: part("") },
  checkboxes: { options, input: { "": ["two"] } },
  "yes-no": {},
  file: { accept: ["image/jpeg"], maxFiles: 3, files: [file] },
  "bank-account": { errors: [...part("kind"), ...part("holder")] },
  declaration: { errors: part("") },
  notice: {},
};

const draw = (field: FieldView, asHeading = false): string =>
  renderToStaticMarkup(
    <TextProvider locale="ja" t={translator("ja")}>
      <FieldFor field={field} asHeading={asHeading} reason="番地まで入力してください" />
    </TextProvider>,
  );
const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, value]) => value ?? "");

describe.each(Object.entries(views))("%s", (type, given) => {
  const field = plainField({
    id: "asked",
    type: type as FieldView["type"],
    label: "お名前",
    hint: "例：美祢",
    ...given,
  });
  const html = draw(field);
  const ids = all(html, /\sid="([^"]+)"/g);

  test("every id is there once and every reference meets one", () => {
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...all(html, /aria-describedby="([^"]+)"/g), ...all(html, /aria-labelledby="([^"]+)"/g)];
    for (const id of references.flatMap((list) => list.split(" "))) expect(ids).toContain(id);
    for (const id of all(html, /\sfor="([^"]+)"/g)) expect(ids).toContain(id);
  });

  test("errors lead to an input that is marked", () => {
    for (const { href } of errorLinks([field])) {
      const input = new RegExp(`<(?:input|select|textarea)[^>]*\\sid="${href.slice(1)}"[^>]*>`).exec(html)?.[0];
      expect(input).toBeDefined();
      // A radio button has no such mark: its group has it.
      const marked = input?.includes('type="radio"') ? /<[^>]*role="radiogroup"[^>]*>/.exec(html)?.[0] : input;
      expect(marked).toContain('aria-invalid="true"');
    }
    if (field.errors.length === 0) expect(html).not.toContain("aria-invalid");
  });

  test("inputs are named after the field, and nothing is styled or asked by placeholder", () => {
    for (const name of all(html, /<(?:input|select|textarea)[^>]*\sname="([^"]+)"/g))
      expect(name).toMatch(/^asked(\.|$)/);
    expect(html).not.toMatch(/\s(?:style|placeholder|required|onclick)=/);
  });

  test("alone on its page it has one heading", () => {
    expect(all(draw(field, true), /<(h1)/g)).toHaveLength(1);
  });
});

test("what was typed stays, also in the parts", () => {
  expect(draw(plainField({ id: "day", type: "date", label: "日", input: { year: ["令和8"], month: ["13"] } }))).toMatch(
    /value="令和8".*value="13"/s,
  );
});

test("a field that depends on another says so without the script", () => {
  const shownWhen = { fieldId: "own", values: ["no", "other"], text: "「いいえ」を選んだ場合" };
  const html = draw(plainField({ id: "relation", type: "text", label: "関係", shownWhen }));
  expect(html).toContain('data-when="own" data-values="no other"');
  expect(html).toContain("「いいえ」を選んだ場合");
});
