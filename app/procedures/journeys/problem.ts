/** What went wrong on a journey, in words for those who write definitions. */
export type JourneyProblem = {
  kind: "shape" | "refused" | "not-asked" | "changed" | "unreachable" | "back" | "review" | "fee";
  /** Page of the form ("movers/0"), null when it is about the whole way. */
  page: string | null;
  /** "movers.0.relation" for an item's field. */
  field: string | null;
  message: string;
};

export const inJson = (value: unknown): string => JSON.stringify(value) ?? "（なし）";

/** Equal as JSON values, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const other = b as Record<string, unknown>;
  return left.length === right.length && left.every(([key, value]) => sameJson(value, other[key]));
}
