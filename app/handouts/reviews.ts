/** Handouts whose day of review is near or over, for whoever owns them. */
import { addDays } from "../lib/add-days.ts";
import type { HandoutVersion } from "./store.ts";

export type DueReview = { handoutId: string; department: string; reviewBy: string; stage: "month" | "week" | "over" };

/** The most urgent first. `today`: "YYYY-MM-DD"; the day itself is not over yet. */
export function dueReviews(
  current: readonly Pick<HandoutVersion, "handoutId" | "department" | "content">[],
  today: string,
): DueReview[] {
  const [inWeek, inMonth] = [addDays(today, 7), addDays(today, 30)];
  return current
    .map(({ handoutId, department, content }) => ({ handoutId, department, reviewBy: content.meta.reviewBy }))
    .filter(({ reviewBy }) => reviewBy <= inMonth)
    .map((each): DueReview => {
      const stage = each.reviewBy < today ? "over" : each.reviewBy <= inWeek ? "week" : "month";
      return { ...each, stage };
    })
    .sort((a, b) => (a.reviewBy === b.reviewBy ? 0 : a.reviewBy < b.reviewBy ? -1 : 1));
}
