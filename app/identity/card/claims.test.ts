import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimsOf } from "./claims.ts";

const told = (claims: Record<string, unknown>) => claimsOf("person", claims);

describe("what the provider tells", () => {
  it("is kept with its letters, spaces tidied", () => {
    expect(told({ name: "  𠮷田󠄀　 花子\n", address: "山口県　美祢市\t１", birthdate: "1985-04-01" })).toEqual({
      subject: "person",
      name: "𠮷田󠄀 花子",
      address: "山口県 美祢市 １",
      birthdate: "1985-04-01",
    });
  });

  it("may be a day without dashes and an address as OpenID's record", () => {
    expect(told({ address: { formatted: "山口県美祢市１" }, birthdate: "20000229" })).toMatchObject({
      address: "山口県美祢市１",
      birthdate: "2000-02-29",
    });
  });

  it.each(["1985-02-29", "1985-13-01", "1985", "0000-00-00", "1985-4-1", "昭和60年4月1日", 19850401, null, {}])(
    "is no birthday: %j",
    (birthdate) => expect(told({ birthdate }).birthdate).toBeNull(),
  );

  it("is nothing when it is empty, too long, broken or no text", () => {
    for (const name of ["", " 　", "あ".repeat(301), "\ud800", 7, ["見本"], {}, undefined])
      expect(told({ name }).name).toBeNull();
  });

  it("never throws, and never carries a control character or a direction mark", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (name, address, birthdate) => {
        const { name: kept, address: place, birthdate: day } = told({ name, address, birthdate });
        for (const text of [kept, place]) expect(text ?? "").not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(day ?? "2000-01-01").toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
    expect(told({ name: "見本\u202e花子\u0000" }).name).toBe("見本花子");
  });
});
