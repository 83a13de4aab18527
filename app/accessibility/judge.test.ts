import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aFinding, aLook, aRecord, aReview, aState } from "../../tests/factories/accessibility.ts";
import { criteria } from "./criteria.ts";
import { isOpenFailure, isWaiting, judge } from "./judge.ts";
import { type EngineId, engineIds, type Look, type Outcome } from "./record.ts";
import { complaintHash, type Review, reviewOutcomes } from "./reviews.ts";
import { countsOf, criterionResults, overall } from "./summary.ts";

const today = "2026-04-01";
const oneState = [aState("home", { contentHashes: { ja: "hash-home-ja" } })];
const judgeAll = (looks: Look[], reviews: Review[] = []) => judge(aRecord({ states: oneState, looks }), reviews, today);
const cellOf = (criterion: string, looks: Look[], reviews: Review[] = []) => {
  const cell = judgeAll(looks, reviews).cells.find((each) => each.criterion === criterion);
  if (!cell) throw new Error("no cell");
  return cell;
};
const contrast = aFinding("color-contrast", "1.4.3");
const axePassed = aLook("home", "axe", { passed: ["1.4.3", "1.3.1"] });
const complaint = complaintHash("hash-home-ja", "ibm", "contrast");

describe("one criterion in one place", () => {
  it("is untested where nobody looked, and waits", () => {
    const cell = cellOf("1.4.3", []);
    expect(cell).toMatchObject({ outcome: "untested", mode: null });
    expect(isWaiting(cell)).toBe(true);
  });

  it("fails when one engine says so, whatever the others say", () => {
    const ibm = aLook("home", "ibm", { failed: [aFinding("contrast", "1.4.3")] });
    const cell = cellOf("1.4.3", [axePassed, ibm]);
    expect(cell).toMatchObject({ outcome: "failed", mode: "automatic", isDisputed: true });
    expect(cell.open.map(({ engine }) => engine)).toEqual(["ibm"]);
    expect(isOpenFailure(cell)).toBe(true);
  });

  it("is decided by the one that can: our script, then axe for a rule of its own", () => {
    expect(cellOf("1.4.3", [axePassed]).outcome).toBe("passed");
    expect(cellOf("1.4.4", [aLook("home", "axe", { passed: ["1.4.4"] })]).outcome).toBe("cantTell");
    expect(cellOf("1.4.4", [aLook("home", "own", { passed: ["1.4.4"] })]).outcome).toBe("passed");
    const unsure = aLook("home", "axe", { undecided: [contrast] });
    expect(cellOf("1.4.3", [unsure]).outcome).toBe("cantTell");
    expect(cellOf("1.4.3", [unsure, aLook("home", "own", { passed: ["1.4.3"] })]).outcome).toBe("passed");
    expect(cellOf("4.1.1", [aLook("home", "nu", { passed: ["4.1.1"] })]).outcome).toBe("passed");
  });

  it("takes nothing applicable as proved only while no engine found something to judge", () => {
    const own = aLook("home", "own", { inapplicable: ["1.2.1", "1.3.1"] });
    expect(cellOf("1.2.1", [own])).toMatchObject({ outcome: "inapplicable", mode: "automatic" });
    expect(cellOf("1.2.1", [aLook("home", "axe", { inapplicable: ["1.2.1"] })]).outcome).toBe("cantTell");
    expect(cellOf("1.3.1", [own, axePassed]).outcome).toBe("cantTell");
    const silent = aLook("home", "own", { inapplicable: ["1.4.4", "1.2.1"] });
    const other = (changes: Partial<Look>) => aLook("home", "ibm", changes);
    expect(cellOf("1.4.4", [silent, other({ passed: ["1.4.4"] })]).outcome).toBe("passed");
    expect(cellOf("1.4.4", [silent, other({ undecided: [aFinding("r", "1.4.4")] })]).outcome).toBe("cantTell");
    expect(cellOf("1.2.1", [silent, other({ passed: ["1.2.1"] })]).outcome).toBe("cantTell");
  });

  it("leaves to a person what machines only find, with their evidence", () => {
    const looks = [axePassed, aLook("home", "own", { passed: ["1.3.1"] })];
    const waiting = cellOf("1.3.1", looks);
    expect(waiting).toMatchObject({ outcome: "cantTell", mode: "automatic" });
    expect(waiting.verdicts.map(({ engine }) => engine)).toEqual(["axe", "own"]);
    expect(cellOf("1.3.1", looks, [aReview("1.3.1")])).toMatchObject({ outcome: "passed", mode: "semiAuto" });
    expect(cellOf("2.4.6", looks, [aReview("2.4.6")])).toMatchObject({ outcome: "passed", mode: "manual" });
    expect(cellOf("1.3.1", looks, [aReview("1.3.1", { outcome: "failed" })])).toMatchObject({ outcome: "failed" });
  });

  it("asks again when the review has run out, and the newest counts", () => {
    const old = aReview("1.3.1", { id: "a", until: "2026-03-31" });
    expect(cellOf("1.3.1", [axePassed], [old]).outcome).toBe("cantTell");
    expect(cellOf("1.3.1", [axePassed], [{ ...old, until: today }]).outcome).toBe("passed");
    const newer = aReview("1.3.1", { id: "b", outcome: "failed", at: old.at + 1 });
    expect(cellOf("1.3.1", [axePassed], [newer, { ...old, until: null }]).outcome).toBe("failed");
  });
});

describe("a look of the developers", () => {
  const looks = [aLook("home", "own", { passed: ["2.4.6"] })];
  const of = (changes: Partial<Review>) => aReview("2.4.6", changes);
  const early = of({ id: "d", outcome: "passed", isPreliminary: true, at: 200 });

  it("decides, and is counted as one", () => {
    expect(cellOf("2.4.6", looks, [early])).toMatchObject({ outcome: "passed", mode: "manual" });
    const results = criterionResults(judgeAll(looks, [early]));
    expect(results.find(({ criterion }) => criterion.id === "2.4.6")?.preliminary).toBe(1);
  });

  it("gives way to the auditor, also to an older word", () => {
    const auditor = of({ id: "a", outcome: "failed", at: 100 });
    expect(cellOf("2.4.6", looks, [early, auditor]).outcome).toBe("failed");
  });
});

describe("engines of two minds", () => {
  const ibm = aLook("home", "ibm", { failed: [aFinding("contrast", "1.4.3")] });
  const answer = aReview("1.4.3", { id: "answer", contentHash: complaint });

  it("are decided by a person, and the disagreement stays visible", () => {
    const cell = cellOf("1.4.3", [axePassed, ibm], [answer]);
    expect(cell).toMatchObject({ outcome: "passed", isDisputed: true });
    expect(cell.verdicts.map(({ outcome }) => outcome)).toEqual(["passed", "failed"]);
  });

  it("are not decided by a judgement of the page that did not speak of the complaint", () => {
    expect(cellOf("1.4.3", [axePassed, ibm], [aReview("1.4.3")]).outcome).toBe("failed");
  });

  it("ask again when another rule complains of the same content", () => {
    const more = aLook("home", "ibm", { failed: [aFinding("contrast", "1.4.3"), aFinding("contrast-2", "1.4.3")] });
    const cell = cellOf("1.4.3", [axePassed, more], [answer]);
    expect(cell.outcome).toBe("failed");
    expect(cell.open.map((each) => each.complaint.rule)).toEqual(["contrast-2"]);
  });

  it("must differ: a failure that no engine contradicts is no matter of opinion", () => {
    expect(cellOf("1.4.3", [ibm], [answer, aReview("1.4.3")]).outcome).toBe("failed");
  });
});

describe("an exception", () => {
  const ibm = aLook("home", "ibm", { failed: [aFinding("contrast", "1.4.3")] });
  const accepted = aReview("1.4.3", { kind: "exception", outcome: "failed", contentHash: complaint, until: today });

  it("answers for a failure, which stays one", () => {
    const cell = cellOf("1.4.3", [ibm], [accepted]);
    expect(cell).toMatchObject({ outcome: "failed", exception: { until: today } });
    expect([isOpenFailure(cell), isWaiting(cell)]).toEqual([false, false]);
  });

  it.each([
    ["has run out", { until: "2026-03-31" }],
    ["is for other content", { contentHash: complaintHash("other", "ibm", "contrast") }],
    ["is for another criterion", { criterion: "1.4.4" }],
    ["was ended", { outcome: "cantTell" as const }],
  ])("that %s answers for nothing", (_, changes) => {
    expect(isOpenFailure(cellOf("1.4.3", [ibm], [{ ...accepted, ...changes }]))).toBe(true);
  });

  it("covers what it was given for, not the next complaint", () => {
    const more = aLook("home", "ibm", { failed: [aFinding("contrast", "1.4.3"), aFinding("contrast-2", "1.4.3")] });
    expect(isOpenFailure(cellOf("1.4.3", [more], [accepted]))).toBe(true);
  });

  it("is possible for what a person found", () => {
    const found = aReview("1.3.1", { outcome: "failed" });
    const own = aReview("1.3.1", { kind: "exception", outcome: "failed", until: today });
    expect(isOpenFailure(cellOf("1.3.1", [axePassed], [found]))).toBe(true);
    expect(isOpenFailure(cellOf("1.3.1", [axePassed], [found, own]))).toBe(false);
    // Accepting what an engine complains of does not accept what the person found beside it.
    const looks = [aLook("home", "ibm", { failed: [aFinding("contrast", "1.3.1")] })];
    const other = { ...own, id: "other", contentHash: complaint };
    expect(isOpenFailure(cellOf("1.3.1", looks, [found, other]))).toBe(true);
    expect(isOpenFailure(cellOf("1.3.1", looks, [found, other, own]))).toBe(false);
  });
});

describe("over everything", () => {
  it("is as good as the worst place", () => {
    const states = [aState("home", { contentHashes: { ja: "a" } }), aState("help", { contentHashes: { ja: "b" } })];
    const looks = [aLook("home", "own", { passed: ["2.4.1"] }), aLook("help", "own", { inapplicable: ["2.4.1"] })];
    const resultOf = (own: Look[]) =>
      criterionResults(judge(aRecord({ states, looks: own }), [], today)).find(
        ({ criterion }) => criterion.id === "2.4.1",
      );
    expect(resultOf(looks)).toMatchObject({ outcome: "passed", counts: { passed: 1, inapplicable: 1 } });
    expect(resultOf(looks.slice(1))).toMatchObject({ outcome: "untested" });
    expect(resultOf([...looks, aLook("help", "axe", { failed: [aFinding("bypass", "2.4.1")] })])).toMatchObject({
      outcome: "failed",
      openFailures: 1,
    });
  });

  it("has a row for each of the 38 and each addition, also when there is nothing", () => {
    const results = criterionResults(judge(aRecord({ states: [], looks: [] }), [], today));
    expect(results.map(({ outcome }) => outcome)).toEqual(criteria.map(() => "untested"));
    expect(results.filter(({ criterion }) => criterion.since === "2.0")).toHaveLength(38);
    expect(results.filter(({ criterion, check }) => criterion.since === "2.0" && check === "AC")).toHaveLength(26);
  });
});

const ids = ["1.3.1", "1.4.3", "1.2.1", "2.4.6", "4.1.1"];
const rules = ["r1", "r2"];
const someFinding = fc.record({ rule: fc.constantFrom(...rules), criterion: fc.constantFrom(...ids) });
const someLook: fc.Arbitrary<Look> = fc
  .record({
    engine: fc.constantFrom(...engineIds),
    view: fc.constantFrom("320", "1280"),
    failed: fc.array(someFinding, { maxLength: 2 }),
    undecided: fc.array(someFinding, { maxLength: 2 }),
    passed: fc.subarray(ids),
    inapplicable: fc.subarray(ids),
  })
  .map(({ failed, undecided, ...look }) =>
    aLook("home", look.engine, {
      ...look,
      failed: failed.map(({ rule, criterion }) => aFinding(rule, criterion)),
      undecided: undecided.map(({ rule, criterion }) => aFinding(rule, criterion)),
    }),
  );
const hashes = [
  "hash-home-ja",
  ...engineIds.flatMap((engine) => rules.map((rule) => complaintHash("hash-home-ja", engine, rule))),
];
const someReview = (contentHash: fc.Arbitrary<string>): fc.Arbitrary<Review> =>
  fc
    .record({
      kind: fc.constantFrom("review" as const, "exception" as const),
      criterion: fc.constantFrom(...ids),
      contentHash,
      outcome: fc.constantFrom(...reviewOutcomes),
      until: fc.constantFrom(null, "2026-03-31", today),
      at: fc.integer({ min: 1, max: 5 }),
      id: fc.uuid(),
    })
    .map((changes) => aReview(changes.criterion, changes));

const goodness: Record<Outcome, number> = { failed: 0, cantTell: 1, untested: 1, passed: 2, inapplicable: 2 };

describe("whatever engines and people say", () => {
  const reviews = fc.array(someReview(fc.constantFrom(...hashes)), { maxLength: 12 });

  it("another failure makes nothing better", () => {
    const engine: fc.Arbitrary<EngineId> = fc.constantFrom(...engineIds);
    fc.assert(
      fc.property(
        fc.array(someLook, { maxLength: 8 }),
        reviews,
        engine,
        someFinding,
        (looks, decided, by, { rule, criterion }) => {
          const more = [...looks, aLook("home", by, { view: "768", failed: [aFinding(rule, criterion)] })];
          const [before, after] = [judgeAll(looks, decided), judgeAll(more, decided)];
          for (const [place, cell] of before.cells.entries()) {
            const now = after.cells[place];
            expect(goodness[now?.outcome ?? "passed"]).toBeLessThanOrEqual(goodness[cell.outcome]);
            if (isOpenFailure(cell)) expect(now && isOpenFailure(now)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("a decision about other content never counts", () => {
    const others = fc.array(someReview(fc.string().filter((hash) => !hashes.includes(hash))), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(someLook, { maxLength: 6 }), others, (looks, decided) => {
        expect(judgeAll(looks, decided)).toEqual(judgeAll(looks));
      }),
    );
  });

  it("what has run out never counts", () => {
    fc.assert(
      fc.property(fc.array(someLook, { maxLength: 6 }), reviews, (looks, decided) => {
        const over = decided.map((each) => ({ ...each, until: "2026-03-31" }));
        expect(judgeAll(looks, over)).toEqual(judgeAll(looks));
      }),
    );
  });

  it("a criterion never passes while an engine's failure is unanswered, nor by machine alone where a person must sign", () => {
    fc.assert(
      fc.property(fc.array(someLook, { maxLength: 8 }), reviews, (looks, decided) => {
        for (const cell of judgeAll(looks, decided).cells) {
          if (cell.open.length > 0) expect(cell.outcome).toBe("failed");
          const criterion = criteria.find(({ id }) => id === cell.criterion);
          if (cell.outcome === "passed" && criterion?.decides === "fail-only")
            expect(cell.review?.outcome).toBe("passed");
        }
      }),
    );
  });

  it("the order in which engines and people were heard changes nothing", () => {
    const both = fc.tuple(
      fc.array(someLook, { maxLength: 6 }),
      fc.uniqueArray(someReview(fc.constantFrom(...hashes)), { maxLength: 8, selector: ({ id }) => id }),
    );
    fc.assert(
      fc.property(both, ([looks, decided]) => {
        const outcomesOf = (judgement: ReturnType<typeof judgeAll>) =>
          judgement.cells.map(({ outcome, mode }) => [outcome, mode]);
        const turned = judgeAll(looks.toReversed(), decided.toReversed());
        expect(outcomesOf(turned)).toEqual(outcomesOf(judgeAll(looks, decided)));
        expect(overall(countsOf(turned.cells))).toBe(overall(countsOf(judgeAll(looks, decided).cells)));
      }),
    );
  });
});
