import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "./secrets.ts";

describe("secrets in the database", () => {
  const key = randomBytes(32);

  it("come back with their key and never look the same twice", () => {
    const sealed = seal("JBSWY3DPEHPK3PXP", key);
    expect(unseal(sealed, key)).toBe("JBSWY3DPEHPK3PXP");
    expect(seal("JBSWY3DPEHPK3PXP", key)).not.toBe(sealed);
    expect(sealed).not.toContain("JBSWY3DPEHPK3PXP");
  });

  it("do not open with another key or after a change", () => {
    const sealed = seal("secret", key);
    expect(() => unseal(sealed, randomBytes(32))).toThrow();
    const bytes = Buffer.from(sealed, "base64");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => unseal(bytes.toString("base64"), key)).toThrow();
  });
});
