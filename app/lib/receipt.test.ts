import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newReceipt, parseReceipt, receiptAlphabet } from "./receipt.ts";

const receipts = fc.array(fc.nat(22), { minLength: 9, maxLength: 9 }).map((digits) => {
  let at = 0;
  return newReceipt(() => digits[at++] ?? 0);
});

describe("receipt numbers", () => {
  it("leave out look-alikes", () => {
    expect(receiptAlphabet).not.toMatch(/[0O1ILZ2S5B8UV]/);
    expect(new Set(receiptAlphabet).size).toBe(23);
  });

  it("are read back however they are typed", () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect(parseReceipt(receipt)).toBe(receipt);
        expect(parseReceipt(` ${receipt.toLowerCase().replace("-", "ー")} `)).toBe(receipt);
        const wide = receipt.replace(/[A-Z0-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
        expect(parseReceipt(wide)).toBe(receipt);
      }),
    );
  });

  it("find every single wrong character", () => {
    fc.assert(
      fc.property(receipts, fc.nat(9), fc.nat(22), (receipt, place, other) => {
        const plain = [...receipt.replace("-", "")];
        const wrong = receiptAlphabet.charAt(other);
        fc.pre(plain[place] !== wrong);
        plain[place] = wrong;
        expect(parseReceipt(plain.join(""))).toBeNull();
      }),
    );
  });

  it("find every swap of two different characters of the body", () => {
    fc.assert(
      fc.property(receipts, fc.nat(8), fc.nat(8), (receipt, a, b) => {
        const plain = [...receipt.replace("-", "")];
        fc.pre(plain[a] !== plain[b]);
        [plain[a], plain[b]] = [plain[b] ?? "", plain[a] ?? ""];
        expect(parseReceipt(plain.join(""))).toBeNull();
      }),
    );
  });

  it.each(["", "ABC", "0123456789", "7KQ4M-XW93T-EXTRA", "x".repeat(10_000)])("refuse %j", (typed) => {
    expect(parseReceipt(typed.slice(0, 50))).toBeNull();
  });
});
