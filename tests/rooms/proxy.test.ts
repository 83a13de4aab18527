import { describe, expect, test } from "vitest";
import { contactOf, mandateOf, maskMail, proxyOf, withMaskedMails } from "../../app/applications/index.ts";
import { type Answers, compile, type Definition, type Procedure } from "../../app/engine/index.ts";
import type { Locale } from "../../app/i18n/locales.ts";
import { imaginedFile, readDefinitions, walkJourney } from "../../app/procedures/index.ts";
import { define, field, step } from "../fixtures/index.ts";
import { acted, applied, permit } from "./applying.ts";
import { minute, sqliteRooms } from "./rooms.ts";

const procedures = readDefinitions().map((source) => compile(source));
const today = "2026-04-01";
const walked = procedures.flatMap((procedure) =>
  (procedure.definition.journeys ?? []).map((journey) => ({
    procedure,
    journey,
    answers: walkJourney(procedure, journey, today, imaginedFile).answers,
  })),
);

const procedureOf = (id: string): Procedure => {
  const found = procedures.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

/** Those that the catalogue of facts opens to proxies. */
const opened = `
  moving-out moving-in-reservation moving-within-reservation household-change seal-registration
  mynumber-card-pickup digital-certificate-renewal family-register-certificate family-register-supplement
  identity-status-certificate birth-notification death-notification bereavement-package child-allowance-unpaid
  pregnancy-notification postnatal-care care-cert-new care-cert-renewal care-cert-change care-plan-request
  care-burden-ratio-reissue care-insurance-card-reissue care-high-cost care-burden-limit care-equipment
  care-home-renovation care-cert-after-move emergency-call-system disability-deduction-cert nhi-enroll
  nhi-withdraw nhi-limit-certificate nhi-high-cost late-elderly-reissue national-pension-enroll
  national-pension-exemption health-checkup disability-handbook mental-handbook-medical disability-service
  heavy-disability-medical tax-certificate tax-payment-certificate property-valuation-certificate
  light-vehicle tax-account-transfer akiya-bank-register newlywed-support dangerous-house-demolition
  water-start water-stop water-installation septic-tank-subsidy bulky-waste night-soil dog-registration
  dog-death-notification farmland-permit farmland-conversion bid-qualification road-occupancy
  disaster-victim-certificate fire-prevention-manager facility-reservation library-reservation
  event-application sponsorship information-disclosure public-comment
`
  .trim()
  .split(/\s+/);

describe("the city's procedures", () => {
  test("each that has a question for it says who applies in every journey, both by name", () => {
    const kinds = new Map<string, number>();
    for (const { procedure, journey, answers } of walked) {
      const proxy = proxyOf(procedure, answers);
      kinds.set(proxy?.kind ?? "self", (kinds.get(proxy?.kind ?? "self") ?? 0) + 1);
      const by = answers.filedBy ?? answers.submitterRel;
      const where = `${procedure.id} ${journey.id}`;
      if (by !== undefined && !procedure.definition.onBehalf) expect(proxy === null, where).toBe(by === "self");
      if (!proxy) continue;
      expect(proxy.name, where).not.toBe("");
      expect(proxy.name, where).not.toContain("undefined");
      if (procedure.id !== "bid-qualification") expect(proxy.relation, where).not.toBe("");
      if (proxy.notices !== "applicant" && answers.noticesTo !== undefined) expect(proxy.email, where).toContain("@");
    }
    for (const kind of ["family", "agent", "supporter"]) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(8);
  });

  test("a supporter needs no letter of proxy, and an agent never gets by without one that is asked for", () => {
    for (const { procedure, journey, answers } of walked) {
      const proxy = proxyOf(procedure, answers);
      const mandate = mandateOf(procedure, answers);
      if (proxy?.kind === "supporter") expect(mandate, `${procedure.id} ${journey.id}`).toBeNull();
      // Only where a disaster took everything may it be left out.
      if (mandate === "missing") expect(procedure.id).toBe("disaster-victim-certificate");
    }
    expect(
      walked.filter(({ procedure, answers }) => mandateOf(procedure, answers) === "attached").length,
    ).toBeGreaterThan(40);
  });

  /** Nobody applies for another here, for the reason given. */
  const own: Record<string, string> = {
    "birth-notification": "届出義務者（戸籍法）が自分の名で届け出る",
    "death-notification": "届出義務者・届出資格者（戸籍法）が自分の名で届け出る",
    "bereavement-package": "遺族が自分の名で来庁する",
    "child-allowance-unpaid": "児童の法定代理人だけが請求する",
    "seal-registration": "本人が予約し、窓口に来る代理人を聞く",
    "mynumber-card-pickup": "本人が予約し、窓口に来る代理人を聞く",
    "digital-certificate-renewal": "本人が予約し、窓口に来る代理人を聞く",
  };

  test("each that the catalogue opens to proxies has a journey with one, or a reason not to", () => {
    const reached = new Set(
      walked.filter(({ procedure, answers }) => proxyOf(procedure, answers)).map(({ procedure }) => procedure.id),
    );
    expect(opened).toHaveLength(69);
    expect(opened.filter((id) => !reached.has(id) && !own[id])).toEqual([]);
  });
});

const choice = (id: string, values: string[], showIf?: object) => ({
  ...field({
    id,
    type: "radio",
    options: values.map((value) => ({ value, label: { ja: `選択${value}`, en: `Choice ${value}` } })),
  }),
  ...(showIf ? { showIf } : {}),
});
const asked = { "!=": [{ var: "filedBy" }, "self"] };
const letter = (id: string, rest: Partial<Definition> = {}): Definition =>
  define(
    id,
    [
      step("filer", [
        choice("filedBy", ["self", "household", "agent", "supporter"]),
        { ...field({ id: "agentName", type: "person-name" }), showIf: asked },
        choice("agentRelation", ["child", "business"], asked),
        { ...field({ id: "agentOffice", type: "text" }), showIf: { "==": [{ var: "agentRelation" }, "business"] } },
      ] as never),
      step("applicant", [
        field({ id: "applicantName", type: "person-name" }),
        field({ id: "applicantKana", type: "kana" }),
      ]),
      step("contact", [
        choice("noticesTo", ["applicant", "proxy", "both"], asked),
        { ...field({ id: "agentEmail", type: "email" }), showIf: { in: [{ var: "noticesTo" }, ["proxy", "both"]] } },
        { ...field({ id: "applicantEmail", type: "email" }), showIf: { "!=": [{ var: "noticesTo" }, "proxy"] } },
      ] as never),
    ],
    { department: "citizens", guide: { ...permit("any").guide, processingDays: 5 }, ...rest },
  );
const reason = { ja: "本人へ届くことを確かめます" };
const rooms = sqliteRooms({
  definitions: [letter("letter"), letter("mailed", { assurance: { level: "email", reason } })],
});

const person = { applicantName: { family: "見本", given: "花子" }, applicantKana: "ミホン　ハナコ" };
const byAgent = (noticesTo: "applicant" | "proxy" | "both", filedBy = "agent"): Answers => ({
  filedBy,
  agentName: { family: "見本", given: "太郎" },
  agentRelation: "business",
  agentOffice: "見本事務所",
  ...person,
  noticesTo,
  ...(noticesTo === "applicant" ? {} : { agentEmail: "taro@example.jp" }),
  ...(noticesTo === "proxy" ? {} : { applicantEmail: "hanako@example.jp" }),
});
/** Mails of one moment have no order among each other. */
const sentTo = async (receipt: string) => (await rooms.mails(receipt)).map(({ to }) => to);

describe("who gets the notices", () => {
  test.each([
    ["applicant", "hanako@example.jp", null],
    ["proxy", "taro@example.jp", null],
    ["both", "hanako@example.jp", "taro@example.jp"],
  ] as const)("%s", async (notices, contactEmail, copyEmail) => {
    const application = await applied(rooms, "letter", { answers: byAgent(notices) });
    expect(application).toMatchObject({
      applicantName: "見本　花子",
      applicantSearch: "見本花子 みほんはなこ 見本事務所見本太郎",
      contactEmail,
      copyEmail,
      proxy: {
        kind: "agent",
        name: "見本事務所　見本　太郎",
        relation: "選択business",
        email: notices === "applicant" ? null : "taro@example.jp",
        notices,
      },
    });
    expect((await sentTo(application.receipt)).sort()).toEqual([contactEmail, copyEmail].filter(Boolean));
  });

  test("the applicant alone, when nobody applied for them", async () => {
    const answers = { filedBy: "self", ...person, applicantEmail: "hanako@example.jp" };
    const application = await applied(rooms, "letter", { answers });
    expect(application).toMatchObject({ contactEmail: "hanako@example.jp", copyEmail: null, proxy: null });
    expect((await rooms.mails(application.receipt))[0]?.text).toMatch(/^「/);
  });

  test("one address that both gave gets one mail", async () => {
    const answers = { ...byAgent("both"), agentEmail: "hanako@example.jp" };
    const application = await applied(rooms, "letter", { answers });
    expect(await sentTo(application.receipt)).toEqual(["hanako@example.jp"]);
  });

  test("what the one who applies confirmed is theirs, and never takes the place of the other's address", async () => {
    const identity = { level: "email" as const, email: "confirmed@example.jp", verifiedAt: 1 };
    const both = await applied(rooms, "mailed", { answers: byAgent("both"), identity });
    expect(both).toMatchObject({ contactEmail: "hanako@example.jp", copyEmail: "confirmed@example.jp" });
    const person = await applied(rooms, "mailed", { answers: byAgent("applicant"), identity });
    expect(person).toMatchObject({ contactEmail: "hanako@example.jp", copyEmail: null });
    const own = { ...identity, email: "hanako@example.jp" };
    const helped = await applied(rooms, "mailed", { answers: byAgent("both", "supporter"), identity: own });
    expect(helped).toMatchObject({ contactEmail: "hanako@example.jp", copyEmail: "taro@example.jp" });
  });
});

describe("what the mails say", () => {
  test.each([
    ["ja", "見本　花子 様の申請についてのもの", "見本事務所　見本　太郎 様が代わりに申請", "写し"],
    ["easy", "見本　花子さんの 申しこみ", "見本事務所　見本　太郎さんが 代わりに", "同じ ものを"],
    ["en", "application of 見本　花子", "見本事務所　見本　太郎 applied on their behalf", "copy of the notice"],
  ] as [Locale, string, string, string][])(
    "both by name, the copy as a copy, no address: %s",
    async (locale, whose, who, copy) => {
      const application = await applied(rooms, "letter", { answers: byAgent("both"), locale });
      await acted(rooms, application, { action: "take" });
      await acted(rooms, application, {
        action: "request-correction",
        fields: [{ path: "applicantKana", reason: "見本" }],
        message: "直してください",
      });
      const mails = await rooms.mails(application.receipt);
      expect(mails.map(({ to }) => to).sort()).toEqual([
        "hanako@example.jp",
        "hanako@example.jp",
        "taro@example.jp",
        "taro@example.jp",
      ]);
      for (const [index, { text, to }] of mails.entries()) {
        expect(text).toContain(whose);
        expect(text).toContain(who);
        expect(text).toContain(application.receipt);
        expect(text.includes(copy), `${to} ${index}`).toBe(to === "taro@example.jp");
        expect(text).not.toContain("@example.jp");
      }
    },
  );

  test("of a supporter, that they helped", async () => {
    const application = await applied(rooms, "letter", { answers: byAgent("proxy", "supporter") });
    expect((await rooms.mails(application.receipt))[0]?.text).toContain("様が入力を手伝いました");
  });
});

describe("a correction", () => {
  async function corrected(from: Answers, to: Answers, id = "letter", identity?: Parameters<typeof applied>[2]) {
    const application = await applied(rooms, id, { answers: from, ...identity });
    await acted(rooms, application, { action: "take" });
    await acted(rooms, application, {
      action: "request-correction",
      fields: [{ path: "agentName", reason: "見本" }],
      message: "",
    });
    rooms.clock.advance(minute);
    const before = (await rooms.mails(application.receipt)).length;
    const after = await acted(rooms, application, { action: "correct", answers: to });
    return { after, told: (await sentTo(application.receipt)).slice(before) };
  }

  test("of the proxy's name changes what clerks see and find", async () => {
    const { after } = await corrected(byAgent("both"), {
      ...byAgent("both"),
      agentName: { family: "見本", given: "次郎" },
    });
    expect(after.proxy?.name).toBe("見本事務所　見本　次郎");
    expect(after.applicantSearch).toContain("見本次郎");
    const found = await rooms.applications.inbox({
      departments: null,
      statuses: null,
      procedureId: null,
      query: "見本次郎",
      sort: "due",
      after: null,
      limit: 10,
    });
    expect(found.rows.map(({ receipt }) => receipt)).toEqual([after.receipt]);
    expect(found.rows[0]?.proxy).toMatchObject({ kind: "agent", name: "見本事務所　見本　次郎" });
  });

  test.each([
    ["applicant", "both", ["hanako@example.jp", "taro@example.jp"]],
    ["both", "proxy", ["taro@example.jp"]],
    ["proxy", "applicant", ["hanako@example.jp"]],
  ] as const)("of the choice from %s to %s changes who is told", async (from, to, expected) => {
    const { after, told } = await corrected(byAgent(from), byAgent(to));
    expect(after.proxy?.notices).toBe(to);
    expect(told.sort()).toEqual(expected);
  });

  test("of something else leaves a confirmed address; of the address itself replaces it", async () => {
    const identity = { level: "email" as const, email: "confirmed@example.jp", verifiedAt: 1 };
    const other = { ...byAgent("proxy"), applicantKana: "ミホン　ハナ" };
    const kept = await corrected(byAgent("proxy"), other, "mailed", { identity });
    expect(kept.told).toEqual(["confirmed@example.jp"]);
    const typed = { ...byAgent("proxy"), agentEmail: "new@example.jp" };
    const changed = await corrected(byAgent("proxy"), typed, "mailed", { identity });
    expect(changed.told).toEqual(["new@example.jp"]);
  });

  test("to an application of one's own leaves no proxy, and back", async () => {
    const own = { filedBy: "self", ...person, applicantEmail: "hanako@example.jp" };
    const alone = await corrected(byAgent("both"), own);
    expect(alone.after).toMatchObject({ proxy: null, copyEmail: null, contactEmail: "hanako@example.jp" });
    const identity = { level: "email" as const, email: "hanako@example.jp", verifiedAt: 1 };
    const helped = await corrected(own, byAgent("proxy"), "mailed", { identity });
    expect(helped.after).toMatchObject({ contactEmail: "taro@example.jp", copyEmail: null });
  });
});

describe("where the form names as applicant whoever asks", () => {
  const tax = procedureOf("tax-certificate");
  const answers: Answers = {
    applicantName: { family: "見本", given: "太郎" },
    applicantEmail: "taro@example.jp",
    relation: "agent",
    targetName: { family: "見本", given: "花子" },
  };

  test("the application is about the other one, who is told only when an address is given", () => {
    const proxy = { kind: "agent", name: "見本　太郎", relation: "代理人", email: "taro@example.jp" };
    expect(contactOf(tax, answers, null)).toEqual({
      applicantName: "見本　花子",
      applicantSearch: "見本花子 見本太郎",
      contactEmail: "taro@example.jp",
      copyEmail: null,
      proxy: { ...proxy, notices: "proxy" },
    });
    expect(contactOf(tax, { ...answers, principalEmail: "hanako@example.jp" }, null)).toMatchObject({
      contactEmail: "hanako@example.jp",
      copyEmail: "taro@example.jp",
      proxy: { ...proxy, notices: "both" },
    });
    expect(proxyOf(tax, answers, "en")?.relation).toBe("A representative");
  });

  test("who asks for themself is nobody's proxy", () => {
    const own = { ...answers, relation: "self" };
    expect(contactOf(tax, own, null)).toMatchObject({ applicantName: "見本　太郎", proxy: null });
  });

  test("the first of those who move stands for all", () => {
    const movers = [{ name: { family: "見本", given: "桜" } }, { name: { family: "見本", given: "一郎" } }];
    const moving = { ...answers, filerRel: "agent", filerRelation: "child", movers };
    expect(contactOf(procedureOf("moving-out"), moving, null)).toMatchObject({
      applicantName: "見本　桜",
      proxy: { name: "見本　太郎", relation: "子" },
    });
  });

  test("one address, asked for in words of its own, is not lost", () => {
    const bid = { byScrivener: true, agentOffice: "見本事務所", corpName: "見本建設", email: "bid@example.jp" };
    expect(contactOf(procedureOf("bid-qualification"), bid, null)).toMatchObject({
      applicantName: "見本建設",
      contactEmail: "bid@example.jp",
      proxy: { name: "見本事務所" },
    });
  });

  test("a guardian's or an heir's one address is their own", () => {
    const heir = { filedBy: "heir", agentName: { family: "見本", given: "太郎" }, applicantEmail: "taro@example.jp" };
    expect(contactOf(procedureOf("water-stop"), heir, null)).toMatchObject({
      contactEmail: "taro@example.jp",
      copyEmail: null,
      proxy: { kind: "family", notices: "proxy", email: "taro@example.jp" },
    });
  });
});

test("whoever holds the numbers sees neither address in full", () => {
  const procedure = compile(letter("masked"));
  const shown = withMaskedMails(procedure, byAgent("both"));
  expect(shown).toEqual({ ...byAgent("both"), agentEmail: "t***@example.jp", applicantEmail: "h***@example.jp" });
  expect(maskMail("a.b@x@example.jp")).toBe("a***@example.jp");
});
