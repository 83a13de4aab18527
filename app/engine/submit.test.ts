import { describe, expect, test } from "vitest";
import { sampleAnswers, sampleReader } from "../../tests/factories/answers.ts";
import { choice, define, field, fixture, step } from "../../tests/fixtures/index.ts";
import type { Answers, FileRef } from "./answers.ts";
import { compile } from "./compile.ts";
import { openSession } from "./session.ts";
import { removeFile, removeItem, submitStep } from "./submit.ts";

const today = "2026-11-23";
const ref = (id: string): FileRef => ({ id, name: `${id}.pdf`, type: "application/pdf", bytes: 3 });

function submit(
  id: string,
  answers: Answers,
  path: string,
  entries: Record<string, string[]>,
  files: Record<string, FileRef[]> = {},
) {
  const form = { ...sampleReader({ entries, files: {} }), files: (name: string) => files[name] ?? [] };
  return submitStep(openSession(fixture(id), answers, path), form, { today });
}
const errorsOf = (taken: ReturnType<typeof submit>) => (taken.ok ? null : taken.error.errors);

describe("submitStep", () => {
  test("returns exactly what was typed with each mistake", () => {
    const typed = { "answer.year": [" ２０２６ "], "answer.month": ["二月"], "answer.day": [] };
    expect(submit("one-date", {}, "only", typed)).toEqual({
      ok: false,
      error: { errors: { answer: [{ part: "day", key: "part-required" }] }, raw: typed, files: {} },
    });
  });

  test("keeps every value of a repeated name", () => {
    const taken = submit("one-checkboxes", {}, "only", { answer: ["a", "zzz"] });
    expect(taken).toMatchObject({ ok: false, error: { raw: { answer: ["a", "zzz"] } } });
  });

  test("asks for what is required, not for what is optional", () => {
    expect(errorsOf(submit("one-text", {}, "only", {}))).toEqual({ answer: [{ key: "required" }] });
    expect(submit("all-optional", { first: "x" }, "a", {})).toEqual({ ok: true, value: {} });
  });

  test("reads a same-page field only when it is asked", () => {
    expect(submit("same-page", {}, "only", { kind: ["plain"], other: ["left over"] })).toEqual({
      ok: true,
      value: { kind: "plain" },
    });
    expect(errorsOf(submit("same-page", {}, "only", { kind: ["other"] }))).toEqual({ other: [{ key: "required" }] });
    expect(submit("same-page", {}, "only", { kind: ["other"], other: ["x"] })).toEqual({
      ok: true,
      value: { kind: "other", other: "x" },
    });
  });

  test("an old answer of the page does not decide about its new ones", () => {
    const before = { kind: "other", other: "x" };
    expect(submit("same-page", before, "only", { kind: ["plain"] })).toEqual({ ok: true, value: { kind: "plain" } });
    expect(errorsOf(submit("same-page", before, "only", { other: ["x"] }))).toEqual({ kind: [{ key: "required" }] });
  });

  describe("says nothing yet about what depends on a question that is itself in error", () => {
    const procedure = compile(
      define("depends", [
        step("only", [
          field({ id: "who", type: "radio", options: choice("self", "other") }),
          field({ id: "relation", type: "text", showIf: { "!=": [{ var: "who" }, "self"] } }),
          field({ id: "office", type: "yes-no", showIf: { "!=": [{ var: "relation" }, "family"] } }),
          field({ id: "always", type: "text" }),
        ]),
      ]),
    );
    const errors = (entries: Record<string, string[]>) => {
      const taken = submitStep(openSession(procedure, {}, "only"), sampleReader({ entries, files: {} }), { today });
      return taken.ok ? null : Object.keys(taken.error.errors);
    };

    test("not about the next question, nor about the one after that", () => {
      expect(errors({})).toEqual(["who", "always"]);
      expect(errors({ who: ["no such option"], relation: ["x".repeat(900)] })).toEqual(["who", "always"]);
    });

    test("and everything once it is answered", () => {
      expect(errors({ who: ["other"] })).toEqual(["relation", "always"]);
      expect(errors({ who: ["other"], relation: ["x"], always: ["x"] })).toEqual(["office"]);
      expect(errors({ who: ["self"], always: ["x"], office: ["no"] })).toBeNull();
    });

    test("what was typed is kept all the same", () => {
      const form = sampleReader({ entries: { relation: ["おい"] }, files: {} });
      const taken = submitStep(openSession(procedure, {}, "only"), form, { today });
      expect(taken).toMatchObject({ ok: false, error: { raw: { relation: ["おい"] } } });
    });
  });

  test("throws where there is no page", () => {
    expect(() => submit("one-text", {}, "review", {})).toThrow("review");
    expect(() => submit("group-needs-two", {}, "list/0", {})).toThrow("list/0");
  });
});

describe("lists", () => {
  test("say how many are missing and which item is not whole", () => {
    expect(errorsOf(submit("group-needs-two", { entries: [{ name: "一" }] }, "list", {}))).toEqual({
      entries: [{ key: "min", params: { min: 2 } }],
    });
    const answers: Answers = { kind: "yes", entries: [{ name: "一", more: "x" }, { name: "二" }] };
    expect(errorsOf(submit("group-sees-the-form", answers, "list", {}))).toEqual({
      entries: [{ key: "incomplete", params: { number: 2 } }],
    });
    expect(submit("group-may-be-empty", {}, "list", {})).toEqual({ ok: true, value: {} });
  });

  test("an item's mistakes are named by the item's fields", () => {
    expect(errorsOf(submit("group-needs-two", {}, "list/new", { name: [""] }))).toEqual({
      name: [{ key: "required" }],
    });
  });

  test("remove an item; the last one leaves no empty list", () => {
    const procedure = fixture("group-decides");
    const answers = { entries: [{ name: "一" }, { name: "二" }], detail: "x" };
    const session = (given: Answers) => openSession(procedure, given, "list");
    const one = removeItem(session(answers), 0);
    expect(one).toEqual({ entries: [{ name: "二" }], detail: "x" });
    expect(removeItem(session(one), 5)).toEqual(one);
    expect(removeItem(session(one), 0)).toEqual({});
    expect(removeItem(openSession(procedure, answers, "review"), 0)).toEqual(answers);
  });
});

describe("attachments", () => {
  test("stay and are added to, up to the maximum", () => {
    const first = submit("one-file", {}, "only", {}, { answer: [ref("a")] });
    expect(first).toEqual({ ok: true, value: { answer: [ref("a")] } });
    const both = submit("one-file", { answer: [ref("a")] }, "only", {}, { answer: [ref("b")] });
    expect(both).toEqual({ ok: true, value: { answer: [ref("a"), ref("b")] } });
    expect(submit("one-file", { answer: [ref("a")] }, "only", {})).toEqual({ ok: true, value: { answer: [ref("a")] } });
    const third = submit("one-file", { answer: [ref("a"), ref("b")] }, "only", {}, { answer: [ref("c")] });
    expect(errorsOf(third)).toEqual({ answer: [{ key: "too-many", params: { max: 2 } }] });
  });

  test("that were right come back with a refused page", () => {
    const taken = submit(
      "spaceship-parking",
      {},
      "extras",
      { tip: ["たくさん"] },
      { picture: [{ ...ref("a"), type: "image/png" }] },
    );
    expect(taken).toMatchObject({
      ok: false,
      error: { files: { picture: [{ id: "a" }] }, raw: { tip: ["たくさん"] } },
    });
  });

  test("can be taken away one by one, in items too", () => {
    const session = openSession(fixture("one-file"), { answer: [ref("a"), ref("b")] }, "only");
    expect(removeFile(session, "answer", "a")).toEqual({ answer: [ref("b")] });
    expect(removeFile(session, "nothing", "a")).toEqual(session.answers);
    const procedure = fixture("spaceship-parking");
    const answers = sampleAnswers(procedure, { variant: 1, today });
    const item = openSession(procedure, answers, "animals/1");
    const id = (item.values.papers as FileRef[])[0]?.id ?? "";
    const left = removeFile(item, "papers", id).animals as Answers[];
    expect(left.map((animal) => "papers" in animal)).toEqual([true, false]);
  });
});
