/** What the accessibility room keeps in the database: decisions, each a row that is never changed. */
import type { Decisions, Review, Session } from "./reviews.ts";

export type DecisionStore = {
  /** All of them or none. The public results change with it. */
  decide(reviews: readonly Review[]): Promise<void>;
  addSession(session: Session): Promise<void>;
  /** Oldest first. */
  all(): Promise<Decisions>;
  /** Grows with every row: whoever saw the same count saw the same rows. */
  count(): Promise<number>;
};
