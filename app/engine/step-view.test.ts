import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sampleAnswers } from "../../tests/factories/answers.ts";
import { fixture, fixtureIds } from "../../tests/fixtures/index.ts";
import type { Answers, FieldErrors } from "./answers.ts";
import { groupErrors } from "./fields/group.ts";
import { fieldModules } from "./fields/simple.ts";
import { errorMessage } from "./messages.ts";
import { openSession } from "./session.ts";
import { viewStep } from "./step-view.ts";
import { textOf } from "./text.ts";

const today = "2026-11-23";
const locales = ["ja", "easy", "en"] as const;

/** The real texts, strictly: an unknown key or a placeholder without a value fails. */
function translate(locale: string) {
  const texts: unknown = JSON.parse(
    readFileSync(new URL(`../../locales/${locale}/fields.json`, import.meta.url), "utf8"),
  );
  return (key: string, params: Record<string, string | number> = {}): string => {
    const path = key.replace(/^fields:/, "").split(".");
    const text = path.reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], texts);
    if (typeof text !== "string") throw new Error(`no text ${locale} ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      if (params[name] === undefined) throw new Error(`no ${name} for ${locale} ${key}`);
      return String(params[name]);
    });
  };
}

function view(
  id: string,
  answers: Answers,
  path: string,
  options: { locale?: string; errors?: FieldErrors; raw?: Record<string, string[]> } = {},
) {
  const { locale = "ja", ...rest } = options;
  return viewStep(openSession(fixture(id), answers, path), { locale, t: translate(locale), today, ...rest });
}
const only = (id: string, answers: Answers = {}, options = {}) => {
  const [first] = view(id, answers, "only", options).fields;
  if (!first) throw new Error("no field");
  return first;
};

describe("viewStep", () => {
  test.each(fixtureIds.flatMap((id) => locales.map((locale) => ({ id, locale }))))(
    "draws every page of $id in $locale",
    ({ id, locale }) => {
      const procedure = fixture(id);
      for (const variant of [0, 1] as const) {
        const answers = sampleAnswers(procedure, { variant, today });
        for (const path of openSession(procedure, answers).paths.slice(0, -1)) {
          const drawn = view(id, answers, path, { locale });
          expect(drawn.title).not.toBe("");
          expect(drawn.fields.length > 0 || drawn.group !== null).toBe(true);
          for (const item of drawn.group?.items ?? [])
            expect(view(id, answers, item.path, { locale }).fields.length).toBeGreaterThan(0);
        }
      }
    },
  );

  test("shows stored answers, and after a mistake exactly what was typed", () => {
    expect(only("one-date", { answer: "2026-11-03" }).input).toEqual({ year: ["2026"], month: ["11"], day: ["3"] });
    const raw = { "answer.year": ["Ｒ８"], "answer.month": [" 13"] };
    expect(only("one-date", { answer: "2026-11-03" }, { raw }).input).toEqual({
      year: ["Ｒ８"],
      month: [" 13"],
      day: [],
    });
    expect(only("one-checkboxes", { answer: ["a", "c"] }).input).toEqual({ "": ["a", "c"] });
  });

  test("takes each text by itself from Japanese when a language has none", () => {
    expect(view("spaceship-parking", {}, "pilot", { locale: "en" }).title).toBe("Pilot");
    expect(textOf({ ja: "日本語", en: "English" }, "easy")).toBe("日本語");
    expect(textOf({ ja: "日本語", easy: "やさしい" }, "en")).toBe("日本語");
    expect(textOf({ ja: "日本語", en: "English" }, "pt")).toBe("日本語");
  });

  test("messages name the field, the part and the remedy", () => {
    const errors = {
      answer: [
        { part: "month", key: "month" },
        { key: "min", params: { day: "2026-04-01" } },
      ],
    };
    expect(only("one-date", {}, { errors }).errors).toEqual([
      { part: "month", message: "「項目answer」の月を、1から12までの数字で入力してください。" },
      { part: null, message: "「項目answer」には2026年（令和8年）4月1日以降の日を入力してください。" },
    ]);
    expect(
      only("one-yen", {}, { errors: { answer: [{ key: "max", params: { max: 5_000_000 } }] } }).errors[0]?.message,
    ).toContain("5,000,000円");
  });

  test("in a group the message says which item", () => {
    const errors = { name: [{ key: "required" }] };
    const answers = { entries: [{ name: "一" }] };
    expect(view("group-needs-two", answers, "list/new", { errors }).fields[0]?.errors[0]?.message).toBe(
      "「ひとつ（2）の項目name」を入力してください。",
    );
    expect(view("group-needs-two", answers, "list/0").title).toBe("ひとつ（1）");
  });

  test("a list shows its items, whether one can be added, and what is missing", () => {
    const errors = { entries: [{ key: "min", params: { min: 2 } }] };
    expect(view("group-needs-two", { entries: [{ name: "一" }] }, "list", { errors }).group).toEqual({
      label: "一覧entries",
      hint: null,
      itemLabel: "ひとつ",
      items: [{ path: "list/0", label: "ひとつ（1）", lines: ["一"], complete: true }],
      canAdd: true,
      addPath: "list/new",
      min: 2,
      max: 3,
      errors: ["「ひとつ」を2件以上、「加える」のボタンから入力してください。"],
    });
    const unfinished = view("group-sees-the-form", { kind: "yes", entries: [{ name: "一" }] }, "list");
    expect(unfinished.group?.items[0]?.complete).toBe(false);
  });
});

describe("same-page conditions", () => {
  const when = (id: string, fieldId: string, answers: Answers = {}, path = "only") =>
    view(id, answers, path).fields.find((field) => field.id === fieldId)?.shownWhen;

  test("say which values of which field, and the field is drawn whatever was answered", () => {
    const expected = {
      fieldId: "kind",
      values: ["other"],
      text: "「項目kind」で「選択肢other」を選んだ方だけ、答えてください。",
    };
    expect(when("same-page", "other")).toEqual(expected);
    expect(when("same-page", "other", { kind: "plain" })).toEqual(expected);
    expect(when("same-page", "kind")).toBeNull();
  });

  test("follow yes and no, and boxes", () => {
    expect(when("same-page-chain", "d")).toMatchObject({ fieldId: "a", values: ["yes"] });
    const answers = sampleAnswers(fixture("spaceship-parking"), { variant: 1, today });
    expect(when("spaceship-parking", "fuelKind", answers, "purpose")).toMatchObject({
      fieldId: "services",
      values: ["fuel"],
    });
    expect(when("spaceship-parking", "licence", answers, "people/0")).toMatchObject({
      fieldId: "role",
      values: ["captain"],
    });
  });

  test("that no list of values can say leave the field visible", () => {
    expect(when("same-page-number", "why")).toEqual({
      fieldId: "count",
      values: [],
      text: "「項目count」の答えによって必要になります。当てはまる方だけ、答えてください。",
    });
  });

  test("on two fields name the first and leave the field visible", () => {
    expect(when("same-page-two", "c")).toMatchObject({ fieldId: "a", values: [] });
  });

  test("of another page are decided before", () => {
    expect(view("field-of-another-page", { kind: "no" }, "second").fields.map((field) => field.id)).toEqual(["a"]);
    expect(view("field-of-another-page", { kind: "yes" }, "second").fields.map((field) => field.shownWhen)).toEqual([
      null,
      null,
    ]);
  });
});

describe("texts", () => {
  /** More than any error needs: what a text may use. */
  const params = {
    max: 3,
    min: 2,
    decimals: 1,
    year: "2026",
    month: 2,
    last: 28,
    day: "2026-04-01",
    right: "令和8",
    number: 2,
    name: "a.txt",
    kinds: "PDF",
  };

  test.each(locales)("there is one for every error of every type in %s, with the label in it", (locale) => {
    const t = translate(locale);
    for (const [type, { errors, parts }] of Object.entries(fieldModules)) {
      const keys = type === "notice" ? [] : ["required", ...errors];
      for (const key of keys) {
        const part = parts[0] || undefined;
        const message = errorMessage(type as keyof typeof fieldModules, { part, key, params }, "ラベル", locale, t);
        expect(message).toContain("ラベル");
      }
      for (const part of parts) if (part !== "") expect(t(`fields:parts.${type}.${part}`)).not.toBe("");
    }
    for (const key of groupErrors)
      expect(errorMessage("group", { key, params }, "ラベル", locale, t)).toContain("ラベル");
  });

  test("no locale has texts for errors that do not exist", () => {
    for (const locale of locales) {
      const { errors } = JSON.parse(
        readFileSync(new URL(`../../locales/${locale}/fields.json`, import.meta.url), "utf8"),
      );
      for (const [type, texts] of Object.entries(errors as Record<string, object>)) {
        const known =
          type === "group" ? groupErrors : ["required", ...fieldModules[type as keyof typeof fieldModules].errors];
        expect(Object.keys(texts).sort()).toEqual([...known].sort());
      }
    }
  });
});
