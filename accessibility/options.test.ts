import { expect, test } from "vitest";
import { isPart, readOptions } from "./options.ts";

const none = {
  page: null,
  locale: null,
  all: false,
  shard: null,
  changed: false,
  defects: false,
  merge: false,
  judge: false,
  engines: null,
  firefox: false,
};

test("options narrow or widen the run", () => {
  expect(readOptions([])).toEqual(none);
  expect(readOptions(["--page", "apply/", "--locale=en", "--all"])).toEqual({
    ...none,
    page: "apply/",
    locale: "en",
    all: true,
  });
  expect(readOptions(["--shard", "2/4", "--engine", "axe,own"])).toEqual({
    ...none,
    shard: { part: 2, of: 4 },
    engines: ["axe", "own"],
  });
  expect(readOptions(["--changed"]).changed).toBe(true);
  expect(readOptions(["--defects", "--firefox"])).toEqual({ ...none, defects: true, firefox: true });
});

test("only a run over everything replaces the record", () => {
  expect(isPart(readOptions([]))).toBe(false);
  expect(isPart(readOptions(["--all"]))).toBe(false);
  for (const part of [["--page", "home"], ["--locale", "ja"], ["--shard", "1/2"], ["--changed"], ["--engine", "axe"]])
    expect(isPart(readOptions(part))).toBe(true);
});

test.each([
  [["--locale", "fr"], "ja, easy, en"],
  [["--engine", "lynx"], "axe, ibm"],
  [["--shard", "0/4"], "1/4 is the first"],
  [["--shard", "5/4"], "1/4 is the first"],
  [["--shard", "half"], "1/4 is the first"],
  [["--everything"], "unknown option"],
  [["--changed", "--shard", "1/2"], "no shards"],
])("%j is refused with what would be right", (args, words) => {
  expect(() => readOptions(args)).toThrow(words);
});
