/** Each rule once on a definition that trips it; the sound one trips none. */
import { describe, expect, test } from "vitest";
import { choice, define, field, group, say, soundDefinition, step } from "../../../tests/fixtures/index.ts";
import { compile, type Definition, type SimpleField, type Text } from "../../engine/index.ts";
import { checkDefinition, scoreOf } from "./check-definition.ts";
import type { LintContext } from "./finding.ts";

const context: LintContext = {
  today: "2026-11-23",
  departments: new Set(["space-harbour"]),
  handouts: new Set(["garden-guide"]),
  counterServices: new Set(["garden"]),
};
const check = (definition: Definition) => checkDefinition(compile(definition), context);

type Change = (definition: Definition) => void;
/** What is found in the sound definition after a change, as "severity rule path locale". */
const found = (change: Change) => {
  const definition = structuredClone(soundDefinition);
  change(definition);
  return check(definition).map(({ severity, rule, path, locale }) =>
    [severity, rule, path, locale].filter(Boolean).join(" "),
  );
};
const fieldOf = (definition: Definition, id: string) =>
  definition.steps.flatMap((each) => each.fields).find((each) => each.id === id) as SimpleField;
const text = (ja: string, easy = "やさしい 文です。", en = "A plain sentence."): Text => ({ ja, easy, en });
/** Another summary, in one language. */
const summary =
  (words: Partial<Text>): Change =>
  (definition) =>
    Object.assign(definition.guide.summary, words);

test("a sound definition has no findings and 100 points", () => {
  expect(check(soundDefinition)).toEqual([]);
  expect(scoreOf([])).toBe(100);
});

test("an error weighs more than a warning, and no score is below 0", () => {
  const finding = { rule: "x", path: "$", message: "" };
  const of = (severity: "error" | "warning", count: number) =>
    Array.from({ length: count }, () => ({ ...finding, severity }));
  expect(scoreOf(of("error", 1))).toBeLessThan(scoreOf(of("warning", 3)));
  expect(scoreOf(of("error", 99))).toBe(0);
});

const at = "$.guide.summary";

describe("texts", () => {
  test.each<[string, Partial<Text>, string[]]>([
    ["no easy text", { easy: undefined }, [`error missing-text ${at} easy`]],
    ["English of spaces", { en: " " }, [`error missing-text ${at} en`]],
    ["a sentence of 51", { ja: `${"あ".repeat(50)}。` }, [`warning long-sentence ${at} ja`]],
    ["a sentence of 81", { ja: `${"あ".repeat(80)}。` }, [`error long-sentence ${at} ja`]],
    ["two sentences of 40", { ja: `${"あ".repeat(39)}。`.repeat(2) }, []],
    ["the name of a law in brackets", { ja: `これは（${"あ".repeat(60)}）です。` }, []],
    ["an easy sentence of 45 letters", { easy: `${"ああああ ".repeat(11)}。` }, []],
    [
      "an easy sentence of 47 letters",
      { easy: `${"ああああ ".repeat(11)}いい。` },
      [`warning long-sentence ${at} easy`],
    ],
    ["an easy sentence of 73 letters", { easy: `${"ああああ ".repeat(18)}。` }, [`error long-sentence ${at} easy`]],
    ["できないわけではありません", { ja: "できないわけではありません。" }, [`error double-negative ${at} ja`]],
    ["要らなくはない", { ja: "要らなくはないです。" }, [`error double-negative ${at} ja`]],
    ["ないことは ありません", { easy: "行けない ことは ありません。" }, [`error double-negative ${at} easy`]],
    ["出さないと受けられません", { ja: "届を出さないと手当を受けられません。" }, [`warning double-negative ${at} ja`]],
    ["cannot unless", { en: "You cannot apply unless you pay." }, [`warning double-negative ${at} en`]],
    ["must", { ja: "届け出なければなりません。", easy: "出さないと いけません。" }, []],
    ["when it is not known", { ja: "分からないときは空のままで進めます。なければ0と書きます。" }, []],
    ["させていただきます", { ja: "お知らせさせていただきます。" }, [`warning politeness ${at} ja`]],
    ["ございます", { ja: "用紙がございます。" }, [`warning politeness ${at} ja`]],
    ["いたします twice", { ja: "お送りいたしますので、お待ちいたします。" }, [`warning politeness ${at} ja`]],
    ["いたします once", { ja: "お送りいたします。" }, []],
    ["エビデンス", { ja: "エビデンスを送ってください。" }, [`warning katakana ${at} ja`]],
    ["エビデンス explained", { ja: "エビデンス（証拠）を送ってください。" }, []],
    ["part of another word", { ja: "リストバンドを着けてください。" }, []],
    ["a hard term", { easy: "筆頭者の 名前を 書いて ください。" }, [`warning hard-term ${at} easy`]],
    ["a hard term explained after", { easy: "筆頭者（戸籍の 最初の人）の 名前です。" }, []],
    ["a hard term explained before", { easy: "家族の 代表（世帯主）の 名前です。" }, []],
    ["a chain of kanji", { easy: "特別永住許可書を 見せて ください。" }, [`warning long-name ${at} easy`]],
    ["a chain of kanji explained", { easy: "特別永住許可書（国に 住む 紙）を 見せて ください。" }, []],
    ["a place", { easy: "ここは 美祢市大嶺町東分です。" }, []],
    ["hard kanji", { easy: "保険の 証書と 届を 税務署に 郵便で 提出する" }, [`error hard-kanji ${at} easy`]],
    ["some hard kanji", { easy: "健康保険の カードを 郵便で 出して ください。" }, [`warning hard-kanji ${at} easy`]],
    ["school kanji", { easy: "会社や 事務所の 人は、その 住所を 書いて ください" }, []],
    ["no spaces", { easy: "ここにあなたのなまえをかいてください。" }, [`warning spaces ${at} easy`]],
    [
      "the Japanese text again",
      { ja: "水道管の工事の費用です。", easy: "水道管の工事の費用です。" },
      [`warning not-its-own ${at} easy`],
    ],
    ["simple enough to stay", { ja: "新しい家の住所を書きます", easy: "新しい 家の 住所を 書きます" }, []],
  ])("%s", (_, words, expected) => expect(found(summary(words))).toEqual(expected));

  test("a term is explained once for the whole definition", () => {
    const twice: Change = (definition) => {
      definition.guide.outcome.easy = "世帯主（家族の 代表）に 知らせます。";
      definition.guide.summary.easy = "世帯主の 名前を 聞きます。";
    };
    expect(found(twice)).toEqual([]);
  });

  test("what must not be asked", () => {
    const asks = (words: Partial<Text>) =>
      found(summary(words)).filter((line) => line.includes("individual-number")).length;
    expect(asks({ ja: "個人番号を記入してください。" })).toBe(1);
    expect(asks({ ja: "マイナンバーの写しを添付してください。" })).toBe(1);
    expect(asks({ ja: "個人番号の記入が必要です。" })).toBe(1);
    expect(asks({ easy: "マイナンバーを 書いて ください。" })).toBe(1);
    expect(asks({ easy: "暗証番号を 入れて ください。" })).toBe(1);
    expect(asks({ en: "Hello. Enter your My Number." })).toBe(1);
    expect(asks({ en: "Please give the PIN." })).toBe(1);
    expect(asks({ ja: "マイナンバーカードの写しを添付してください。" })).toBe(0);
    expect(asks({ ja: "個人番号は入力しないでください。", easy: "マイナンバーは 書かないで ください。" })).toBe(0);
    expect(asks({ ja: "個人番号の入力は不要です。", en: "Do not enter your My Number." })).toBe(0);
    expect(asks({ ja: "個人番号は専用サービスか郵送で提出してください。" })).toBe(0);
    expect(asks({ en: "Bring your My Number Card and know its PIN." })).toBe(0);
  });

  test("no question for a PIN, but whether one knows it", () => {
    const label = text("カードの暗証番号", "カードの 暗証番号", "The code of the card");
    expect(found((d) => Object.assign(fieldOf(d, "animal"), { label }))).toEqual([
      "error individual-number $.steps[1].fields[2].label",
    ]);
    expect(found((d) => Object.assign(fieldOf(d, "pets"), { label }))).toEqual([]);
  });
});

describe("labels", () => {
  const label =
    (words: Text): Change =>
    (definition) =>
      Object.assign(fieldOf(definition, "animal"), { label: words });
  const path = "$.steps[1].fields[2].label";
  test.each<[string, Text, string[]]>([
    ["of 40 letters", text("あ".repeat(40)), []],
    ["of 41 letters", text("あ".repeat(41)), [`warning long-label ${path} ja`]],
    ["of 61 letters", text("あ".repeat(61)), [`error long-label ${path} ja`, `warning long-sentence ${path} ja`]],
    ["in English of 91", text("短い", "みじかい", "a".repeat(91)), [`warning long-label ${path} en`]],
  ])("%s", (_, words, expected) => expect(found(label(words))).toEqual(expected));

  test("what is declared may be a sentence", () => {
    const declared =
      (length: number): Change =>
      (definition) =>
        definition.steps[1]?.fields.push({ id: "agree", type: "declaration", label: text("あ".repeat(length)) });
    expect(found(declared(45))).toEqual([]);
    expect(found(declared(81))).toContain("warning long-label $.steps[1].fields[4].label ja");
  });
});

describe("questions", () => {
  test("six, or as few as on paper", () => {
    const five: Change = (definition) => {
      definition.steps[0]?.fields.splice(1, 2);
      delete definition.journeys?.[1]?.answers.mail;
    };
    expect(found(five)).toEqual(["error few-questions $.steps"]);
    const onPaper: Change = (definition) => {
      five(definition);
      definition.facts.paperQuestions = 5;
    };
    expect(found(onPaper)).toEqual([]);
  });

  test("a file says what must be seen, a notice says something", () => {
    const hint =
      (words: Text | undefined): Change =>
      (d) =>
        Object.assign(fieldOf(d, "picture"), { hint: words });
    const path = "$.steps[1].fields[3]";
    expect(found(hint(undefined))).toEqual([`warning hint ${path}`]);
    expect(found(hint(text("いつものように送ってください")))).toEqual([`warning hint ${path}`]);
    expect(found(hint(text("四隅が写った写真を送ってください")))).toEqual([]);
    const notice: Change = (d) => d.steps[1]?.fields.push({ id: "note", type: "notice", label: text("ご案内") });
    expect(found(notice)).toEqual(["warning hint $.steps[1].fields[4]"]);
  });

  test("never two of one name on one way", () => {
    const same =
      (showIf: SimpleField["showIf"]): Change =>
      (definition) =>
        definition.steps[1]?.fields.push({
          id: "other",
          type: "text",
          label: text("動物の 種類"),
          required: false,
          showIf,
        });
    expect(found(same(undefined))).toEqual(["error same-question $.steps[1].fields[4].label ja"]);
    expect(found(same({ "==": [{ var: "pets" }, false] }))).toEqual([]);
  });

  test("the group tells two of one name apart", () => {
    const name = { type: "text" as const, label: text("氏名") };
    const people = (id: string, fields: SimpleField[]) => step(id, [group(id, { min: 0, max: 2 }, fields)]);
    const rules = (...steps: Definition["steps"]) => check(define("people", steps)).map(({ rule }) => rule);
    const [one, two] = [
      { id: "a", ...name },
      { id: "b", ...name },
    ];
    expect(rules(people("sons", [one]), people("daughters", [two]))).not.toContain("same-question");
    expect(rules(people("sons", [one, two]))).toContain("same-question");
  });
});

describe("links", () => {
  test.each<[string, Change, string]>([
    ["department", (d) => Object.assign(d, { department: "moon" }), "error link $.department"],
    ["counter", (d) => Object.assign(d.channels, { counterService: "moon" }), "error link $.channels.counterService"],
    ["handout", (d) => d.handouts.push("moon"), "error link $.handouts[1]"],
  ])("%s", (_, change, expected) => expect(found(change)).toEqual([expected]));

  test("no counter is no broken link", () => {
    expect(found((d) => Object.assign(d.channels, { counterService: null }))).toEqual([]);
  });
});

describe("the guide", () => {
  const reason = text("窓口へ行く必要はありません。確認は、送っていただいた内容で行います。");
  test("says why no visit is needed", () => {
    expect(found((d) => Object.assign(d.guide.visit, { reason }))).toEqual(["error filler $.guide.visit.reason ja"]);
  });

  test.each<[string, Partial<Definition["guide"]["fee"]>, string[]]>([
    [
      "an amount without items",
      { items: undefined, pay: undefined },
      ["error fee $.guide.fee", "warning fee $.guide.fee.text ja"],
    ],
    ["another amount", { text: text("1区画３００円、再発行は1,200円です。") }, ["warning fee $.guide.fee.text ja"]],
    ["an amount in 万", { text: text("1区画300円、1区域は2万円です。") }, ["warning fee $.guide.fee.text ja"]],
    ["an amount that is paid out", { text: text("1区画300円です。助成は5万円です。") }, []],
  ])("of the fee: %s", (_, fee, expected) => {
    const change: Change = (definition) => {
      Object.assign(definition.guide.fee, fee);
      if (!definition.guide.fee.items) for (const journey of definition.journeys ?? []) delete journey.fee;
    };
    expect(found(change)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ["text", "引っ越してから14日以内", ["warning deadline $.guide.deadline"]],
    ["none", "1年以内です", ["warning deadline $.guide.deadline"]],
    ["text", "毎年6月中", []],
    ["within", "引っ越してから14日以内", []],
  ])("of a deadline %s: %s", (rule, words, expected) => {
    const deadline = { rule, text: text(words), ...(rule === "within" ? { length: 14 } : {}) };
    expect(found((d) => Object.assign(d.guide, { deadline }))).toEqual(expected);
  });
});

describe("journeys", () => {
  const journeys =
    (...list: NonNullable<Definition["journeys"]>): Change =>
    (d) =>
      Object.assign(d, { journeys: list });
  const [alone, withDog] = soundDefinition.journeys ?? [];
  if (!alone || !withDog) throw new Error("the sound definition has two journeys");

  test.each<[string, Change, string[]]>([
    ["none", journeys(), ["error journeys $.journeys"]],
    ["one", journeys({ ...withDog }), ["error journeys $.journeys", "warning journey-options $.journeys"]],
    [
      "that leave a question out",
      journeys(alone, { ...alone, id: "again" }),
      ["error journeys $.journeys", "warning journey-options $.journeys"],
    ],
    [
      "that are refused",
      journeys(withDog, { ...alone, answers: { pets: false, plots: 9 } }),
      ["error journeys $.journeys[1]"],
    ],
    ["with a wrong fee", journeys(withDog, { ...alone, fee: 1 }), ["error journeys $.journeys[1]"]],
  ])("%s", (_, change, expected) => expect(found(change)).toEqual(expected));

  test("that will not lead through in some years", () => {
    const dated =
      (day: string): Change =>
      (definition) => {
        definition.steps[0]?.fields.push({
          id: "day",
          type: "date",
          label: text("来た日"),
          min: "today-30d",
          max: "today",
        });
        for (const journey of definition.journeys ?? []) journey.answers.day = day;
      };
    expect(found(dated("2026-11-20"))).toEqual(["error journeys $.journeys[0]", "error journeys $.journeys[1]"]);
    expect(found(dated("today-3d"))).toEqual([]);
  });
});

describe("branches that no answer opens", () => {
  const kind = field({ id: "kind", type: "radio", options: choice("a", "b", "c") });
  const count = field({ id: "count", type: "number", min: 1, max: 5 });
  const day = field({ id: "day", type: "date", required: false });
  const ticks = field({ id: "ticks", type: "checkboxes", options: choice("x", "y", "z"), max: 1 });
  const more = field({ id: "more", type: "checkboxes", options: choice("w", "x", "y", "z") });
  const agreed = field({ id: "agreed", type: "declaration" });
  const [from, to] = ["from", "to"].map((id) => field({ id, type: "date", min: "2030-01-01" }));
  if (!from || !to) throw new Error("two days");
  const first = step("first", [kind, count, day, ticks, more, agreed, from, to]);
  const is = (id: string, value: string | boolean) => ({
    "==": [{ var: id }, value] as [{ var: string }, typeof value],
  });
  const dead = (steps: Definition["steps"]) =>
    check(define("dead", steps))
      .filter(({ rule }) => rule === "dead-branch")
      .map(({ path }) => path);
  const shown = (showIf: SimpleField["showIf"]) => step("shown", [field({ id: "answer", type: "text" })], { showIf });

  test.each<[string, SimpleField["showIf"]]>([
    ["two options at once", { and: [is("kind", "a"), is("kind", "b")] }],
    ["more than the most", { ">": [{ var: "count" }, 5] }],
    ["unanswered though it must be answered", { "!": { var: "kind" } }],
    ["two ticks where one is allowed", { and: [{ in: ["x", { var: "ticks" }] }, { in: ["y", { var: "ticks" }] }] }],
    [
      "before and after a day",
      { and: [{ "<": [{ var: "day" }, "2026-04-01"] }, { ">": [{ var: "day" }, "2026-04-01"] }] },
    ],
  ])("%s", (_, showIf) => expect(dead([first, shown(showIf)])).toEqual(["$.steps[1].showIf"]));

  test.each<[string, SimpleField["showIf"]]>([
    ["one of two options", { or: [is("kind", "a"), is("kind", "b")] }],
    ["none of two options", { "!": { in: [{ var: "kind" }, ["a", "b"]] } }],
    ["the most", { ">=": [{ var: "count" }, 5] }],
    ["unanswered where that is allowed", { "==": [{ var: "day" }, null] }],
    ["the other tick alone", { "!": { in: ["x", { var: "ticks" }] } }],
    ["the day itself", { "==": [{ var: "day" }, "2026-04-01"] }],
    [
      "two of three ticks",
      {
        and: [{ in: ["x", { var: "more" }] }, { in: ["y", { var: "more" }] }, { "!": { in: ["z", { var: "more" }] } }],
      },
    ],
    ["what is agreed to", is("agreed", true)],
    ["a later day", { "<": [{ var: "from" }, { var: "to" }] }],
  ])("not %s", (_, showIf) => expect(dead([first, shown(showIf)])).toEqual([]));

  test("behind a question that is not asked then", () => {
    const detail = field({ id: "detail", type: "yes-no", showIf: is("kind", "a") });
    const steps = (other: string) => [
      step("first", [kind, detail]),
      shown({ and: [is("detail", true), is("kind", other)] }),
    ];
    expect(dead(steps("b"))).toEqual(["$.steps[1].showIf"]);
    expect(dead(steps("a"))).toEqual([]);
  });

  test("in the items of a group, with what was answered outside", () => {
    const inside = (showIf: SimpleField["showIf"]) => [
      step("first", [kind]),
      step("people", [
        group("people", { min: 1, max: 2 }, [
          field({ id: "adult", type: "yes-no" }),
          field({ id: "job", type: "text", showIf }),
        ]),
      ]),
    ];
    expect(dead(inside({ and: [is("adult", true), is("kind", "c")] }))).toEqual([]);
    expect(dead(inside({ and: [is("adult", true), is("adult", false)] }))).toEqual([
      "$.steps[1].fields[0].fields[1].showIf",
    ]);
  });

  test("among the fees", () => {
    const plain = define("fees", [step("first", [kind])]);
    const items = [
      { id: "one", label: say("一"), yen: 1, showIf: is("kind", "a") },
      { id: "two", label: say("二"), yen: 2, showIf: { and: [is("kind", "a"), is("kind", "c")] } },
    ];
    const fee = { yen: null, text: say("1円"), items, pay: ["counter" as const] };
    const findings = check({ ...plain, guide: { ...plain.guide, fee } }).filter(({ rule }) => rule === "dead-branch");
    expect(findings.map(({ path }) => path)).toEqual(["$.guide.fee.items[1].showIf"]);
  });

  test("says nothing when there is too much to try", () => {
    const many = Array.from({ length: 18 }, (_, at) => field({ id: `q${at}`, type: "yes-no" }));
    const never = { and: [...many.map(({ id }) => ({ var: id })), { "!": { var: "q17" } }] };
    expect(dead([step("first", many), shown(never)])).toEqual([]);
  });
});

test("a question that two answers of its own page decide belongs on the next page", () => {
  const yesNo = (id: string) => field({ id, type: "yes-no" });
  const both = { and: [{ var: "one" }, { var: "two" }] };
  const asked = field({ id: "asked", type: "text", showIf: both });
  const paths = (steps: Definition["steps"]) =>
    check(define("two", steps))
      .filter(({ rule }) => rule === "two-conditions")
      .map(({ path }) => path);
  expect(paths([step("a", [yesNo("one"), yesNo("two"), asked])])).toEqual(["$.steps[0].fields[2].showIf"]);
  expect(paths([step("a", [yesNo("one"), yesNo("two")]), step("b", [asked])])).toEqual([]);
});
