/** Editing the timetable: who would lose their time is shown first, then it is published; and what was published before. */
import type { StaffIdentity } from "../identity/index.ts";
import {
  type Actor,
  type DeskStore,
  type Reservation,
  type Reservations,
  serviceOf,
  type Timetable,
  type TimetableVersion,
} from "../reservations/index.ts";
import { countersOfOffice, mayEdit } from "./counters.ts";

/** What one form edits. */
export type TimetablePart =
  | { kind: "offices"; value: Timetable["offices"][number] }
  | { kind: "counters"; value: Timetable["counters"][number] }
  | { kind: "services"; value: Timetable["services"][number] };
export type TimetableOpening = { version: number; timetable: Timetable; part: TimetablePart };
export type TimetableChange = { version: number; by: Actor; at: number; changed: string[] };

const shownVersions = 20;

/** Counters whose people a change of this part may touch, before or after. */
function touchedBy(timetable: Timetable, { kind, value }: TimetablePart): string[] {
  if (kind === "offices") return countersOfOffice(timetable, value.id);
  if (kind === "counters") return [value.id];
  const before = serviceOf(timetable, value.id)?.places ?? [];
  return [...new Set([...before, ...value.places].map(({ counter }) => counter))];
}

export function withPart(timetable: Timetable, { kind, value }: TimetablePart): Timetable {
  const replaced = <Each extends { id: string }>(list: Each[]) =>
    list.map((each) => (each.id === value.id ? (value as unknown as Each) : each));
  return { ...timetable, [kind]: replaced(timetable[kind] as { id: string }[]) } as Timetable;
}

export function createTimetableDesk(deps: { reservations: Reservations; desk: DeskStore }) {
  const { reservations, desk } = deps;

  return {
    /** null: there is no such part, or the account is not in charge of it. */
    async open(staff: StaffIdentity, kind: string, id: string): Promise<TimetableOpening | null> {
      const { version, value: timetable } = await reservations.current();
      if (kind !== "offices" && kind !== "counters" && kind !== "services") return null;
      const value = (timetable[kind] as { id: string }[]).find((each) => each.id === id);
      if (!value) return null;
      const part = { kind, value } as TimetablePart;
      return mayEdit(staff, timetable, touchedBy(timetable, part)) ? { version, timetable, part } : null;
    },

    /** Parts that the account may edit. */
    async editable(staff: StaffIdentity): Promise<Timetable> {
      const timetable = await reservations.timetable();
      const may = (part: TimetablePart) => mayEdit(staff, timetable, touchedBy(timetable, part));
      return {
        offices: timetable.offices.filter((value) => may({ kind: "offices", value })),
        counters: timetable.counters.filter((value) => may({ kind: "counters", value })),
        services: timetable.services.filter((value) => may({ kind: "services", value })),
      };
    },

    async affected({ timetable, part }: Pick<TimetableOpening, "timetable" | "part">): Promise<Reservation[]> {
      return reservations.changes.affected(withPart(timetable, part));
    },

    /** "forbidden": the change takes in a counter that is not the account's. */
    async publish(
      staff: StaffIdentity,
      change: { version: number; timetable: Timetable; part: TimetablePart; reason: string; seen: readonly string[] },
    ): Promise<"published" | "conflict" | "forbidden" | { affected: Reservation[] }> {
      const { version, timetable, part, reason, seen } = change;
      if (!mayEdit(staff, timetable, touchedBy(timetable, part))) return "forbidden";
      const by = { kind: "staff" as const, accountId: staff.id, name: staff.name };
      return reservations.changes.publish({ expected: version, value: withPart(timetable, part), reason, seen }, by);
    },

    /** Who changed what and when, the newest first. */
    async history(): Promise<TimetableChange[]> {
      const versions = await desk.versions(shownVersions + 1);
      return versions.slice(0, shownVersions).map((each, at) => ({
        version: each.version,
        by: each.by,
        at: each.at,
        changed: changedParts(each, versions[at + 1] ?? null),
      }));
    },
  };
}

/** Names of what differs from the version before. */
function changedParts({ value }: TimetableVersion, before: TimetableVersion | null): string[] {
  if (before === null) return [];
  return (["offices", "counters", "services"] as const).flatMap((kind) => {
    const old = new Map(before.value[kind].map((each) => [each.id, JSON.stringify(each)]));
    return value[kind].filter((each) => old.get(each.id) !== JSON.stringify(each)).map(({ name }) => name.ja);
  });
}
