import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseReviewFile, readReviewFiles } from "./review-files.ts";

const review = {
  criterion: "1.3.1",
  judged: [
    { state: "home", contentHash: "h1" },
    { state: "home", contentHash: "h2" },
  ],
  outcome: "passed",
  reason: "見出しと見た目が合っています。",
  by: "監査者",
  on: "2026-03-01",
};
const session = {
  kind: "michecker",
  tool: "miChecker 3.1",
  system: "Windows 11",
  browser: "Edge 140",
  on: "2026-03-02",
  pages: ["/"],
  findings: "問題は見つからなかった。",
  by: "監査者",
};
const parse = (value: unknown) => parseReviewFile("a.json", JSON.stringify(value));

describe("decisions as a file", () => {
  it("may name a list of contents that serves several criteria", () => {
    const contents = { all: review.judged };
    const { reviews, problems } = parse({ contents, reviews: [{ ...review, judged: "all", isPreliminary: true }] });
    expect(problems).toEqual([]);
    expect(reviews.map(({ contentHash, isPreliminary }) => [contentHash, isPreliminary])).toEqual([
      ["h1", true],
      ["h2", true],
    ]);
    expect(parse({ contents, reviews: [{ ...review, judged: "some" }] }).problems).toEqual([
      { file: "a.json", path: "reviews.0.judged", message: "contents にない名前です" },
    ]);
  });

  it("says in Japanese what the schema says in English", () => {
    expect(parse({ reviews: 1 }).problems[0]?.message).toMatch(/書き方が違います/);
  });

  it("are one decision for each content", () => {
    const { reviews, sessions, problems } = parse({ reviews: [review], sessions: [session] });
    expect(problems).toEqual([]);
    expect(reviews.map(({ contentHash, name, until, kind }) => [contentHash, name, until, kind])).toEqual([
      ["h1", "監査者", null, "review"],
      ["h2", "監査者", null, "review"],
    ]);
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(2);
    expect(sessions).toMatchObject([{ tool: "miChecker 3.1", pages: ["/"] }]);
  });

  it.each([
    ["a criterion that does not exist", { ...review, criterion: "9.9.9" }, "reviews.0.criterion", "ない達成基準です"],
    ["nothing judged", { ...review, judged: [] }, "reviews.0.judged", "一つ以上"],
    ["an unknown outcome", { ...review, outcome: "fine" }, "reviews.0.outcome", ""],
    ["no reason", { ...review, reason: "  " }, "reviews.0.reason", "空にできません"],
    ["a day that does not exist", { ...review, on: "2026-02-30" }, "reviews.0.on", "YYYY-MM-DD"],
    ["an exception without an end", { ...review, kind: "exception", outcome: "failed" }, "reviews.0.until", "期限"],
    [
      "an exception that says passed",
      { ...review, kind: "exception", until: "2026-12-31" },
      "reviews.0.outcome",
      "例外は",
    ],
    ["a word too many", { ...review, expires: "never" }, "reviews.0", ""],
  ])("with %s count for nothing and name the place", (_, wrong, path, words) => {
    const { reviews, problems } = parse({ reviews: [review, wrong].toReversed() });
    expect(reviews).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: "a.json", path });
    expect(problems[0]?.message).toContain(words);
  });

  it("are read from a folder; one bad file does not silence the others", () => {
    const folder = mkdtempSync(join(tmpdir(), "reviews-"));
    try {
      writeFileSync(join(folder, "good.json"), JSON.stringify({ reviews: [review] }));
      writeFileSync(join(folder, "bad.json"), "{");
      writeFileSync(join(folder, "README.md"), "not read");
      const { reviews, problems } = readReviewFiles(folder);
      expect(reviews).toHaveLength(2);
      expect(problems).toEqual([{ file: "bad.json", path: "", message: "JSON として読めません" }]);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(readReviewFiles(join(folder, "gone"))).toEqual({ reviews: [], sessions: [], problems: [] });
  });
});
