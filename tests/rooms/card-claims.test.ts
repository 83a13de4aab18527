/** What the card says beside what was written: with the city's own forms, for oneself and for others. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cardMarks,
  claimsForApplicant,
  type Identity,
  isForAnother,
  typedByCard,
} from "../../app/applications/index.ts";
import { compile, type Procedure } from "../../app/engine/index.ts";
import { splitAddress } from "../../app/http/split-address.server.ts";
import { cityDefinitions } from "./rooms.ts";

const procedures = new Map(
  (cityDefinitions() as Parameters<typeof compile>[0][]).map((definition) => {
    const procedure = compile(definition);
    return [procedure.id, procedure];
  }),
);
const find = (id: string): Procedure => {
  const procedure = procedures.get(id);
  if (!procedure) throw new Error(`no ${id}`);
  return procedure;
};
const claims = {
  subject: "1",
  name: "見本 花子",
  address: "山口県美祢市大嶺町東分９９９９番地",
  birthdate: "1985-04-01",
};
const identity: Identity = { level: "jpki", provider: "oidc", demo: false, verifiedAt: 1, claims };
const certificate = find("residence-certificate");
const own = {
  applicantName: { family: "見本", given: "花子" },
  applicantBirth: "1985-04-01",
  applicantAddress: {
    postalCode: "7592212",
    prefecture: "山口県",
    city: "美祢市",
    street: "大嶺町東分9999番地",
    building: "",
  },
};
const kindOf = (answers: object, of: Identity = identity) =>
  Object.fromEntries([...cardMarks(certificate, { ...own, ...answers }, of)].map(([id, mark]) => [id, mark.kind]));

describe("marks", () => {
  const all = { applicantName: "verified", applicantBirth: "verified", applicantAddress: "verified" };

  test("stand while the answers say what the card says, however they are parted and however wide the digits", () => {
    expect(kindOf({})).toEqual(all);
    expect(kindOf({ applicantName: { family: "見本花子", given: "" } })).toEqual(all);
    expect(kindOf({ applicantName: { family: "見 本", given: "花　子" } })).toEqual(all);
    const street = { ...own.applicantAddress, city: "美祢市大嶺町", street: "東分９９９９番地" };
    expect(kindOf({ applicantAddress: street })).toEqual(all);
  });

  test("go with one changed letter, and the clerk is told what the card says", () => {
    const marks = cardMarks(
      certificate,
      { ...own, applicantName: { family: "見夲", given: "花子" }, applicantBirth: "1985-04-02" },
      identity,
    );
    expect(marks.get("applicantName")).toEqual({ kind: "differs", says: "見本 花子" });
    expect(marks.get("applicantBirth")).toEqual({ kind: "differs", says: "1985-04-01" });
    expect(marks.get("applicantAddress")).toEqual({ kind: "verified" });
  });

  test("are about answers and claims that there are, and never about the reading", () => {
    expect(cardMarks(certificate, {}, identity).size).toBe(0);
    expect(kindOf({ applicantKana: "ミホン　ハナコ" })).toEqual(all);
    expect(kindOf({}, { ...identity, claims: { ...claims, address: null, name: null } })).toEqual({
      applicantBirth: "verified",
    });
    const { claims: _, ...bare } = identity;
    expect(kindOf({}, bare)).toEqual({});
    expect(kindOf({}, { level: "email", email: "a@example.jp", verifiedAt: 1 })).toEqual({});
  });
});

describe("for somebody else the card is not the applicant's", () => {
  const forms = [...procedures.values()].filter(({ definition }) => definition.assurance.level === "jpki");

  test("wherever a form asks who applies", () => {
    const asking = forms.filter(({ definition }) =>
      definition.steps.some(({ fields }) => fields.some(({ id }) => id === "filedBy" || id === "submitterRel")),
    );
    expect(asking.length).toBeGreaterThan(3);
    for (const procedure of asking) {
      const self = { filedBy: "self", submitterRel: "self" };
      const other = { filedBy: "household", submitterRel: "family" };
      expect(claimsForApplicant(procedure, self, identity), procedure.id).toEqual(claims);
      expect(claimsForApplicant(procedure, other, identity), procedure.id).toBeNull();
      expect(cardMarks(procedure, { ...own, ...other }, identity).size, procedure.id).toBe(0);
    }
  });

  test("but where the agent is asked for their own name as the applicant, it is theirs", () => {
    const movingOut = find("moving-out");
    expect(movingOut.definition.onBehalf?.name).toBeUndefined();
    expect(isForAnother(movingOut, { filerRel: "agent" })).toBe(false);
  });
});

describe("what is typed by the card", () => {
  const typed = (id: string, type: string, said: Partial<typeof claims>) =>
    typedByCard({ id, type }, { ...claims, ...said }, splitAddress);

  test("parts a name at its space only; one name stays the family's", () => {
    expect(typed("applicantName", "person-name", {})?.input).toEqual({ family: ["見本"], given: ["花子"] });
    expect(typed("applicantName", "person-name", { name: "ＭＩＨＯＮ" })?.input).toEqual({
      family: ["ＭＩＨＯＮ"],
      given: [""],
    });
    expect(typed("applicantName", "person-name", { name: "MIHON MARIA SANTOS" })?.input).toEqual({
      family: ["MIHON"],
      given: ["MARIA SANTOS"],
    });
  });

  test("is nothing for other fields, other types and what the card does not say", () => {
    for (const [id, type] of [
      ["applicantKana", "kana"],
      ["applicantName", "text"],
      ["insuredName", "person-name"],
      ["constructor", "person-name"],
      ["applicantTel", "tel"],
    ] as const)
      expect(typed(id, type, {})).toBeNull();
    expect(
      typedByCard({ id: "applicantName", type: "person-name" }, { ...claims, name: null }, splitAddress),
    ).toBeNull();
  });

  test("sent as it is, it is what the card says", () => {
    const word = fc.string({ unit: fc.constantFrom(..."山川田本花子見𠮷﨑ーA"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, word, fc.nat(999), (family, given, number) => {
        const said = { ...claims, name: `${family} ${given}`, address: `山口県美祢市${family}${number}番地` };
        const name = typedByCard({ id: "applicantName", type: "person-name" }, said, splitAddress)?.input;
        const address = typedByCard({ id: "applicantAddress", type: "address" }, said, splitAddress)?.input;
        const answers = {
          applicantName: { family: name?.family?.[0] ?? "", given: name?.given?.[0] ?? "" },
          applicantAddress: {
            postalCode: "",
            building: "",
            prefecture: address?.prefecture?.[0] ?? "",
            city: address?.city?.[0] ?? "",
            street: address?.street?.[0] ?? "",
          },
        };
        const marks = cardMarks(certificate, answers, { ...identity, claims: said });
        expect([...marks.values()].map(({ kind }) => kind)).toEqual(["verified", "verified"]);
      }),
    );
  });
});
