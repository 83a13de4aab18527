import { expect, test } from "vitest";
import { reviewStage } from "./reviews.ts";

test.each([
  ["2026-05-02", null],
  ["2026-05-01", "month"],
  ["2026-04-09", "month"],
  ["2026-04-08", "week"],
  ["2026-04-01", "week"],
  ["2026-03-31", "over"],
])("a review by %s is, on 1 April, %s", (reviewBy, stage) => {
  expect(reviewStage(reviewBy, "2026-04-01")).toBe(stage);
});
