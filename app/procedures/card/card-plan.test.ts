import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../lib/add-days.ts";
import { createOpenDays } from "../../lib/open-days.ts";
import { readDefinitions } from "../seed-files.ts";
import { ageOn, type CardAnswers, type Note, planCard, renewalOpens, type Thing } from "./card-plan.ts";
import { readCardPlanner } from "./read-planner.ts";

const days = createOpenDays();
const today = "2026-11-24";
const answers = (changes: Partial<CardAnswers> = {}): CardAnswers => ({
  what: "certificate",
  birth: "1985-02-10",
  until: "2027-02-10",
  who: "self",
  ...changes,
});
const plan = (changes: Partial<CardAnswers> = {}, on = today) => planCard(answers(changes), on, days);
const anyDay = fc
  .integer({ min: Date.UTC(2016, 0, 1) / 86_400_000, max: Date.UTC(2060, 11, 31) / 86_400_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));

/** Counted on a calendar by hand: 「有効期限の3か月前の翌日から」. */
describe("the first day of the renewal", () => {
  test.each([
    ["a plain day", "2027-05-23", "2027-02-24"],
    ["over the year end", "2027-02-10", "2026-11-11"],
    ["31 May: three months before is the end of February", "2027-05-31", "2027-03-01"],
    ["30 May, as well", "2027-05-30", "2027-03-01"],
    ["28 May", "2027-05-28", "2027-03-01"],
    ["27 May", "2027-05-27", "2027-02-28"],
    ["31 May of a leap year", "2028-05-31", "2028-03-01"],
    ["29 May of a leap year", "2028-05-29", "2028-03-01"],
    ["28 May of a leap year", "2028-05-28", "2028-02-29"],
    ["29 February", "2028-02-29", "2027-11-30"],
    ["28 February", "2027-02-28", "2026-11-29"],
    ["31 July: April has thirty days", "2027-07-31", "2027-05-01"],
    ["31 December", "2026-12-31", "2026-10-01"],
    ["31 January", "2027-01-31", "2026-11-01"],
    ["1 March", "2027-03-01", "2026-12-02"],
  ])("%s", (_, until, opens) => {
    expect(renewalOpens(until)).toBe(opens);
  });

  test("lies 88 to 92 days ahead, and never later for an earlier end", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (until, later) => {
        const length = (Date.parse(until) - Date.parse(renewalOpens(until))) / 86_400_000;
        expect(length).toBeGreaterThanOrEqual(88);
        expect(length).toBeLessThanOrEqual(91);
        expect(renewalOpens(until) <= renewalOpens(addDays(until, later))).toBe(true);
      }),
    );
  });
});

describe("age", () => {
  test.each([
    ["2011-11-24", "2026-11-24", 15],
    ["2011-11-25", "2026-11-24", 14],
    ["2012-02-29", "2027-02-28", 14],
    ["2012-02-29", "2027-03-01", 15],
    ["2012-02-29", "2028-02-29", 16],
    ["2026-11-24", "2026-11-24", 0],
    ["1951-11-24", "2026-11-24", 75],
  ])("%s on %s is %i", (birth, day, age) => {
    expect(ageOn(birth, day)).toBe(age);
  });

  test("grows by one from one birthday to the next and not in between", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 364 }), (birth, years, later) => {
        const year = Number(birth.slice(0, 4)) + years;
        const birthday = `${year}${birth.slice(4)}`;
        const exists = new Date(`${birthday}T00:00:00Z`).toISOString().slice(0, 10) === birthday;
        const first = exists ? birthday : `${year}-03-01`;
        expect(ageOn(birth, first)).toBe(years);
        expect(ageOn(birth, addDays(first, -1))).toBe(years - 1);
        expect(ageOn(birth, addDays(first, later))).toBe(years);
      }),
    );
  });
});

describe("the window", () => {
  test.each<[string, Partial<CardAnswers>, string, object]>([
    ["not yet", {}, "2026-11-10", { state: "before", opens: "2026-11-11", until: "2027-02-10" }],
    ["from the first day", {}, "2026-11-11", { state: "open" }],
    ["to the last", {}, "2027-02-10", { state: "open" }],
    ["over", {}, "2027-02-11", { state: "expired" }],
    ["without a date", { until: null }, today, { state: "unknown", opens: null, until: null }],
    ["of a PIN", { what: "pin", until: null }, today, { state: "any" }],
    ["of a notice has no beginning", { what: "pickup" }, today, { state: "open", opens: null, until: "2027-02-10" }],
    ["ending on a Sunday", { until: "2027-02-14" }, today, { lastOpen: "2027-02-12" }],
    ["ending at the year end", { until: "2027-01-03" }, today, { lastOpen: "2026-12-28" }],
    ["ending on a holiday", { until: "2027-02-11" }, today, { lastOpen: "2027-02-10" }],
    ["ending on an open day", {}, today, { lastOpen: null }],
    ["beyond the calendar of holidays", { until: "2095-02-13" }, today, { lastOpen: null }],
  ])("%s", (_, changes, on, expected) => {
    expect(plan(changes, on).window).toMatchObject(expected);
  });

  test("times lie inside it, and none are offered where nobody knows", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<CardAnswers["what"]>("certificate", "card", "pickup", "pin"),
        fc.constantFrom<CardAnswers["who"]>("self", "legal", "agent"),
        fc.option(anyDay, { nil: null }),
        anyDay,
        (what, who, until, on) => {
          const { offer, window } = plan({ what, who, until }, on);
          if (!offer) {
            expect(["unknown", "expired"]).toContain(window.state);
            return;
          }
          expect(offer.from >= on).toBe(true);
          if (window.state === "before" || window.state === "open") {
            expect(offer.until).toBe(window.until);
            expect(offer.from >= (window.opens ?? on)).toBe(true);
            expect(offer.from <= (offer.until ?? "9999")).toBe(true);
          } else expect(offer.until).toBeNull();
        },
      ),
    );
  });

  test("a certificate that has ended can still be had, a card or a notice is for the counter to say", () => {
    const late = { until: "2026-11-23" };
    expect(plan(late).offer).toEqual({ service: "digital-certificate", from: today, until: null });
    expect(plan({ ...late, what: "card" }).offer).toBeNull();
    expect(plan({ ...late, what: "pickup" }).offer).toBeNull();
  });

  test("a proxy for the certificate or a PIN needs the form the city posts, for a card a letter", () => {
    const needs = (what: CardAnswers["what"]) => plan({ what, who: "agent" }).formFirst;
    expect([needs("certificate"), needs("pin"), needs("card"), needs("pickup")]).toEqual([true, true, false, false]);
    expect(plan().formFirst).toBe(false);
  });
});

describe("who comes and what they bring", () => {
  const child = "2013-05-01";
  test.each<[string, Partial<CardAnswers>, Thing[]]>([
    ["oneself, the certificate", {}, ["card", "notice"]],
    ["oneself, a PIN", { what: "pin" }, ["card"]],
    ["a proxy", { who: "agent" }, ["card", "notice", "inquiry", "agentIdentity"]],
    ["a legal representative", { who: "legal" }, ["card", "notice", "legalIdentity"]],
    ["collecting", { what: "pickup" }, ["postcard", "identity", "oldCard", "pinNote"]],
    [
      "collecting a child's",
      { what: "pickup", birth: child },
      ["postcard", "identity", "oldCard", "pinNote", "legalIdentity"],
    ],
    [
      "collecting for somebody",
      { what: "pickup", who: "agent" },
      ["postcard", "identity", "oldCard", "pinNote", "proxyLetter", "agentIdentity"],
    ],
  ])("%s", (_, changes, expected) => {
    expect(plan(changes).bring).toEqual(expected);
  });

  test.each<[string, Partial<CardAnswers>, Note[]]>([
    ["nothing to say", {}, []],
    ["an end that is no birthday", { until: "2027-02-11" }, ["notBirthday"]],
    ["born on 29 February, printed as the 28th", { birth: "1984-02-29", until: "2027-02-28" }, []],
    ["a child alone", { birth: child, until: null }, ["childCertificate"]],
    ["a child's card", { what: "pickup", birth: child }, ["childPickup", "pickupEach"]],
    ["an adult with a guardian", { what: "pickup", who: "legal" }, ["legalPickup", "pickupEach"]],
    [
      "for somebody old",
      { what: "pickup", who: "agent", birth: "1950-01-01" },
      ["agentPickup", "agentOver75", "pickupEach"],
    ],
    ["a PIN for somebody", { what: "pin", who: "agent", until: null }, ["agentPin"]],
    ["the card itself, too late", { what: "card", until: "2026-01-01" }, ["cardApply", "cardExpired", "pickupEach"]],
  ])("%s", (_, changes, expected) => {
    expect(plan(changes).notes).toEqual(expected);
  });

  test("PINs are typed to renew and chosen otherwise; none for signing under fifteen", () => {
    expect(plan().pins).toEqual({ kind: "type", signing: true });
    expect(plan({ what: "pin" }).pins).toEqual({ kind: "choose", signing: true });
    expect(plan({ what: "pickup", birth: child }).pins).toEqual({ kind: "choose", signing: false });
  });
});

test("the planner says only what the two procedures say", () => {
  const definitions = readDefinitions() as {
    id: string;
    guide: { bring: { ja: string }[]; deadline: { text: { ja: string } } };
  }[];
  const said = definitions
    .filter(({ id }) => ["digital-certificate-renewal", "mynumber-card-pickup"].includes(id))
    .map(({ guide }) => guide);
  expect(said).toHaveLength(2);
  const lines = said.flatMap(({ bring }) => bring.map(({ ja }) => ja)).join("\n");
  const { bring } = readCardPlanner();
  for (const { ja } of Object.values(bring)) {
    const noun = ja.replace(/（.*$/, "").replace(/^決めた/, "");
    expect.soft(lines, ja).toContain(noun);
  }
  expect(said[0]?.deadline.text.ja ?? "").toMatch(/3か月前の翌日から、満了日まで/);
});
