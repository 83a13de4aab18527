/** Longest common subsequence of two lists of strings. */
export type Step = { kind: "same" | "added" | "removed"; text: string };

/** Cells of the table; above it the middle counts as rewritten. */
const mostCells = 4_000_000;

/** Rows of the lengths of what is still common from (i, j) on. */
function lengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const table = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      table[i * width + j] =
        before[i] === after[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
  return table;
}

function middle(before: readonly string[], after: readonly string[]): Step[] {
  const removed = (text: string): Step => ({ kind: "removed", text });
  const added = (text: string): Step => ({ kind: "added", text });
  if ((before.length + 1) * (after.length + 1) > mostCells) return [...before.map(removed), ...after.map(added)];
  const table = lengths(before, after);
  const width = after.length + 1;
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    const [one, other] = [before[i] ?? "", after[j] ?? ""];
    if (one === other) {
      steps.push({ kind: "same", text: one });
      i += 1;
      j += 1;
    } else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) {
      steps.push(removed(one));
      i += 1;
    } else {
      steps.push(added(other));
      j += 1;
    }
  }
  return [...steps, ...before.slice(i).map(removed), ...after.slice(j).map(added)];
}

/** From one list to the other: every string of both, in order, those removed before those added. */
export function steps(before: readonly string[], after: readonly string[]): Step[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const same = (text: string): Step => ({ kind: "same", text });
  return [
    ...before.slice(0, head).map(same),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}
