import { describe, expect, test } from "vitest";
import { choice, define, field, group, step } from "../../tests/fixtures/index.ts";
import { type Answers, compile, type FileRef } from "../engine/index.ts";
import { changesBetween, correctionRounds } from "./correction-rounds.ts";
import type { HistoryEvent } from "./types.ts";

const procedure = compile(
  define("move", [
    step("first", [
      field({ id: "kind", type: "radio", options: choice("plain", "company") }),
      field({ id: "remark", type: "textarea", required: false }),
    ]),
    step("company", [field({ id: "companyName", type: "text" })], {
      showIf: { "==": [{ var: "kind" }, "company"] },
    }),
    step("people", [
      group("movers", { min: 1, max: 4 }, [
        field({ id: "name", type: "text" }),
        field({ id: "paper", type: "file", accept: ["application/pdf"], maxFiles: 3, required: false }),
      ]),
    ]),
    step("papers", [field({ id: "proof", type: "file", accept: ["application/pdf"], maxFiles: 3 })]),
  ]),
);
const pdf = (id: string): FileRef => ({ id, name: `${id}.pdf`, type: "application/pdf", bytes: 10 });
const answers: Answers = {
  kind: "plain",
  remark: "一行め\n二行め",
  movers: [{ name: "太郎" }, { name: "花子", paper: [pdf("a")] }],
  proof: [pdf("one"), pdf("two")],
};
const between = (before: Answers, after: Answers) =>
  changesBetween(procedure, before, after, "ja").map(({ path, kind, before: was, after: is }) => [
    path,
    kind,
    [...was.lines, ...was.files.map(({ id }) => id)].join(" "),
    [...is.lines, ...is.files.map(({ id }) => id)].join(" "),
  ]);

describe("what a correction changed", () => {
  test("is exactly what is different", () => {
    expect(between(answers, answers)).toEqual([]);
    expect(between(answers, { ...answers, remark: "一行め\n直した" })).toEqual([
      ["remark", "changed", "一行め 二行め", "一行め 直した"],
    ]);
    const { remark: _, ...without } = answers;
    expect(between(answers, without)).toEqual([["remark", "changed", "一行め 二行め", ""]]);
    expect(between(without, answers)).toEqual([["remark", "changed", "", "一行め 二行め"]]);
  });

  test("tells files of the same name apart", () => {
    const other = { ...pdf("new"), name: "one.pdf" };
    expect(between(answers, { ...answers, proof: [other, pdf("two")] })).toEqual([
      ["proof", "changed", "one two", "new two"],
    ]);
  });

  test("names questions that came and went, those of people too", () => {
    const more = { ...answers, movers: [...(answers.movers as []), { name: "次郎", paper: [pdf("b")] }] };
    expect(between(answers, more)).toEqual([
      ["movers/2/name", "added", "", "次郎"],
      ["movers/2/paper", "added", "", "b"],
    ]);
    expect(between(more, answers)).toEqual([
      ["movers/2/name", "removed", "次郎", ""],
      ["movers/2/paper", "removed", "b", ""],
    ]);
    const company = { ...answers, kind: "company", companyName: "見本商店" };
    expect(between(answers, company).map(([path, kind]) => [path, kind])).toEqual([
      ["kind", "changed"],
      ["companyName", "added"],
    ]);
    expect(between(company, answers).map(([path, kind]) => [path, kind])).toEqual([
      ["kind", "changed"],
      ["companyName", "removed"],
    ]);
    const [, second] = changesBetween(procedure, more, { ...more, movers: [{ name: "一子" }] }, "ja");
    expect(second?.label).toMatch(/（2）/);
  });
});

test("every round has its own changes", () => {
  const states: Answers[] = [
    answers,
    { ...answers, remark: "二度め" },
    { ...answers, remark: "三度め", proof: [pdf("x")] },
  ];
  const corrected = (seq: number, from: number): HistoryEvent => ({
    type: "corrected",
    before: states[from] ?? {},
    after: states[from + 1] ?? {},
    seq,
    at: seq * 1000,
    actor: { kind: "resident" },
  });
  const message: HistoryEvent = { type: "message", text: "", seq: 4, at: 4000, actor: { kind: "resident" } };
  const rounds = correctionRounds(procedure, [corrected(3, 0), message, corrected(5, 1)], "ja");
  expect(rounds.map(({ number, seq, at, changes }) => [number, seq, at, changes.map(({ path }) => path)])).toEqual([
    [1, 3, 3000, ["remark"]],
    [2, 5, 5000, ["remark", "proof"]],
  ]);
  expect(rounds[1]?.changes[0]?.before.lines).toEqual(["二度め"]);
});
