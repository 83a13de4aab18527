import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSeal } from "./seal.ts";

const [old, next, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const seal = createSeal([old]);
const words = Buffer.from("見本の書類");

describe("a sealed file", () => {
  test("opens again under its id, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.uint8Array({ maxLength: 2000 }), (id, bytes) => {
        expect(seal.unseal(id, seal.seal(id, bytes))).toEqual({ ok: true, value: Buffer.from(bytes) });
      }),
    );
  });

  test("shows nothing of what is in it, and is another one each time", () => {
    const [one, two] = [seal.seal("a", words), seal.seal("a", words)];
    expect(one.includes(words)).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  test("does not open under another's id", () => {
    expect(seal.unseal("b", seal.seal("a", words))).toEqual({ ok: false, error: "changed" });
  });

  test("does not open when any bit of it was changed, or an end is missing", () => {
    const sealed = seal.seal("a", words);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(seal.unseal("a", changed).ok).toBe(false);
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(seal.unseal("a", sealed.subarray(0, length)).ok).toBe(false);
    }
    expect(seal.unseal("a", Buffer.concat([sealed, Buffer.alloc(1)])).ok).toBe(false);
  });
});

describe("keys", () => {
  test("a new one seals, the old one still opens what it sealed; without it nothing of that opens", () => {
    const before = seal.seal("a", words);
    const both = createSeal([next, old]);
    expect(both.unseal("a", before)).toEqual({ ok: true, value: words });
    const after = both.seal("a", words);
    expect(createSeal([next]).unseal("a", after).ok).toBe(true);
    expect(createSeal([next]).unseal("a", before)).toEqual({ ok: false, error: "no-key" });
    expect(createSeal([foreign]).unseal("a", after)).toEqual({ ok: false, error: "no-key" });
  });

  test("there is at least one", () => {
    expect(() => createSeal([])).toThrow();
  });
});
