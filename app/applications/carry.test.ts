import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleAnswers } from "../../tests/factories/answers.ts";
import { choice, define, field, group, kitchenSink, say, step } from "../../tests/fixtures/index.ts";
import {
  type Answers,
  compile,
  type Definition,
  type Field,
  openSession,
  type Procedure,
  reviewErrors,
  type SimpleField,
  summarize,
} from "../engine/index.ts";
import { carryOver, sameForm } from "./carry.ts";

const today = "2026-04-01";
const options = { today, locale: "ja", mode: "version" as const };

/** Another form with the same ids in it: what an office does to one over the years. */
const replacements: ((id: string) => SimpleField)[] = [
  (id) => field({ id, type: "text", maxLength: 3 }),
  (id) => field({ id, type: "textarea" }),
  (id) => field({ id, type: "date", min: "today", max: "today+30d" }),
  (id) => field({ id, type: "number", min: 0, max: 5 }),
  (id) => field({ id, type: "yes-no" }),
  (id) => field({ id, type: "radio", options: choice("one", "two") }),
  (id) => field({ id, type: "checkboxes", options: choice("one", "two") }),
  (id) => field({ id, type: "person-name" }),
  (id) => field({ id, type: "file", accept: ["image/png"], maxFiles: 3 }),
  (id) => field({ id, type: "declaration" }),
  (id) => field({ id, type: "address" }),
  (id) => field({ id, type: "notice" }),
];
type Change = { at: number; what: "remove" | "replace" | "reword" | "rename" | "fewer" | "ungroup"; with: number };
const anyChange: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(200),
  what: fc.constantFrom("remove", "replace", "reword", "rename", "fewer", "ungroup"),
  with: fc.nat(200),
});

/** Conditions that speak of what has gone or become something else go as well. */
function withoutConditionsOn(id: string, definition: Definition): Definition {
  const cleaned = JSON.stringify(definition, (_, value) => {
    if (typeof value !== "object" || value === null || !("showIf" in value)) return value;
    const { showIf, ...rest } = value;
    return JSON.stringify(showIf).includes(`"var":"${id}"`) ? rest : value;
  });
  return JSON.parse(cleaned);
}

function changeField(fields: Field[], at: number, { what, with: pick }: Change): Field[] {
  const old = fields[at];
  if (!old) return fields;
  const put = (...made: Field[]) => fields.toSpliced(at, 1, ...made);
  const other = replacements[pick % replacements.length]?.(old.id);
  if (what === "remove") return fields.length > 1 ? put() : fields;
  if (what === "reword") return put({ ...old, label: say("別の言い方") } as Field);
  if (what === "rename") return put({ ...old, id: `${old.id}Anew` } as Field);
  if (old.type === "group") {
    if (what === "ungroup" && other) return put(other);
    if (what === "fewer") return put({ ...old, repeat: { min: 0, max: 1 } });
    const inner = changeField(old.fields, pick % old.fields.length, { at: 0, what: "replace", with: pick });
    return put({ ...old, fields: inner as SimpleField[] });
  }
  if (what === "ungroup") return fields.length === 1 ? put(group(old.id, { min: 0, max: 9 }, namesOfFiles)) : fields;
  if (what === "fewer" && "options" in old)
    return put({ ...old, options: [...old.options.slice(1), ...choice("other-one", "other-two")] } as Field);
  return other ? put(other) : fields;
}
/** A group that a list of files could be mistaken for. */
const namesOfFiles = ["id", "name", "type"].map((id) => field({ id, type: "text" }));

function changed(definition: Definition, changes: Change[]): Definition {
  let made: Definition = structuredClone(definition);
  delete made.journeys;
  made.guide.deadline = { rule: "none", text: say("ありません") };
  for (const change of changes) {
    const stepAt = change.at % made.steps.length;
    const target = made.steps[stepAt];
    if (!target) continue;
    const fieldAt = change.with % target.fields.length;
    const before = target.fields[fieldAt];
    const fields = changeField(target.fields, fieldAt, change);
    made = { ...made, steps: made.steps.with(stepAt, { ...target, fields }) };
    const ids = [before?.id, ...(before?.type === "group" ? before.fields.map(({ id }) => id) : [])];
    for (const id of ids) if (id && change.what !== "reword") made = withoutConditionsOn(id, made);
  }
  return made;
}

/** null: the changes make no form at all (two questions of one name). */
function compiled(definition: Definition): Procedure | null {
  try {
    return compile(definition);
  } catch {
    return null;
  }
}

const sink = compile(kitchenSink);
const anyAnswers = fc
  .record({ variant: fc.constantFrom(0 as const, 1 as const), seed: fc.nat(1000) })
  .map((given) => sampleAnswers(sink, { ...given, today }));
const anyForm = fc
  .array(anyChange, { maxLength: 12 })
  .map((changes) => compiled(changed(kitchenSink, changes)))
  .filter((form): form is Procedure => form !== null);

const valueAt = (answers: Answers, path: string): unknown =>
  path.split("/").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], answers);
function fieldAt(form: Procedure, path: string) {
  const [id, index, inner] = path.split("/");
  const owner = form.steps.find((each) => (index === undefined ? each.fields : [each.group]).some((f) => f?.id === id));
  return (index === undefined ? owner?.fields : owner?.group?.fields)?.find((each) => each.id === (inner ?? id));
}
const rows = (form: Procedure, answers: Answers) => summarize(answers, form, "ja").flatMap((each) => each.rows);
const isStructured = (type: string | undefined) => type === "file" || type === "group";

describe("answers taken over into another version of the form", () => {
  test("hold there, and all that hold there are kept", () => {
    fc.assert(
      fc.property(anyForm, anyAnswers, (form, answers) => {
        const before = openSession(sink, answers).answers;
        const carried = carryOver(sink, form, answers, options);
        // Nothing that a question of the new form cannot hold.
        for (const [id, value] of Object.entries(carried.answers)) {
          const own = form.definition.steps.flatMap((each) => each.fields).find((each) => each.id === id);
          expect(own?.type).toBeDefined();
          if (own?.type === "group") continue;
          const asked = fieldAt(form, id);
          expect(asked?.module.holds(value, asked.spec)).toBe(true);
        }
        for (const { path, label, lines, files } of rows(form, carried.answers)) {
          const asked = fieldAt(form, path);
          const known = fieldAt(sink, path);
          const value = valueAt(before, path);
          const kept = valueAt(carried.answers, path);
          if (asked && kept !== undefined) expect(asked.module.holds(kept, asked.spec), label).toBe(true);
          const alike =
            known?.spec.type === asked?.spec.type ||
            !(isStructured(known?.spec.type) || isStructured(asked?.spec.type));
          if (known && asked && alike && value !== undefined && asked.module.holds(value, asked.spec))
            expect({ path, value: kept }).toEqual({ path, value });
          expect(kept === undefined).toBe(lines.length + files.length === 0);
        }
        // What is not there any more is named.
        const shown = new Set(
          rows(form, carried.answers).flatMap((row) => (row.lines.length + row.files.length > 0 ? [row.path] : [])),
        );
        const gone = rows(sink, before).filter(
          (row) => row.lines.length + row.files.length > 0 && !shown.has(row.path),
        );
        expect(carried.lost.length > 0).toBe(gone.length > 0);
        for (const id of carried.asked) expect(form.stepById.has(id)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  test("into the same form are the same, and nothing is said", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const again = carryOver(sink, compile(structuredClone(kitchenSink)), answers, options);
        expect(again).toEqual({
          answers: openSession(sink, answers).answers,
          asked: [],
          lost: [],
          fresh: [],
          changed: [],
        });
      }),
    );
  });

  test("are few, but never wrong, when the answers are anything at all", () => {
    fc.assert(
      fc.property(anyForm, fc.dictionary(fc.string(), fc.jsonValue()), (form, answers) => {
        const carried = carryOver(sink, form, answers as Answers, options);
        expect(openSession(form, carried.answers).answers).toEqual(carried.answers);
      }),
    );
  });
});

describe("answers taken over from an earlier application", () => {
  test("have no files, no declarations and nothing that is refused today", () => {
    fc.assert(
      fc.property(anyForm, anyAnswers, fc.constantFrom(today, "2026-12-31", "2040-01-01"), (form, answers, later) => {
        const carried = carryOver(sink, form, answers, { ...options, today: later, mode: "application" });
        for (const { path } of rows(form, carried.answers)) {
          const type = fieldAt(form, path)?.spec.type;
          if (type === "file" || type === "declaration") expect(valueAt(carried.answers, path)).toBeUndefined();
        }
        for (const { path, errors } of reviewErrors(openSession(form, carried.answers), { today: later })) {
          const [stepId = "", item] = path.split("/");
          const owner =
            item === undefined
              ? carried.answers
              : valueAt(carried.answers, `${form.stepById.get(stepId)?.group?.id}/${item}`);
          for (const id of Object.keys(errors))
            if (id !== form.stepById.get(stepId)?.group?.id) expect((owner as Answers)[id]).toBeUndefined();
        }
      }),
      { numRuns: 100 },
    );
  });

  const visit = compile(
    define("visit", [
      step("when", [
        field({ id: "day", type: "date", min: "today", max: "today+30d" }),
        field({ id: "born", type: "date", max: "today" }),
        field({ id: "note", type: "text" }),
      ]),
      step("proof", [
        field({ id: "paper", type: "file", accept: ["application/pdf"] }),
        field({ id: "sure", type: "declaration" }),
      ]),
    ]),
  );
  test("leave out a day that has passed, and say so", () => {
    const answers: Answers = {
      day: "2026-04-10",
      born: "1950-01-01",
      note: "ひとこと",
      paper: [{ id: "file-1", name: "a.pdf", type: "application/pdf", bytes: 1 }],
      sure: true,
    };
    const options = { today: "2026-06-01", locale: "ja", mode: "application" as const };
    expect(carryOver(visit, visit, answers, options)).toEqual({
      answers: { born: "1950-01-01", note: "ひとこと" },
      asked: ["when", "proof"],
      lost: ["項目day"],
      fresh: [],
      changed: [],
    });
    expect(carryOver(visit, visit, answers, { ...options, today: "2026-04-01" }).answers.day).toBe("2026-04-10");
  });
});

describe("what changed between two versions", () => {
  const old = define("form", [
    step("one", [field({ id: "a", type: "text" }), field({ id: "b", type: "text" })]),
    step("people", [group("people", { min: 1, max: 3 }, [field({ id: "name", type: "text" })])]),
  ]);
  const answers: Answers = { a: "あ", b: "い", people: [{ name: "見本" }, { name: "見本二" }] };

  test("is named by the words of the questions, once each", () => {
    const next = define("form", [
      step("one", [field({ id: "a", type: "text", label: say("新しい言い方") }), field({ id: "c", type: "text" })]),
      step("people", [
        group("people", { min: 1, max: 3 }, [
          field({ id: "name", type: "text" }),
          field({ id: "age", type: "number" }),
        ]),
      ]),
    ]);
    expect(carryOver(compile(old), compile(next), answers, options)).toEqual({
      answers: { a: "あ", people: answers.people },
      asked: ["one", "people"],
      lost: ["項目b"],
      fresh: ["項目c", "項目age"],
      changed: ["新しい言い方"],
    });
    expect(sameForm(compile(old), compile(next))).toBe(false);
  });

  test("is nothing when only a translation or the guide's words are others", () => {
    const next = structuredClone(old);
    next.guide.summary = say("別の説明");
    const [first] = next.steps;
    if (first) first.title = { ...first.title, en: "Better English" };
    expect(sameForm(compile(old), compile(next))).toBe(true);
    next.guide.fee = {
      yen: 300,
      text: say("三百円"),
      items: [{ id: "copy", label: say("一通"), yen: 300 }],
      pay: ["counter"],
    };
    expect(sameForm(compile(old), compile(next))).toBe(false);
  });

  test("a list of files is no list of people, nor the other way round", () => {
    const paper = field({ id: "papers", type: "file", accept: ["application/pdf"] });
    const files = compile(define("form", [step("papers", [paper])]));
    const people = compile(define("form", [step("papers", [group("papers", { min: 0, max: 3 }, namesOfFiles)])]));
    const file = { id: "file-1", name: "住民票.pdf", type: "application/pdf", bytes: 1 };
    expect(carryOver(files, people, { papers: [file] }, options)).toMatchObject({ answers: {}, lost: ["項目papers"] });
    const { bytes: _, ...named } = file;
    expect(carryOver(people, files, { papers: [named] }, options).answers).toEqual({});
  });

  test("drops items beyond the new limit, and names them", () => {
    const fewer = structuredClone(old);
    const people = fewer.steps[1]?.fields[0];
    if (people?.type === "group") people.repeat = { min: 1, max: 1 };
    const carried = carryOver(compile(old), compile(fewer), answers, options);
    expect(carried.answers.people).toEqual([{ name: "見本" }]);
    expect(carried.lost).toEqual(["ひとつ 2 項目name"]);
  });
});
