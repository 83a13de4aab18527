import { describe, expect, it } from "vitest";
import { accessCode, accessCodeMatches } from "./access-code.ts";

const receipt = "7KQ4M-XW93T";

describe("the second secret of an application", () => {
  it("is the same for the same number and key, and another for another", () => {
    expect(accessCode(receipt, "a")).toBe(accessCode(receipt, "a"));
    expect(accessCode(receipt, "a")).not.toBe(accessCode(receipt, "b"));
    expect(accessCode(receipt, "a")).not.toBe(accessCode("7KQ4M-XW93R", "a"));
    expect(accessCode(receipt, "a")).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{4}-[34679ACDEFGHJKMNPQRTWXY]{4}$/);
  });

  it("is accepted in any width and case, with or without its hyphen", () => {
    const code = accessCode(receipt, "key");
    expect(accessCodeMatches(code, receipt, "key")).toBe(true);
    expect(accessCodeMatches(code.toLowerCase().replace("-", " "), receipt, "key")).toBe(true);
    const wide = code.replace(/[A-Z0-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    expect(accessCodeMatches(wide, receipt, "key")).toBe(true);
  });

  it("refuses anything else", () => {
    expect(accessCodeMatches("", receipt, "key")).toBe(false);
    expect(accessCodeMatches("AAAA-AAAA", receipt, "key")).toBe(false);
    expect(accessCodeMatches(`${accessCode(receipt, "key")}A`, receipt, "key")).toBe(false);
  });
});
