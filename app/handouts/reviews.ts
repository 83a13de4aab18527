/** Reminding the owner: staff accounts have no mail address, so the desk's list says it. */
import { addDays } from "../lib/add-days.ts";

type ReviewStage = "month" | "week" | "over";

/** Null: more than thirty days are left. Days are "YYYY-MM-DD"; the day itself is not over yet. */
export function reviewStage(reviewBy: string, today: string): ReviewStage | null {
  if (reviewBy < today) return "over";
  if (reviewBy <= addDays(today, 7)) return "week";
  return reviewBy <= addDays(today, 30) ? "month" : null;
}
