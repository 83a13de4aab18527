/** What the storm fights for: fifty slots of 1–20 seats, in pools where a long visit takes two slots. */
import type { Wanted } from "../../app/reservations/store.ts";

/** Desks of each pool. */
export const desksOf = [1, 2, 3, 5, 7, 9, 11, 13, 16, 20] as const;
const slotsPerPool = 5;
export const slotCount = desksOf.length * slotsPerPool;
const day = "2026-12-01";
const grain = 5;
/** A slot is this long; a long visit is twice as long and runs into the next one. */
const slotMinutes = 10;
const firstStart = 540;

export type Slot = { pool: string; serviceId: string; counterId: string; day: string; start: number; minutes: number };

export function slotAt(index: number, isLong: boolean): Slot {
  const place = Math.floor(index / slotsPerPool);
  const start = firstStart + (index % slotsPerPool) * slotMinutes;
  const serviceId = `s${place}`;
  return {
    pool: `storm/${serviceId}`,
    serviceId,
    counterId: "storm",
    day,
    start,
    minutes: isLong ? 2 * slotMinutes : slotMinutes,
  };
}

export const grainsOf = ({ start, minutes }: Pick<Slot, "start" | "minutes">): number[] =>
  Array.from({ length: minutes / grain }, (_, at) => start + at * grain);

export const wantedOf = (slot: Slot): Wanted => ({
  pool: slot.pool,
  day: slot.day,
  grains: grainsOf(slot),
  desks: Array.from({ length: desksOf[Number(slot.serviceId.slice(1))] ?? 0 }, (_, at) => at + 1),
});
/** Where somebody is booked, short enough for a line. */
export const keyOf = ({ serviceId, start, minutes }: Pick<Slot, "serviceId" | "start" | "minutes">): string =>
  `${serviceId}/${start}/${minutes}`;
