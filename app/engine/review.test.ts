import { describe, expect, test } from "vitest";
import { sampleAnswers } from "../../tests/factories/answers.ts";
import { fixture, fixtureIds } from "../../tests/fixtures/index.ts";
import type { Answers } from "./answers.ts";
import { reviewErrors } from "./review.ts";
import { openSession } from "./session.ts";

const today = "2026-11-23";
const review = (id: string, answers: Answers, day = today) =>
  reviewErrors(openSession(fixture(id), answers), { today: day });

describe("reviewErrors", () => {
  test.each(fixtureIds)("finds nothing in good answers of %s", (id) => {
    for (const variant of [0, 1] as const) {
      expect(review(id, sampleAnswers(fixture(id), { variant, today }))).toEqual([]);
    }
  });

  test("finds a day that has gone out of bounds since", () => {
    expect(review("date-in-a-window", { answer: "2026-11-23" }, "2026-12-03")).toEqual([]);
    expect(review("date-in-a-window", { answer: "2026-11-23" }, "2026-12-04")).toEqual([
      { path: "only", errors: { answer: [{ key: "min", params: { day: "2026-11-24" } }] } },
    ]);
  });

  test.each<[string, Answers, string, string]>([
    ["one-text", { answer: "a\u0000b" }, "answer", "character"],
    ["one-text", { answer: "x".repeat(999) }, "answer", "too-long"],
    ["one-text", { answer: " untidy " }, "answer", "required"],
    ["one-text", { answer: "123456789018" }, "answer", "individual-number"],
    ["one-tel", { answer: "0837-52-1110" }, "answer", "required"],
    ["one-tel", { answer: "<script>" }, "answer", "characters"],
    ["one-number", { answer: 10 }, "answer", "max"],
    ["one-number", { answer: 1.5 }, "answer", "whole"],
    ["one-number", { answer: 1e300 }, "answer", "number"],
    ["one-checkboxes", { answer: ["a"] }, "answer", "min"],
    ["one-checkboxes", { answer: ["b", "a"] }, "answer", "required"],
    ["one-radio", { answer: "z" }, "answer", "required"],
    ["one-file", { answer: [{ id: "a", name: "a.exe", type: "application/x", bytes: 1 }] }, "answer", "file-type"],
    ["one-declaration", { answer: false }, "answer", "required"],
    ["group-needs-two", { entries: [{ name: "一" }] }, "entries", "min"],
  ])("refuses a forged draft of %s: %j", (id, answers, fieldId, key) => {
    const [first, ...others] = review(id, answers);
    expect(others).toEqual([]);
    expect(first?.errors[fieldId]?.map((error) => error.key)).toEqual([key]);
  });

  test("names the page of an item", () => {
    expect(review("group-needs-two", { entries: [{ name: "一" }, { name: "" }] })).toEqual([
      { path: "list/1", errors: { name: [{ key: "required" }] } },
    ]);
  });
});
