/** Reservations, class sessions and today's line for a demonstration: plainly nobody's, spread over the next two weeks. */
import { isoDate } from "../i18n/dates.ts";
import { addDays } from "../lib/add-days.ts";
import {
  type BookingChannel,
  type Queue,
  type QueueStore,
  type Reservations,
  type Service,
  type Timetable,
  weekdayOf,
} from "../reservations/index.ts";

export type DemoDesk = {
  reservations: Reservations;
  queue: Queue;
  lines: QueueStore;
  now: number;
  newId(): string;
};

const howMany = 32;
const classId = "smartphone-class";
const classes = 4;
const minute = 60_000;
const system = { kind: "system" as const };
const channels: BookingChannel[] = ["phone", "counter", "online"];
const people = ["花子", "太郎", "さくら", "一郎", "あおい", "次郎", "みのる", "はるか"];
const kana = ["ハナコ", "タロウ", "サクラ", "イチロウ", "アオイ", "ジロウ", "ミノル", "ハルカ"];
const notes = [
  "",
  "",
  "車いすで行きます。",
  "",
  "小さい子どもと一緒に行きます。",
  "",
  "",
  "英語の通訳をお願いします。",
];

/** Class sessions and reservations when nobody has changed or booked anything yet; today's line whenever it is empty. */
export async function seedDemoReservations(desk: DemoDesk): Promise<void> {
  const { version, value } = await desk.reservations.current();
  if (version === 1) {
    await publishClasses(desk, value);
    await book(desk);
  }
  await fillLine(desk);
}

/** The catalogue knows of the class and not of its days: these are made up, and say so. */
async function publishClasses({ reservations, now }: DemoDesk, timetable: Timetable): Promise<void> {
  const service = timetable.services.find(({ id }) => id === classId);
  const counter = service?.places[0]?.counter;
  if (!service || !counter) return;
  const days: string[] = [];
  for (let day = addDays(isoDate(now), 3); days.length < classes; day = addDays(day, 1))
    if (weekdayOf(day) === "wed") days.push(day);
  const place = { ja: "見本の会場（研修室）", easy: "見本の 部屋", en: "Sample room" };
  const sessions = days.map((day) => ({ id: `${day}-1000-${counter}`, day, start: "10:00", counter, place }));
  const services = timetable.services.map((each) => (each.id === classId ? { ...each, sessions } : each));
  const change = { expected: 1, value: { ...timetable, services }, reason: "見本の教室", seen: [] };
  await reservations.changes.publish(change, system);
}

async function book({ reservations, newId }: DemoDesk): Promise<void> {
  const timetable = await reservations.timetable();
  // The busiest counter first: its day is what a visitor opens.
  const order = timetable.services.filter(({ kind }) => kind !== "home-visit");
  for (let n = 0; n < howMany; n++) {
    const service = order[n < 12 ? n % 5 : n % order.length];
    if (service) await bookOne(reservations, timetable, service, n, newId());
  }
}

async function bookOne(
  reservations: Reservations,
  timetable: Timetable,
  service: Service,
  n: number,
  sessionHash: string,
): Promise<void> {
  const place = service.places[n < 12 ? 0 : n % service.places.length];
  const channel = channels[n % channels.length] ?? "phone";
  if (!place) return;
  const together = service.together.slice(0, n % 4 === 1 ? 1 : 0).map(({ procedure }) => procedure);
  const wish = { service, place, channel, together, window: null };
  const days = await reservations.availability.days(timetable, wish, null, 10);
  const offer = days[n < 12 ? n % 3 : n % Math.max(1, days.length)];
  const free = offer?.starts.filter((start) => start.free > 0) ?? [];
  const start = free[(n * 5) % Math.max(1, free.length)];
  if (!offer || !start) return;
  const choice = { ...wish, day: offer.day, start: start.start };
  const held = await reservations.hold(choice, { sessionHash, locale: "ja", applicationId: null });
  if (!held.ok) return;
  const contact = {
    name: `見本　${people[n % people.length]}`,
    kana: `ミホン　${kana[n % kana.length]}`,
    tel: `0837-00-${String(1000 + n)}`,
    email: null,
  };
  await reservations.confirm(held.value, { contact, address: null, note: notes[n % notes.length] ?? "" }, system);
}

/** At the first counter: some are done, two are at the desks, some wait; whoever booked for now has come. */
async function fillLine({ reservations, queue, lines, now, newId }: DemoDesk): Promise<void> {
  const timetable = await reservations.timetable();
  const counterId = timetable.counters[0]?.id;
  const services = timetable.services.filter(({ places }) => places.some(({ counter }) => counter === counterId));
  const day = isoDate(now);
  if (!counterId || services.length === 0) return;
  if ((await lines.line(counterId, day)).length + (await lines.ended(counterId, day, 1)).length > 0) return;
  const actor = system;
  const effect = { state: "done" as const, event: "done" as const };
  const issue = (n: number, ago: number) =>
    lines.issue({
      id: newId(),
      counterId,
      day,
      code: queue.newCode(),
      serviceId: services[n % services.length]?.id ?? "",
      locale: "ja",
      dueAt: now - ago * minute,
      issuedAt: now - ago * minute,
    });
  const serve = async (desk: string, from: number, until: number | null) => {
    const called = await lines.callNext({ counterId, day, desk, actor, at: now - (from + 1) * minute });
    if (!called || from === 0) return;
    const started = { id: called.id, revision: called.revision, effect, actor };
    const serving = await lines.change({ ...started, from: ["called"], to: "serving", at: now - from * minute });
    if (serving === "stale" || until === null) return;
    const { revision } = serving;
    await lines.change({ ...started, revision, from: ["serving"], to: "done", at: now - until * minute });
  };
  for (let n = 0; n < 12; n++) await issue(n % 3, 96 - n * 8);
  for (let n = 0; n < 6; n++) await serve(n % 2 === 0 ? "1" : "2", 80 - n * 12, 70 - n * 12);
  await serve("1", 7, null);
  await serve("2", 0, null);
  const list = await reservations.list({
    counterIds: [counterId],
    from: day,
    until: day,
    states: ["confirmed"],
    limit: 2,
  });
  for (const { code } of list) await queue.checkIn(code, system);
}
