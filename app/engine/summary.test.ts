import { describe, expect, test } from "vitest";
import { sampleAnswers } from "../../tests/factories/answers.ts";
import { fixture } from "../../tests/fixtures/index.ts";
import { openSession } from "./session.ts";
import { stepPathOf, summarize } from "./summary.ts";

const today = "2026-11-23";

describe("summarize", () => {
  const procedure = fixture("spaceship-parking");
  const answers = sampleAnswers(procedure, { variant: 1, today });

  test("shows every question that is asked, also those left empty, and no other", () => {
    const rows = summarize({ first: "x" }, fixture("all-optional"), "ja").flatMap((step) => step.rows);
    expect(rows.map(({ path, lines }) => [path, lines])).toEqual([
      ["first", ["x"]],
      ["when", []],
      ["where", []],
      ["sure", []],
    ]);
    const stale = summarize({ kind: "no", detail: "x", last: "y" }, fixture("gate-equals"), "ja");
    expect(stale.map((step) => step.stepPath)).toEqual(["first", "last"]);
  });

  test("has one block per item, with the path of each answer", () => {
    const blocks = summarize(answers, procedure, "en").filter((step) => step.stepPath.startsWith("people"));
    expect(blocks.map(({ stepPath, stepTitle }) => [stepPath, stepTitle])).toEqual([
      ["people/0", "Person 1"],
      ["people/1", "Person 2"],
    ]);
    expect(blocks[1]?.rows[0]).toEqual({ path: "crew/1/name", label: "Name", lines: ["𠮷﨑　花子"], files: [] });
  });

  test("shows an empty list by its page", () => {
    expect(summarize({}, fixture("group-may-be-empty"), "ja")[0]).toEqual({
      stepPath: "list",
      stepTitle: "画面list",
      rows: [],
    });
  });

  test("leaves out words to read; attachments come as references", () => {
    const rows = summarize(openSession(procedure, answers), procedure, "ja").find(
      (step) => step.stepPath === "papers",
    )?.rows;
    expect(rows?.map((row) => row.path)).toEqual(["certificate"]);
    expect(rows?.[0]?.lines).toEqual([]);
    expect(rows?.[0]?.files).toHaveLength(3);
  });

  test("speaks the reader's language", () => {
    const arrival = (locale: string) =>
      summarize(answers, procedure, locale)
        .flatMap((step) => step.rows)
        .find((row) => row.path === "arrival")?.lines;
    expect(["ja", "easy", "en"].map(arrival)).toEqual([
      ["2027年（令和9年）11月23日"],
      ["2027年11月23日"],
      ["23 November 2027"],
    ]);
  });

  test("every row leads back to a page", () => {
    const session = openSession(procedure, answers);
    for (const { stepPath, rows } of summarize(session, procedure, "ja")) {
      for (const row of rows) {
        expect(stepPathOf(procedure, row.path)).toBe(stepPath);
        expect(session.reachable(stepPath)).toBe(true);
      }
    }
    expect(stepPathOf(procedure, "nothing")).toBeNull();
    expect(stepPathOf(procedure, "crew")).toBe("people");
  });
});
