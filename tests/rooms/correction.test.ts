import { describe, expect, test } from "vitest";
import {
  applyCorrection,
  type CorrectionField,
  fieldLabel,
  type HistoryEvent,
  openCorrection,
  viewCorrection,
} from "../../app/applications/index.ts";
import {
  type Answers,
  compile,
  type FileRef,
  type FormReader,
  openSession,
  reviewErrors,
} from "../../app/engine/index.ts";
import { translator } from "../../app/i18n/translator.ts";
import { choice, define, field, group, step } from "../fixtures/index.ts";
import { good } from "./applying.ts";

const today = "2026-04-10";
/** Sent on the first of April. */
const history: HistoryEvent[] = [
  { type: "submitted", seq: 1, at: Date.UTC(2026, 3, 1, 3), actor: { kind: "resident" } },
];
const is = (id: string, value: string | boolean) => ({ "==": [{ var: id }, value] as [{ var: string }, typeof value] });

/** Steps and groups of other names, conditions on the same page, on the next one and on items. */
const procedure = compile(
  define("move", [
    step("first", [
      field({ id: "kind", type: "radio", options: choice("plain", "other", "company", "shared") }),
      field({ id: "otherKind", type: "text", maxLength: 10, showIf: is("kind", "other") }),
      field({ id: "remark", type: "text", required: false }),
    ]),
    step("when", [
      field({ id: "from", type: "date", min: "today" }),
      field({ id: "place", type: "text", maxLength: 10 }),
    ]),
    step("company", [field({ id: "companyName", type: "text" }), field({ id: "abroad", type: "yes-no" })], {
      showIf: is("kind", "company"),
    }),
    step("country", [field({ id: "country", type: "text" })], { showIf: is("abroad", true) }),
    step("people", [
      group("movers", { min: 1, max: 4 }, [
        field({ id: "name", type: "person-name" }),
        field({ id: "birth", type: "date", max: "today" }),
        field({ id: "role", type: "radio", options: choice("adult", "child") }),
        field({ id: "school", type: "text", showIf: is("role", "child") }),
      ]),
    ]),
    step("flats", [group("mates", { min: 2, max: 3 }, [field({ id: "mate", type: "text" })])], {
      showIf: is("kind", "shared"),
    }),
    step("papers", [
      field({ id: "proof", type: "file", accept: ["application/pdf"], maxFiles: 1 }),
      field({ id: "page", type: "number", required: false, min: 1, max: 9 }),
    ]),
  ]),
);
const pdf = (id: string): FileRef => ({ id, name: `${id}.pdf`, type: "application/pdf", bytes: 10 });
const mover = (given: string, birth: string) => ({ name: { family: "架空", given }, birth, role: "adult" });
const answers: Answers = {
  kind: "plain",
  from: "2026-04-02",
  place: "見本町",
  movers: [mover("太郎", "1980-01-01"), mover("花子", "1981-02-02"), mover("次郎", "2010-03-03")],
  proof: [pdf("old")],
};
const form = (entries: Record<string, string | string[]>, files: Record<string, FileRef[]> = {}): FormReader => {
  const all = (name: string) => [entries[name] ?? []].flat();
  return { all, get: (name) => all(name)[0] ?? null, files: (name) => files[name] ?? [] };
};
const ask = (...paths: string[]): CorrectionField[] => paths.map((path) => ({ path, reason: `理由 ${path}` }));
const correct = (asked: CorrectionField[], sent: FormReader, from = answers) =>
  applyCorrection(procedure, from, asked, sent, { today, history });
const refused = (outcome: ReturnType<typeof correct>) => {
  if (outcome.ok) throw new Error("was taken");
  return outcome.error;
};
const view = (fields: CorrectionField[], refusal?: ReturnType<typeof refused>) =>
  viewCorrection(procedure, answers, fields, {
    locale: "ja",
    t: translator("ja"),
    today,
    ...(refusal ? { refusal } : {}),
  });

describe("what is asked", () => {
  const request: HistoryEvent = {
    type: "correction-requested",
    fields: ask("place"),
    message: "直してください",
    seq: 3,
    at: 3,
    actor: { kind: "staff", accountId: "a", name: "" },
  };
  test("is the last open request; none before it, none after the answer", () => {
    expect(openCorrection(history)).toBeNull();
    expect(openCorrection([...history, request])).toEqual({ fields: ask("place"), message: "直してください" });
    const message: HistoryEvent = { type: "message", text: "まだですか", seq: 4, at: 4, actor: { kind: "resident" } };
    expect(openCorrection([...history, request, message])?.fields).toEqual(ask("place"));
    const corrected: HistoryEvent = {
      type: "corrected",
      before: {},
      after: {},
      seq: 4,
      at: 4,
      actor: { kind: "resident" },
    };
    expect(openCorrection([...history, request, corrected])).toBeNull();
    const again: HistoryEvent = { ...request, fields: ask("kind"), seq: 5 };
    expect(openCorrection([...history, request, corrected, again])?.fields).toEqual(ask("kind"));
  });

  test("is shown in the order of the form with its reason, the stored answers filled in, and nothing else", () => {
    const shown = view(ask("movers/2/birth", "page", "kind", "movers/0/birth", "place"));
    expect(shown.map(({ view: { id }, reason }) => [id, reason])).toEqual([
      ["kind", "理由 kind"],
      ["place", "理由 place"],
      ["movers/0/birth", "理由 movers/0/birth"],
      ["movers/2/birth", "理由 movers/2/birth"],
      ["page", "理由 page"],
    ]);
    expect(shown.find(({ view: { id } }) => id === "place")?.view.input).toEqual({ "": ["見本町"] });
    expect(shown.find(({ view: { id } }) => id === "movers/2/birth")?.view.input).toEqual({
      year: ["2010"],
      month: ["3"],
      day: ["3"],
    });
  });

  test("a path that is no field is passed over, not a failure", () => {
    expect(view(ask("nowhere", "movers/9/birth", "movers", "first", ""))).toEqual([]);
    expect(correct(ask("nowhere", "movers/9/birth"), form({}))).toEqual({ ok: true, value: answers });
  });

  test("has words for mails: of a field, of an item, of an item's field", () => {
    expect(fieldLabel(procedure, "place", "ja")).toBe("項目place");
    expect(fieldLabel(procedure, "movers/1/birth", "ja")).toBe("ひとつ 2 項目birth");
    expect(fieldLabel(procedure, "movers/1", "en")).toBe("ひとつ (en) 2");
    expect(fieldLabel(procedure, "gone", "ja")).toBe("gone");
  });
});

describe("what is taken", () => {
  test("only the named fields, whatever else is sent", () => {
    const sent = form({
      place: "新しい町",
      remark: "割り込み",
      "from.year": "2030",
      kind: "company",
      "movers/0/birth.year": "1999",
    });
    expect(good(correct(ask("place"), sent))).toEqual({ ...answers, place: "新しい町" });
    const mine = form({ "movers/1/name.family": "見本", "movers/1/name.given": "三郎", "movers/1/role": "child" });
    const changed = good(correct(ask("movers/1/name"), mine));
    expect(changed).toEqual({
      ...answers,
      movers: [
        mover("太郎", "1980-01-01"),
        { ...mover("三郎", "1981-02-02"), name: { family: "見本", given: "三郎" } },
        mover("次郎", "2010-03-03"),
      ],
    });
  });

  test("items of a group, two at once, do not mix", () => {
    const birth = (index: number, year: string) => ({
      [`movers/${index}/birth.year`]: year,
      [`movers/${index}/birth.month`]: "5",
      [`movers/${index}/birth.day`]: "6",
    });
    const sent = form({ ...birth(0, "1970"), ...birth(2, "2015") });
    expect(good(correct(ask("movers/0/birth", "movers/2/birth"), sent)).movers).toEqual([
      mover("太郎", "1970-05-06"),
      mover("花子", "1981-02-02"),
      mover("次郎", "2015-05-06"),
    ]);
    const half = refused(correct(ask("movers/0/birth", "movers/2/birth"), form(birth(2, "2015"))));
    expect(Object.keys(half.errors)).toEqual(["movers/0/birth"]);
  });

  test("leaves the answers it was given untouched", () => {
    const before = structuredClone(answers);
    good(correct(ask("place", "movers/1/role"), form({ place: "別の町", "movers/1/role": "adult" })));
    expect(answers).toEqual(before);
  });

  test("an optional field that is emptied is gone", () => {
    const noted = { ...answers, remark: "消す言葉" };
    expect(good(correct(ask("remark"), form({ remark: "" }), noted))).toEqual(answers);
  });

  test("every mistake at once, each beside its field, and what was typed stays", () => {
    const error = refused(
      correct(
        ask("place", "page", "movers/1/birth"),
        form({
          place: "とても長い名前の町の名前",
          page: "12",
          "movers/1/birth.year": "2027",
          "movers/1/birth.month": "1",
          "movers/1/birth.day": "1",
        }),
      ),
    ); // prettier-ignore
    expect(Object.keys(error.errors).toSorted()).toEqual(["movers/1/birth", "page", "place"]);
    const shown = view(error.fields, error);
    const of = (id: string) => shown.find((each) => each.view.id === id)?.view;
    expect(of("place")?.input).toEqual({ "": ["とても長い名前の町の名前"] });
    expect(of("page")?.input).toEqual({ "": ["12"] });
    expect(of("movers/1/birth")?.input).toMatchObject({ year: ["2027"] });
    for (const each of shown) expect(each.view.errors, each.view.id).toHaveLength(1);
  });

  test("what was right on another page stays typed, too", () => {
    const error = refused(correct(ask("place", "page"), form({ place: "新町", page: "十二" })));
    const shown = view(error.fields, error);
    expect(shown.map(({ view: { id, input, errors } }) => [id, input[""], errors.length])).toEqual([
      ["place", ["新町"], 0],
      ["page", ["十二"], 1],
    ]);
  });
});

describe("an answer that makes another necessary", () => {
  /** Answers the page as it comes back until it is taken; gives the ids asked for each time. */
  function converse(asked: CorrectionField[], entries: Record<string, string | string[]>) {
    const pages: string[][] = [];
    for (let tries = 0; tries < 10; tries++) {
      const shownIds = new Set(pages.at(-1) ?? asked.map(({ path }) => path));
      // Only inputs of the page that was shown are sent.
      const own = Object.entries(entries).filter(([name]) => shownIds.has(name.split(".")[0] ?? ""));
      const outcome = correct(asked, form(Object.fromEntries(own)));
      if (outcome.ok) return { pages, answers: outcome.value };
      pages.push(view(outcome.error.fields, outcome.error).map(({ view: { id } }) => id));
    }
    throw new Error(`never taken: ${JSON.stringify(pages)}`);
  }

  test("on the same page", () => {
    const done = converse(ask("kind"), { kind: "other", otherKind: "特別" });
    expect(done.pages).toEqual([["kind", "otherKind"]]);
    expect(done.answers).toEqual({ ...answers, kind: "other", otherKind: "特別" });
  });

  test("on a page that opens by it, and on one that opens by that", () => {
    const done = converse(ask("kind"), { kind: "company", companyName: "見本社", abroad: "yes", country: "見本国" });
    expect(done.pages).toEqual([
      ["kind", "companyName", "abroad"],
      ["kind", "companyName", "abroad", "country"],
    ]);
    expect(done.answers).toEqual({
      ...answers,
      kind: "company",
      companyName: "見本社",
      abroad: true,
      country: "見本国",
    });
  });

  test("within an item, of that item only", () => {
    const done = converse(ask("movers/2/role", "movers/1/role"), {
      "movers/2/role": "child",
      "movers/1/role": "adult",
      "movers/2/school": "見本小",
    });
    expect(done.pages).toEqual([["movers/1/role", "movers/2/role", "movers/2/school"]]);
    expect(done.answers.movers).toEqual([
      mover("太郎", "1980-01-01"),
      mover("花子", "1981-02-02"),
      { ...mover("次郎", "2010-03-03"), role: "child", school: "見本小" },
    ]);
  });

  test("items of a group that opens by it", () => {
    const done = converse(ask("kind"), { kind: "shared", "mates/0/mate": "甲", "mates/1/mate": "乙" });
    expect(done.pages.at(-1)).toEqual(["kind", "mates/0/mate", "mates/1/mate"]);
    expect(done.answers).toEqual({ ...answers, kind: "shared", mates: [{ mate: "甲" }, { mate: "乙" }] });
  });

  test("an answer that closes a page takes its answers with it and asks for nothing", () => {
    const company: Answers = { ...answers, kind: "company", companyName: "見本社", abroad: false };
    expect(good(correct(ask("kind"), form({ kind: "plain" }), company))).toEqual(answers);
  });

  test("whatever comes out is complete and right", () => {
    for (const entries of [
      { kind: "other", otherKind: "特別" },
      { kind: "company", companyName: "見本社", abroad: "no" },
      { kind: "shared", "mates/0/mate": "甲", "mates/1/mate": "乙" },
    ] as Record<string, string>[]) {
      const done = converse(ask("kind"), entries);
      expect(reviewErrors(openSession(procedure, done.answers), { today: "2026-04-01" })).toEqual([]);
    }
  });
});

describe("days", () => {
  test("an answer that stays is judged by the day it was given: the resident is not asked for it", () => {
    // "Not before today" was met on the first of April; it is the tenth now.
    expect(good(correct(ask("place"), form({ place: "新町" })))).toEqual({ ...answers, place: "新町" });
    expect(good(correct(ask("page"), form({ page: "3" })))).toEqual({ ...answers, page: 3 });
  });

  test("a day that is corrected is judged by today", () => {
    const sent = (day: string) => form({ "from.year": "2026", "from.month": "4", "from.day": day });
    expect(refused(correct(ask("from"), sent("9"))).errors).toMatchObject({ from: [{ key: "min" }] });
    expect(good(correct(ask("from"), sent("10")))).toEqual({ ...answers, from: "2026-04-10" });
  });

  test("an answer given with an earlier correction counts from that day", () => {
    const early = { ...answers, from: "2026-03-30" };
    const before: HistoryEvent = {
      type: "corrected",
      before: {},
      after: {},
      seq: 2,
      at: Date.UTC(2026, 2, 29),
      actor: { kind: "resident" },
    };
    const outcome = applyCorrection(procedure, early, ask("place"), form({ place: "新町" }), {
      today,
      history: [...history, before],
    });
    expect(good(outcome)).toEqual({ ...early, place: "新町" });
    expect(Object.keys(refused(correct(ask("place"), form({ place: "新町" }), early)).errors)).toEqual(["from"]);
  });
});

describe("files", () => {
  test("a new file takes the place of the one that was to be corrected", () => {
    const changed = good(correct(ask("proof"), form({}, { proof: [pdf("new")] })));
    expect(changed).toEqual({ ...answers, proof: [pdf("new")] });
  });

  test("none chosen keeps the old one; one that is not asked for is not taken", () => {
    expect(good(correct(ask("proof"), form({})))).toEqual(answers);
    expect(good(correct(ask("page"), form({ page: "2" }, { proof: [pdf("new")] })))).toEqual({ ...answers, page: 2 });
  });

  test("after a refusal the page shows the file there is, not one that was not kept", () => {
    const error = refused(correct(ask("proof", "place"), form({ place: "" }, { proof: [pdf("new")] })));
    const shown = view(error.fields, error).find((each) => each.view.id === "proof");
    expect(shown?.view.files).toEqual([pdf("old")]);
    expect(error.answers.proof).toEqual([pdf("new")]);
  });
});
