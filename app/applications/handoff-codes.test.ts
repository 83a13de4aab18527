import fc from "fast-check";
import { expect, test } from "vitest";
import { keyedHash } from "../lib/ids.ts";
import { createHandoffCodes, readPresented } from "./handoff-codes.ts";

const codes = createHandoffCodes(keyedHash("a secret"));

test("every id has six digits and a token of 256 bits, and both are read as they were written", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (id) => {
      const [code, token] = [codes.codeOf(id), codes.tokenOf(id)];
      expect(code).toMatch(/^\d{6}$/);
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
      expect(readPresented(code)).toEqual({ code });
      expect(readPresented(`https://example.jp/staff/handoff?token=${token}`)).toEqual({ token });
      expect(codes.hashesOf(id)).toEqual({ codeHash: codes.hashOf({ code }), tokenHash: codes.hashOf({ token }) });
    }),
  );
});

test("another secret gives other codes and other hashes", () => {
  const others = createHandoffCodes(keyedHash("another secret"));
  const ids = Array.from({ length: 50 }, (_, n) => `id-${n}`);
  expect(ids.filter((id) => codes.codeOf(id) === others.codeOf(id)).length).toBeLessThan(3);
  expect(codes.hashOf({ code: "123456" })).not.toBe(others.hashOf({ code: "123456" }));
});

test.each<[string, ReturnType<typeof readPresented>]>([
  ["123456", { code: "123456" }],
  ["123 456", { code: "123456" }],
  ["１２３－４５６", { code: "123456" }],
  ["123ー456", { code: "123456" }],
  [" 012345\n", { code: "012345" }],
  ["12345", null],
  ["1234567", null],
  ["12345a", null],
  ["", null],
  [`token=${"x".repeat(43)}`, { token: "x".repeat(43) }],
  [`/staff/handoff?a=b&token=${"x".repeat(43)}#top`, { token: "x".repeat(43) }],
  [`?token=${"x".repeat(42)}`, null],
  [`?token=${"x".repeat(44)}`, null],
  [`?nottoken=${"x".repeat(43)}`, null],
])("%j is read as %j", (typed, read) => {
  expect(readPresented(typed)).toEqual(read);
});
