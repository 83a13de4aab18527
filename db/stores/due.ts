/** Stored instead of "no due date": sorts after every date there is (the largest time a Date can hold). */
const noDueDate = 8_640_000_000_000_000;

export const dueToRow = (dueAt: number | null): number => dueAt ?? noDueDate;
export const dueFromRow = (dueAt: number): number | null => (dueAt === noDueDate ? null : dueAt);
