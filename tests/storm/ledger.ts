/** What the processes acknowledged, and what they were about to do when they were killed. */
type Standing = { booked: string | null; pending: { op: string; where: string } | null };

export type Ledger = {
  /** A line of a process's output; returns how many attempts it tells of. */
  read(line: string): number;
  /** Ids whose fate is known, and how they must be in the books: a slot, or null for cancelled. */
  entries(): [id: string, Standing][];
  acknowledged(): number;
};

export function openLedger(): Ledger {
  const standings = new Map<string, Standing>();
  let acknowledged = 0;
  return {
    read(line) {
      const [kind, op = "", id = "", where = ""] = line.split(" ");
      if (kind === "n") return Number(op);
      if (kind === "i") {
        const before = standings.get(id);
        standings.set(id, { booked: before?.booked ?? null, pending: { op, where } });
      } else if (kind === "a") {
        acknowledged += op === "nothing" ? 0 : 1;
        const before = standings.get(id)?.booked ?? null;
        const booked = op === "confirm" ? where : op === "cancel" ? null : before;
        // Nothing booked and nothing under way: the books may say what they like about a hold.
        if (booked === null && op === "nothing") standings.delete(id);
        else standings.set(id, { booked, pending: null });
      }
      return 0;
    },
    entries: () => [...standings],
    acknowledged: () => acknowledged,
  };
}

/** Whether the books say of a reservation what was acknowledged, or what was under way when its process died. */
export function agrees({ booked, pending }: Standing, inBooks: string | null): boolean {
  if (pending === null) return inBooks === booked;
  const wished = pending.op === "cancel" ? null : pending.where;
  return inBooks === booked || inBooks === wished;
}
