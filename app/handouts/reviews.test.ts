import { expect, test } from "vitest";
import { dueReviews } from "./reviews.ts";
import type { HandoutVersion } from "./store.ts";

const aVersion = (handoutId: string, reviewBy: string) =>
  ({ handoutId, department: "citizens", content: { meta: { reviewBy } } }) as unknown as HandoutVersion;

test("a review is due thirty days before, seven days before, and when its day is over", () => {
  const list = ["2026-05-02", "2026-05-01", "2026-04-09", "2026-04-08", "2026-04-01", "2026-03-31"];
  const found = dueReviews(
    list.map((day) => aVersion(`h-${day}`, day)),
    "2026-04-01",
  );
  expect(found.map(({ reviewBy, stage }) => [reviewBy, stage])).toEqual([
    ["2026-03-31", "over"],
    ["2026-04-01", "week"],
    ["2026-04-08", "week"],
    ["2026-04-09", "month"],
    ["2026-05-01", "month"],
  ]);
  expect(dueReviews([], "2026-04-01")).toEqual([]);
});
