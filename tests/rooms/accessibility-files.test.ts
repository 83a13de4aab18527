/** The evidence as files: EARL in its own vocabulary, table, page, archive; the same bytes for the same decisions. */
import { crc32, gunzipSync, inflateRawSync } from "node:zlib";
import jsonld from "jsonld";
import { describe, expect, it } from "vitest";
import { criteria } from "../../app/accessibility/criteria.ts";
import { csvLines } from "../../app/accessibility/csv.ts";
import { earlLines } from "../../app/accessibility/earl.ts";
import { evidenceJson } from "../../app/accessibility/evidence-json.ts";
import { judge } from "../../app/accessibility/judge.ts";
import { gzipLines } from "../../app/accessibility/packed-text.ts";
import { resultsView } from "../../app/accessibility/results.ts";
import { resultsHtml } from "../../app/accessibility/results-html.ts";
import { emptyStatement, type Statement } from "../../app/accessibility/statement.ts";
import { zip } from "../../app/accessibility/zip.ts";
import { translator } from "../../app/i18n/translator.ts";
import { aFinding, aLook, aRecord, aReview, aSession, aState } from "../factories/accessibility.ts";

const record = aRecord({
  states: [
    aState("home"),
    aState("apply/日本", { page: "/apply", contentHashes: { ja: "h1", easy: "h2" } }),
    aState("403", { page: "403", pattern: null }),
  ],
  looks: [
    aLook("home", "axe", { passed: ["1.4.3"], undecided: [aFinding("link-text", "2.4.4")] }),
    aLook("home", "own", { passed: ["2.4.1", "1.3.1"], inapplicable: ["1.2.1"] }),
    aLook("home", "ibm", { failed: [aFinding("contrast", "1.4.3", { where: ['a[title="x,y"]'] })] }),
    aLook("apply/日本", "own", { locale: "easy", passed: ["2.4.1"] }),
  ],
  kills: [
    { criterion: "1.4.3", defect: "薄い字", foundBy: ["axe"] },
    { criterion: "2.4.6", defect: "空の見出し", foundBy: [] },
  ],
});
const reviews = [aReview("1.3.1"), aReview("2.4.6", { reason: '=HYPERLINK("x")' })];
const judgement = judge(record, reviews, "2026-04-01");
const evidence = { judgement, reviews, sessions: [aSession()] };
const options = { origin: "https://portal.example.lg.jp", portal: "見本市" };
const earl = [...earlLines(judgement, options)].join("");
const words = (locale: "ja" | "easy" | "en") => ({ t: translator(locale), locale });

/** http://www.w3.org/ns/earl# : every term of EARL 1.0. */
const terms = new Set(
  `Assertion Assertor CannotTell Fail NotApplicable NotTested OutcomeValue Pass Software TestCase TestCriterion TestMode
  TestRequirement TestResult TestSubject assertedBy automatic cantTell failed inapplicable info mainAssertor manual mode
  outcome passed pointer result semiAuto subject test undisclosed unknownMode untested`.split(/\s+/),
);
const vocabulary = "http://www.w3.org/ns/earl#";
const asked: string[] = [];
const nothingFetched = async (url: string): Promise<never> => {
  asked.push(url);
  throw new Error(`fetched ${url}`);
};

describe("the EARL report", () => {
  it("is JSON-LD that needs no network, in EARL's words only", async () => {
    const expanded = await jsonld.expand(JSON.parse(earl), { documentLoader: nothingFetched });
    expect(asked).toEqual([]);
    const used = [...JSON.stringify(expanded).matchAll(/http:\/\/www\.w3\.org\/ns\/earl#([\w-]*)/g)].map(
      ([, term]) => term,
    );
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((term) => !terms.has(term ?? ""))).toEqual([]);
    // Nothing fell out: a key that expands to no address is dropped without a word.
    const kept = new Set(JSON.stringify(expanded).match(/"[^"]+":/g));
    for (const key of ["dct:title", "dct:date", "dct:identifier", "dct:language", "dct:isPartOf"])
      expect(kept).toContain(`"${key.replace("dct:", "http://purl.org/dc/terms/")}":`);
  });

  it("says every property of an assertion, with the outcomes and modes as things, not words", async () => {
    const graph = await jsonld.flatten(JSON.parse(earl), undefined, { documentLoader: nothingFetched });
    const nodes = graph as unknown as Record<string, { "@id"?: string }[] & string[]>[];
    const byId = new Map(nodes.map((node) => [String(node["@id"]), node]));
    const assertions = nodes.filter((node) => node["@type"]?.includes(`${vocabulary}Assertion`));
    expect(assertions.length).toBeGreaterThan(criteria.length);
    for (const assertion of assertions) {
      const target = (name: string) => byId.get(assertion[vocabulary + name]?.[0]?.["@id"] ?? "");
      expect(target("assertedBy")?.["@type"]).toContain(`${vocabulary}Assertor`);
      expect(target("subject")?.["@type"]).toContain(`${vocabulary}TestSubject`);
      expect(target("test")?.["@type"]).toContain(`${vocabulary}TestCriterion`);
      expect(terms).toContain(assertion[`${vocabulary}mode`]?.[0]?.["@id"]?.replace(vocabulary, ""));
      expect(terms).toContain(target("result")?.[`${vocabulary}outcome`]?.[0]?.["@id"]?.replace(vocabulary, ""));
    }
    // Every criterion on every page-state in every language is spoken of, and once for the whole portal.
    const places = new Set(
      assertions.map(
        (each) => `${each[`${vocabulary}test`]?.[0]?.["@id"]} ${each[`${vocabulary}subject`]?.[0]?.["@id"]}`,
      ),
    );
    expect(places.size).toBe(judgement.cells.length + criteria.length);
  });

  it("names a person's role, never the person", () => {
    expect(earl).toContain("監査者");
    expect(earl).not.toContain("見本 監査");
  });
});

describe("every form of the evidence", () => {
  const forms = {
    earl: () => [...earlLines(judge(record, reviews, "2026-04-01"), options)],
    csv: () => [...csvLines(judge(record, reviews, "2026-04-01"))],
    json: () => [evidenceJson({ ...evidence, judgement: judge(record, reviews, "2026-04-01") }, emptyStatement)],
    html: () => [resultsHtml(resultsView(evidence, emptyStatement, options.origin, words("ja")), "結果", words("ja"))],
  };
  it.each(Object.keys(forms) as (keyof typeof forms)[])(
    "%s is the same bytes for the same record and decisions",
    async (kind) => {
      const [once, again] = [await gzipLines(forms[kind]()), await gzipLines(forms[kind]())];
      expect(once.equals(again)).toBe(true);
      expect(gunzipSync(once).toString()).toBe(forms[kind]().join(""));
    },
  );
  it.each(Object.keys(forms) as (keyof typeof forms)[])("%s names nobody and claims nothing", (kind) => {
    const text = forms[kind]().join("");
    expect(text).not.toContain("見本 監査");
    expect(text).not.toContain("準拠");
  });
});

describe("the table", () => {
  it("has a line for each criterion, state and language, and no formulas", () => {
    const text = [...csvLines(judgement)].join("");
    expect(text.startsWith("\uFEFFcriterion,")).toBe(true);
    expect(text.split("\r\n").filter(Boolean)).toHaveLength(judgement.cells.length + 1);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toMatch(/,=/);
    expect(text).toContain('"ibm contrast: a[title=""x,y""]"');
  });
});

describe("the nine items", () => {
  it.each(["ja", "easy", "en"] as const)(
    "are all there in %s, with 未表明 in its words until people have tested",
    (locale) => {
      const view = resultsView({ ...evidence, sessions: [] }, emptyStatement, options.origin, words(locale));
      expect(view.items.map(({ id }) => id)).toEqual([
        "claimed",
        "standard",
        "level",
        "target",
        "technologies",
        "selection",
        "addresses",
        "checklist",
        "period",
      ]);
      expect(view.items.every(({ name, lines }) => name !== "" && lines.every((line) => line !== ""))).toBe(true);
      expect(view.items[0]?.lines[0]).toBe(words(locale).t("accessibility:results.unclaimed"));
      expect([view.checklist.length, view.additions.length]).toEqual([38, 18]);
      expect(view.pages.map(({ address }) => address)).toEqual([
        "https://portal.example.lg.jp/home",
        "https://portal.example.lg.jp/apply",
      ]);
      expect(view.anywhere).toHaveLength(1);
    },
  );

  it("repeat the city's statement only when people tested and every criterion is met", () => {
    const statement: Statement = { ...emptyStatement, claim: { on: "2026-03-30", level: "AA" } };
    const all = aRecord({
      states: [aState("home", { contentHashes: { ja: "h" } })],
      looks: [aLook("home", "own", { passed: criteria.map(({ id }) => id) })],
    });
    const signed = criteria.map(({ id }) => aReview(id, { id, contentHash: "h" }));
    const first = (looks = all.looks, sessions = [aSession()], decided = signed) =>
      resultsView(
        { judgement: judge({ ...all, looks }, decided, "2026-04-01"), reviews: decided, sessions },
        statement,
        options.origin,
        words("en"),
      ).items[0]?.lines[0];
    expect(first()).toBe("30 March 2026");
    expect(first(all.looks, [])).toMatch(/^Not stated/);
    expect(first(all.looks, [aSession({ kind: "michecker" })])).toMatch(/^Not stated/);
    expect(first(all.looks, [aSession()], signed.slice(1))).toMatch(/^Not stated/);
    expect(first([...all.looks, aLook("home", "axe", { failed: [aFinding("x", "3.1.1")] })])).toMatch(/^Not stated/);
  });

  it("say how many of the known defects were found", () => {
    const view = resultsView(evidence, emptyStatement, options.origin, words("ja"));
    expect(view.tester[0]).toContain("50%");
    expect(view.tester[1]).toContain("2.4.6");
  });

  it("hold in a file that escapes what it is given", () => {
    const view = resultsView(evidence, emptyStatement, 'https://x.example/"><script>', words("ja"));
    expect(resultsHtml(view, "<b>", words("ja"))).not.toMatch(/<script|<b>/);
  });
});

/** As any program reads it: from the directory at the end to each file. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    expect(archive.toString("latin1", at, at + 4)).toBe("PK\x01\x02");
    const [method, crc] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16)];
    const [packed, length, nameLength] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ];
    const [local, name] = [archive.readUInt32LE(at + 42), archive.toString("utf8", at + 46, at + 46 + nameLength)];
    expect(archive.toString("latin1", local, local + 4)).toBe("PK\x03\x04");
    expect(archive.subarray(local + 4, local + 30).equals(archive.subarray(at + 6, at + 32))).toBe(true);
    const start = local + 30 + nameLength;
    const body = archive.subarray(start, start + packed);
    const bytes = method === 0 ? body : inflateRawSync(body);
    expect([bytes.length, crc32(bytes)]).toEqual([length, crc]);
    files.set(name, Buffer.from(bytes));
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return files;
}

describe("the archive", () => {
  it("holds the files whole, the texts unpacked", async () => {
    const gzip = await gzipLines(["結果,", "適合\r\n"]);
    const made = () =>
      zip([
        { name: "results.csv", gzip },
        { name: "説明.html", bytes: Buffer.from("<p>証拠</p>") },
        { name: "record.json.gz", bytes: gzip },
      ]);
    const files = unzip(made());
    expect([...files.keys()]).toEqual(["results.csv", "説明.html", "record.json.gz"]);
    expect(files.get("results.csv")?.toString()).toBe("結果,適合\r\n");
    expect(files.get("説明.html")?.toString()).toBe("<p>証拠</p>");
    expect(files.get("record.json.gz")?.equals(gzip)).toBe(true);
    expect(made().equals(made())).toBe(true);
  });
});
