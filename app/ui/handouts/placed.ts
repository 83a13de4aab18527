/** Parts of a text with their places: a text does not change while it is shown, so the place is the key. */
export const placed = <T>(parts: readonly T[]): { part: T; place: number }[] =>
  parts.map((part, place) => ({ part, place }));
