import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyedHash } from "../lib/ids.ts";
import { receiptAlphabet } from "../lib/receipt.ts";
import { createResumeCodes, newHandle, readCode, writeCode } from "./resume-codes.ts";

const codes = createResumeCodes(keyedHash("the secret of this test"));
const issued = { handle: "7KQ4M", draftId: "draft-1", createdAt: 1 };
const letters = (length: number) =>
  fc.array(fc.constantFrom(...receiptAlphabet), { minLength: length, maxLength: length }).map((all) => all.join(""));
const anyCode = fc.record({ handle: letters(5), secret: letters(9) });

describe("a resume code", () => {
  test("is read however it is typed", () => {
    const code = codes.codeOf(issued);
    expect(code).toMatch(/^7KQ4M-[3-9A-Y]{5}-[3-9A-Y]{5}$/);
    const wide = code.replace(/[0-9A-Z-]/g, (character) =>
      character === "-" ? "ー" : String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0),
    );
    for (const typed of [code, code.toLowerCase(), code.replaceAll("-", ""), ` ${code.replaceAll("-", " ")} `, wide])
      expect(readCode(typed), typed).toEqual(readCode(code));
    expect(codes.secretHash(readCode(code) ?? issuedWrong)).toBe(codes.hashOf(issued));
    for (const typed of ["", "7KQ4M", `${code}3`, code.slice(0, -1), code.replace("7", "1")])
      expect(readCode(typed), typed).toBeNull();
  });

  test("shows every slip of one character, and every swap of two neighbours", () => {
    fc.assert(
      fc.property(anyCode, fc.nat(14), fc.constantFrom(...receiptAlphabet), (code, at, other) => {
        const written = writeCode(code).replaceAll("-", "");
        expect(readCode(written)).toEqual(code);
        if (written[at] !== other) expect(readCode(written.slice(0, at) + other + written.slice(at + 1))).toBeNull();
        const swapped = written.slice(0, at) + (written[at + 1] ?? "") + written[at] + written.slice(at + 2);
        if (swapped !== written && at < 14) expect(readCode(swapped)).toBeNull();
      }),
    );
  });

  test("and its link are others for another draft, another time and another server", () => {
    const other = createResumeCodes(keyedHash("another secret"));
    const all = [
      issued,
      { ...issued, draftId: "draft-2" },
      { ...issued, createdAt: 2 },
      { ...issued, handle: "7KQ4N" },
    ].flatMap((each) => [codes.codeOf(each), codes.tokenOf(each), codes.hashOf(each), other.codeOf(each)]);
    expect(new Set(all).size).toBe(16);
    expect(Buffer.from(codes.tokenOf(issued), "base64url")).toHaveLength(32);
  });

  test("has a handle of any characters that cannot be mistaken", () => {
    const drawn = Array.from({ length: 500 }, () => newHandle());
    expect(drawn.every((handle) => readCode(writeCode({ handle, secret: "333333333" })) !== null)).toBe(true);
    expect(new Set(drawn.join("")).size).toBe(receiptAlphabet.length);
  });
});
const issuedWrong = { handle: "", secret: "" };
