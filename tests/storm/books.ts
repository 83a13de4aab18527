/** The books after the storm, read by a connection that shares nothing with the portal and with queries of its own. */
import { strangerOf } from "../contract/seats.ts";
import { desksOf, keyOf } from "./field.ts";
import { agrees, type Ledger } from "./ledger.ts";

export type Verdict = {
  reservations: number;
  confirmed: number;
  /** The same desk at the same time for two. */
  doubleSeats: number;
  /** Acknowledged and not in the books, or there in another way. */
  lost: number;
  /** What must not be, in words; empty when the books balance. */
  faults: string[];
};

const seated = "('held', 'confirmed')";
/** Questions whose answer must be no row. */
const questions: Record<string, string> = {
  "two rows for one seat":
    "select pool, grain, desk from reservation_seats group by pool, day, grain, desk having count(*) > 1",
  "two visits that overlap at one desk": `select a.id from reservations a join reservations b
      on a.service_id = b.service_id and a.day = b.day and a.desk = b.desk and a.id < b.id
      and a.start < b.start + b.minutes and b.start < a.start + a.minutes
      where a.state in ${seated} and b.state in ${seated}`,
  "a seat of somebody who has none": `select s.reservation_id from reservation_seats s join reservations r
      on r.id = s.reservation_id where r.state not in ${seated}`,
  "a visit without all of its seats": `select r.id from reservations r left join reservation_seats s
      on s.reservation_id = r.id and s.desk = r.desk and s.day = r.day and s.grain >= r.start and s.grain < r.start + r.minutes
      where r.state in ${seated} group by r.id, r.minutes having count(s.grain) <> r.minutes / 5`,
  "a seat outside its visit": `select s.reservation_id from reservation_seats s join reservations r
      on r.id = s.reservation_id where s.desk <> r.desk or s.grain < r.start or s.grain >= r.start + r.minutes`,
  "a history with a gap": `select r.id from reservations r left join reservation_events e on e.reservation_id = r.id
      group by r.id, r.revision having count(e.seq) <> r.revision or max(e.seq) <> r.revision`,
  "a state that the history does not tell": `select r.id from reservations r join reservation_events e
      on e.reservation_id = r.id and e.seq = r.revision
      where (r.state = 'confirmed' and e.type not in ('confirmed', 'moved'))
         or (r.state = 'cancelled' and e.type <> 'cancelled') or (r.state = 'held' and e.type <> 'held')
         or (r.state = 'expired' and e.type <> 'expired')`,
  "confirmed and cancelled do not add up": `select 1 as wrong where
      (select count(*) from reservation_events where type = 'confirmed')
      - (select count(*) from reservation_events where type = 'cancelled')
      <> (select count(*) from reservations where state = 'confirmed')`,
};

export async function readBooks(
  database: { engine: "sqlite" | "postgres"; url: string },
  ledger: Ledger,
): Promise<Verdict> {
  const stranger = await strangerOf(database);
  try {
    const faults: string[] = [];
    let doubleSeats = 0;
    for (const [fault, query] of Object.entries(questions)) {
      const rows = await stranger.rows(query);
      if (fault.startsWith("two ")) doubleSeats += rows.length;
      if (rows.length > 0) faults.push(`${fault}: ${rows.length}`);
    }
    const beyond = await stranger.rows(
      "select r.service_id as service, max(s.desk) as desk from reservation_seats s join reservations r on r.id = s.reservation_id group by r.service_id",
    );
    for (const { service, desk } of beyond)
      if (Number(desk) > (desksOf[Number(String(service).slice(1))] ?? 0)) faults.push(`${service}: a desk too many`);

    const rows = await stranger.rows(
      "select id, state, service_id as service, start, minutes from reservations where state in ('confirmed', 'cancelled')",
    );
    const inBooks = new Map(
      rows.map(({ id, state, service, start, minutes }) => [
        String(id),
        state === "confirmed"
          ? keyOf({ serviceId: String(service), start: Number(start), minutes: Number(minutes) })
          : null,
      ]),
    );
    const lost = ledger.entries().filter(([id, standing]) => !agrees(standing, inBooks.get(id) ?? null));
    if (lost.length > 0) faults.push(`lost: ${lost.length}, for example ${JSON.stringify(lost[0])}`);
    const [total] = await stranger.rows("select count(*) as n from reservations");
    const confirmed = rows.filter(({ state }) => state === "confirmed").length;
    return { reservations: Number(total?.n), confirmed, doubleSeats, lost: lost.length, faults };
  } finally {
    await stranger.close();
  }
}
