/** The hundred definitions as they are in db/seed/procedures: what must hold for every one of them, and adding another. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile, type Definition, type Procedure, type Text } from "../../app/engine/index.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import { cityProfileSchema, readDefinitions } from "../../app/procedures/index.ts";
import { aDefinition } from "../factories/storage.ts";
import { complete } from "./apply.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const folder = projectPath("db", "seed", "procedures");
const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort();
const procedures = readDefinitions().map((value, index) => ({ name: names[index] ?? "", procedure: compile(value) }));
const city = cityProfileSchema.parse(read(projectPath("db", "seed", "city.json")));

const isText = (value: unknown): value is Text =>
  typeof value === "object" && value !== null && "ja" in value && typeof value.ja === "string";

/** Every text of the definition with its JSON path. */
function textsOf(value: unknown, path = ""): { path: string; text: Text }[] {
  if (isText(value)) return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`));
}

/** One line for each thing that is wrong, so that a failure shows all of them. */
const wrong = (find: (definition: Definition, procedure: Procedure) => string[]): string[] =>
  procedures.flatMap(({ procedure }) => find(procedure.definition, procedure).map((what) => `${procedure.id} ${what}`));

const fieldsOf = (definition: Definition) =>
  definition.steps.flatMap((step) => step.fields).flatMap((field) => (field.type === "group" ? field.fields : [field]));

describe("the hundred definitions", () => {
  test("are a hundred, numbered 1 to 100, named like their files", () => {
    expect(procedures).toHaveLength(100);
    const numbers = procedures.map(({ procedure }) => procedure.definition.number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    expect(procedures.filter(({ name, procedure }) => basename(name, ".json") !== procedure.id)).toEqual([]);
  });

  test("say everything in Japanese, in easy Japanese as its own text, and in English", () => {
    const missing = wrong((definition) =>
      textsOf(definition).flatMap(({ path, text }) =>
        (["ja", "easy", "en"] as const).filter((locale) => !text[locale]?.trim()).map((locale) => `${path} ${locale}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  test("write English with English letters and marks", () => {
    const foreign = wrong((definition) =>
      textsOf(definition).flatMap(({ path, text }) => {
        const found = /[\u3000-\u303f\uff00-\uffef\u2460-\u24ff]/u.exec(text.en ?? "");
        return found ? [`${path} "${found[0]}": ${text.en}`] : [];
      }),
    );
    expect(foreign).toEqual([]);
  });

  test("explain Japanese words in English texts instead of leaving them alone", () => {
    const kana = wrong((definition) =>
      textsOf(definition).flatMap(({ path, text }) =>
        /[ぁ-んァ-ヶ]{4,}/u.test(text.en ?? "") ? [`${path}: ${text.en}`] : [],
      ),
    );
    expect(kana).toEqual([]);
  });

  test("leave no working notes in what residents read", () => {
    const notes = wrong(({ facts: _, ...definition }) =>
      [...textsOf(definition).flatMap(({ text }) => Object.values(text)), definition.guide.legalBasis ?? ""]
        .filter((text) => /要確認|TODO|TBD|\?\?|？？|仮の|ダミー|to be confirmed/iu.test(text))
        .map((text) => text.slice(0, 120)),
    );
    expect(notes).toEqual([]);
  });

  test("belong to a department of the city, and each department has one", () => {
    const known = city.departments.map(({ id }) => id);
    expect(wrong(({ department }) => (known.includes(department) ? [] : [department]))).toEqual([]);
    const used = new Set(procedures.map(({ procedure }) => procedure.definition.department));
    expect(known.filter((id) => !used.has(id))).toEqual([]);
  });

  test("are no stubs: at least six questions each, in more than one step, with their own titles", () => {
    const asked = ({ steps }: Definition) =>
      steps
        .flatMap(({ fields }) => fields)
        .flatMap((field) => (field.type === "group" ? field.fields : [field]))
        .filter(({ type }) => type !== "notice").length;
    expect(wrong((definition) => (asked(definition) < 6 ? [`asks ${asked(definition)}`] : []))).toEqual([]);
    expect(wrong(({ steps }) => (steps.length < 2 ? ["one step"] : []))).toEqual([]);
    const titles = procedures.map(({ procedure }) => procedure.definition.title.ja);
    expect(new Set(titles).size).toBe(100);
    const summaries = procedures.map(({ procedure }) => procedure.definition.guide.summary.ja);
    expect(new Set(summaries).size).toBe(100);
  });

  test("agree with themselves", () => {
    expect(
      wrong(({ guide: { deadline } }) =>
        deadline.rule === "within" && !deadline.length ? ["a deadline without length"] : [],
      ),
    ).toEqual([]);
    expect(
      wrong(({ guide, steps }) =>
        guide.deadline.from === undefined ||
        steps.some(({ fields }) => fields.some(({ id }) => id === guide.deadline.from))
          ? []
          : [`counts from "${guide.deadline.from}"`],
      ),
    ).toEqual([]);
    expect(
      wrong(({ guide: { fee } }) =>
        fee.yen === 0 && !/無料|かかりません|不要|ありません|いりません/u.test(fee.text.ja)
          ? [`free: ${fee.text.ja}`]
          : [],
      ),
    ).toEqual([]);
    expect(
      wrong(({ guide: { fee } }) =>
        fee.yen !== null && fee.yen > 0 && !fee.text.ja.normalize("NFKC").replaceAll(",", "").includes(String(fee.yen))
          ? [`${fee.yen}: ${fee.text.ja}`]
          : [],
      ),
    ).toEqual([]);
    // What nobody of the city has looked at must not call itself confirmed.
    expect(
      wrong(({ facts }) => (facts.confidence === "verified" && !facts.verifiedBy ? ["verified by nobody"] : [])),
    ).toEqual([]);
    expect(
      wrong(({ facts }) =>
        facts.confirmed === null && facts.confidence === "typical" && facts.open.length === 0
          ? ["typical, and nothing open"]
          : [],
      ),
    ).toEqual([]);
  });

  test("ask who applies by name or say why not, and never for a マイナンバー", () => {
    expect(
      wrong((definition) =>
        fieldsOf(definition).some(({ type, id }) => type === "person-name" || /name/i.test(id))
          ? []
          : ["asks for no name"],
      ),
    ).toEqual([]);
    expect(
      wrong((definition) =>
        fieldsOf(definition)
          .filter(({ label }) => /マイナンバー（個人番号）を(?:入力|記入)|個人番号を(?:入力|記入)/u.test(label.ja))
          .map(({ id }) => id),
      ),
    ).toEqual([]);
  });

  test("let the browser fill in what is about the person at the keyboard, and only that", () => {
    const own = /^(applicant|notifier|contact)(Name|Tel|Email|Address|Birth)$/;
    const types = ["person-name", "tel", "email", "address", "date"];
    const lacking = wrong((definition) =>
      definition.steps
        .flatMap(({ fields }) => fields)
        .flatMap((field) =>
          own.test(field.id) && types.includes(field.type) && !("autocomplete" in field && field.autocomplete)
            ? [field.id]
            : [],
        ),
    );
    expect(lacking).toEqual([]);
  });

  test("have easy Japanese sentences no longer than a breath", () => {
    const long = wrong((definition) =>
      textsOf(definition).flatMap(({ path, text }) =>
        (text.easy ?? "")
          .split(/[。\n]/u)
          .filter((sentence) => [...sentence].length > 90)
          .map((sentence) => `${path}: ${sentence}`),
      ),
    );
    expect(long).toEqual([]);
  });
});

describe("another procedure", () => {
  let portal: TestPortal;
  let seeds: string;
  beforeAll(async () => {
    seeds = mkdtempSync(join(tmpdir(), "procedures-"));
    cpSync(folder, seeds, { recursive: true });
    const plain = aDefinition("lost-umbrella", 101, "かさの落とし物の問い合わせ");
    const definition: Definition = {
      ...plain,
      department: "general-affairs",
      steps: [
        ...plain.steps,
        {
          id: "owner",
          title: { ja: "あなたのこと" },
          fields: [
            { id: "applicantName", type: "person-name", label: { ja: "氏名" } },
            { id: "applicantEmail", type: "email", label: { ja: "メール" } },
          ],
        },
      ],
    };
    writeFileSync(join(seeds, "lost-umbrella.json"), JSON.stringify(definition));
    portal = await startPortal({ proceduresDirectory: seeds });
  }, 180_000);
  afterAll(async () => {
    await portal?.close();
    rmSync(seeds, { recursive: true, force: true });
  });

  test("is added as data: found, filled in, received, answered with a mail", async () => {
    const browser = portal.browser();
    const found = await browser.open("/procedures?q=かさ");
    expect(found.links((href) => href === "/procedures/lost-umbrella")).toHaveLength(1);
    const published = (await portal.running.portal.procedures.snapshot()).byId.get("lost-umbrella");
    if (!published) return expect.unreachable();
    const filed = await complete(portal, published.procedure, {
      browser,
      locale: "ja",
      variant: 0,
      email: "umbrella@example.jp",
    });
    expect(filed.receipt).toMatch(/^\w{5}-\w{5}$/);
    expect((await portal.mail(({ to }) => to === "umbrella@example.jp")).text).toContain("かさの落とし物の問い合わせ");
  });

  test("with a mistake is refused with the place of the mistake", async () => {
    const broken = { ...aDefinition("broken", 102), department: undefined };
    expect(() => compile(broken)).toThrow(/department/);
  });
});
