/**
 * Fifty residents in one process of the portal: they hold, confirm, move, cancel and let holds run out, without end. What is
 * about to change a confirmed reservation is written to the output before (`i`), what was acknowledged after (`a`): pipes are
 * written at once here, so a process killed in between has told everything it knew. Arguments: url, clients.
 */
import { randomUUID } from "node:crypto";
import type { Reservation } from "../../app/reservations/types.ts";
import { openStores } from "../../db/index.server.ts";
import { keyOf, type Slot, slotAt, slotCount, wantedOf } from "./field.ts";

const [url = "", clients = "50"] = process.argv.slice(2);
const stores = await openStores(url, { poolSize: 16 });
const store = stores.reservations;
const resident = { kind: "resident" as const };
/** A hold that runs out while others look for a seat. */
const brief = 40;
const usual = 60_000;
const most = 3;

let done = 0;
/** One attempt more; told in bundles. */
const count = (): void => {
  done += 1;
  if (done % 25 === 0) process.stdout.write("n 25\n");
};
const tell = (kind: "i" | "a", op: string, id: string, where: string): void =>
  void process.stdout.write(`${kind} ${op} ${id} ${where}\n`);

const below = (limit: number): number => Math.floor(Math.random() * limit);
const someSlot = (): Slot => slotAt(below(slotCount), below(5) === 0);
const bookingOf = ({ serviceId, counterId, day, start, minutes }: Slot) => ({
  serviceId,
  counterId,
  day,
  start,
  minutes,
});

type Client = { session: string; confirmed: Reservation[]; held: Reservation | null; slot: Slot | null };

async function hold(client: Client): Promise<void> {
  const slot = someSlot();
  const now = Date.now();
  const id = randomUUID();
  const held = await store.hold(
    {
      ...bookingOf(slot),
      id,
      code: id,
      kind: "counter",
      channel: "online",
      address: null,
      note: "",
      locale: "ja",
      procedures: [],
      applicationId: null,
      sessionHash: client.session,
      createdAt: now,
      updatedAt: now,
      holdExpiresAt: now + (below(4) === 0 ? brief : usual),
    },
    wantedOf(slot),
    Number.MAX_SAFE_INTEGER,
  );
  if (typeof held === "string") return;
  client.held = held.reservation;
  client.slot = slot;
}

async function confirm(client: Client): Promise<void> {
  const { held, slot } = client;
  if (!held || !slot) return;
  client.held = null;
  tell("i", "confirm", held.id, keyOf(slot));
  const confirmed = await store.confirm({
    id: held.id,
    contact: { name: "見本", kana: "ミホン", tel: held.id, email: null },
    address: null,
    note: "",
    wanted: wantedOf(slot),
    limit: Number.MAX_SAFE_INTEGER,
    mails: [],
    actor: resident,
    at: Date.now(),
  });
  const isIn = typeof confirmed !== "string";
  tell("a", isIn ? "confirm" : "nothing", held.id, keyOf(slot));
  if (isIn) client.confirmed.push(confirmed.reservation);
}

async function move(client: Client): Promise<void> {
  const at = below(client.confirmed.length);
  const own = client.confirmed[at];
  if (!own) return;
  const slot = someSlot();
  tell("i", "move", own.id, keyOf(slot));
  const moved = await store.move({
    id: own.id,
    revision: own.revision,
    to: bookingOf(slot),
    wanted: wantedOf(slot),
    mails: [],
    actor: resident,
    at: Date.now(),
  });
  const isIn = typeof moved !== "string";
  tell("a", isIn ? "confirm" : "nothing", own.id, keyOf(slot));
  if (isIn) client.confirmed[at] = moved.reservation;
}

async function cancel(client: Client): Promise<void> {
  const own = client.confirmed.splice(below(client.confirmed.length), 1)[0];
  if (!own) return;
  tell("i", "cancel", own.id, "-");
  const cancelled = await store.change({
    id: own.id,
    revision: own.revision,
    from: ["confirmed"],
    to: "cancelled",
    event: { type: "cancelled" },
    mails: [],
    actor: resident,
    at: Date.now(),
  });
  tell("a", cancelled === "stale" ? "nothing" : "cancel", own.id, "-");
}

async function attempt(client: Client): Promise<void> {
  const dice = Math.random();
  if (dice < 0.04) await store.expire(Date.now(), 20);
  else if (client.held) {
    if (dice < 0.12) await store.release(client.held.id, client.session, Date.now());
    // Left alone: it runs out, or goes with the next one.
    if (dice < 0.24) client.held = null;
    else await confirm(client);
  } else if (client.confirmed.length >= most || (client.confirmed.length > 0 && dice < 0.6)) {
    await (dice < 0.35 ? move(client) : cancel(client));
  } else await hold(client);
}

async function live(): Promise<never> {
  const client: Client = { session: randomUUID(), confirmed: [], held: null, slot: null };
  for (;;) {
    await attempt(client);
    count();
  }
}

process.stdout.write("ready\n");
await Promise.all(Array.from({ length: Number(clients) }, live));
