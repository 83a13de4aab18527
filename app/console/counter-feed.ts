/** A counter's calendar feed under a secret address: it leaves the portal, so it names nobody. */
import { textOf } from "../engine/index.ts";
import { isoDate } from "../i18n/dates.ts";
import type { StaffIdentity } from "../identity/index.ts";
import { addDays } from "../lib/add-days.ts";
import type { Clock } from "../lib/clock.ts";
import { randomToken, sha256 } from "../lib/ids.ts";
import {
  calendarFile,
  counterOf,
  type DeskStore,
  type Reservation,
  type Reservations,
  serviceOf,
  type Timetable,
  whereText,
} from "../reservations/index.ts";
import { mayEdit } from "./counters.ts";

/** What the feed reaches back and ahead. */
const days = { back: 14, ahead: 120 };
const shownStates = ["confirmed", "arrived", "serving", "done"] as const;

export function createCounterFeed(deps: { reservations: Reservations; desk: DeskStore; clock: Clock }) {
  const { reservations, desk, clock } = deps;

  const entryOf = (reservation: Reservation, timetable: Timetable) => {
    const service = serviceOf(timetable, reservation.serviceId);
    const name = service ? textOf(service.name, "ja") : reservation.serviceId;
    return {
      reservation,
      summary: `${name}（${reservation.minutes}分）`,
      description: `予約番号 ${reservation.code}\n机 ${reservation.desk}`,
      location: whereText(timetable, reservation, "ja"),
      url: null,
    };
  };

  return {
    /** When its address was made; null: it has none. */
    since: desk.feedSince,
    /** A new secret address (256 bits), shown once and kept as a hash; the one before is dead. Null: not the account's. */
    async renew(staff: StaffIdentity, counterId: string): Promise<string | null> {
      if (!mayEdit(staff, await reservations.timetable(), [counterId])) return null;
      const token = randomToken();
      await desk.renewFeed({ counterId, tokenHash: sha256(token), at: clock.now() });
      return token;
    },
    /** The calendar behind an address; null: there is none. */
    async read(token: string, host: string): Promise<string | null> {
      const counterId = await desk.counterOfFeed(sha256(token));
      if (counterId === null) return null;
      const timetable = await reservations.timetable();
      const now = clock.now();
      const today = isoDate(now);
      const range = { from: addDays(today, -days.back), until: addDays(today, days.ahead) };
      const list = await reservations.list({ counterIds: [counterId], ...range, states: shownStates, limit: 5_000 });
      const counter = counterOf(timetable, counterId);
      const name = counter ? textOf(counter.name, "ja") : counterId;
      const entries = list.map((reservation) => entryOf(reservation, timetable));
      return calendarFile(entries, { name, host, at: now, method: "publish" });
    },
  };
}
