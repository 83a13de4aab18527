import { describe, expect, test } from "vitest";
import { accepts, allErrors, holdsNot, refuses } from "../../../tests/factories/field-table.ts";
import { field } from "../../../tests/fixtures/index.ts";
import type { FileRef } from "../answers.ts";
import { file } from "./file.ts";

const spec = field({ id: "papers", type: "file", accept: ["application/pdf", "image/png"], maxFiles: 2 });
const ref = (id: string, rest: Partial<FileRef> = {}): FileRef => ({
  id,
  name: "見本.pdf",
  type: "application/pdf",
  bytes: 10,
  ...rest,
});
const files = (...refs: FileRef[]) => ({ files: refs });
const refused = [
  [files(ref("a"), ref("b"), ref("c")), "too-many"],
  [files(ref("a", { type: "text/html" })), "file-type"],
  [files(ref("a", { type: "image/jpeg" })), "file-type"],
  [files(ref("a", { name: "a\u0000.pdf" })), "character"],
  [files(ref("a", { name: "123456789018.pdf" })), "individual-number"],
] as const;

describe("file", () => {
  accepts(spec, [
    [files(), null],
    [files(ref("a")), [ref("a")]],
    [files(ref("a"), ref("b", { type: "image/png" })), [ref("a"), ref("b", { type: "image/png" })]],
    [files(ref("a"), ref("a")), [ref("a")]],
  ]);
  refuses(spec, refused);
  refuses(field({ id: "papers", type: "file", accept: ["image/png"] }), [
    [files(ref("a", { type: "image/png" }), ref("b", { type: "image/png" })), "too-many"],
  ]);
  allErrors("file", refused);
  holdsNot(spec, [[], ["a"], [{ id: "a" }], "a", null, [null]]);
  test("is shown by name", () => {
    if (spec.type === "file") expect(file.format([ref("a")], spec, "ja")).toEqual(["見本.pdf"]);
  });
});
