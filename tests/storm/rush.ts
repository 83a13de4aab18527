/**
 * Nine o'clock: everybody wants one of a few seats at the same moment. The built server over HTTP, each resident a browser of
 * their own; whoever is too late must see the next free times. Beside it the same number of requests to a bare server.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addDays } from "../../app/lib/add-days.ts";
import type { Timetable } from "../../app/reservations/timetable.ts";
import { openStores } from "../../db/index.server.ts";
import { type Answer, Connection, headerOf } from "../bench/connection.ts";
import { startBare, startPortal } from "../bench/processes.ts";

export type Rush = { residents: number; seats: number; connections: number; databaseUrl?: string };
export type RushResult = {
  residents: number;
  seats: number;
  confirmed: number;
  /** Shown other times instead. */
  told: number;
  /** 5xx, or a page that is neither. */
  failures: number;
  seconds: number;
  /** Milliseconds of the press that takes the time. */
  p95: number;
  bareP95: number;
};

const top = join(import.meta.dirname, "..", "..");
const serviceId = "smartphone-class";
const path = `/reservations/new/${serviceId}`;
const host = "localhost";

/** Two sessions on one morning, with all the seats between them; another one weeks later is what is left. */
async function prepare(url: string, seats: number): Promise<string[]> {
  const stores = await openStores(url);
  try {
    const found = await stores.reservations.timetable();
    if (!found) throw new Error("the portal has no timetable yet");
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tokyo" }).format(new Date());
    const day = addDays(today, 20);
    const later = addDays(today, 27);
    const value: Timetable = structuredClone(found.value);
    const service = value.services.find(({ id }) => id === serviceId);
    const counter = service?.places[0]?.counter;
    if (!service || !counter) throw new Error(`no service ${serviceId}`);
    const desks = seats / 2;
    service.places = [{ counter, desks, quota: { online: desks, phone: desks, counter: desks } }];
    service.sessions = [
      { id: "first", day, start: "10:00", counter, place: null },
      { id: "second", day, start: "13:00", counter, place: null },
      { id: "later", day: later, start: "10:00", counter, place: null },
    ];
    const by = { kind: "system" as const };
    const change = { expected: found.version, value, by, at: Date.now(), displaced: [], mails: [] };
    if ((await stores.reservations.publishTimetable(change)) !== "published") throw new Error("not published");
    return [`${counter}/${day}/600`, `${counter}/${day}/780`];
  } finally {
    await stores.close();
  }
}

type Resident = { number: number; cookie: string };

function bytes(
  method: "GET" | "POST",
  at: string,
  { number, cookie }: Resident,
  fields?: Record<string, string>,
): string {
  const body = fields === undefined ? "" : new URLSearchParams(fields).toString();
  const lines = [`${method} ${at} HTTP/1.1`, `Host: ${host}`, "Accept: text/html"];
  // Behind the city's proxy everybody has an address of their own.
  lines.push(`X-Forwarded-For: 198.18.${Math.floor(number / 250)}.${(number % 250) + 1}`);
  if (cookie !== "") lines.push(`Cookie: ${cookie}`);
  if (method === "POST") {
    lines.push(`Origin: http://${host}`, "Content-Type: application/x-www-form-urlencoded");
    lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  }
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

const textOf = (answer: Answer): string => answer.body().toString("utf8");
/** Times that a page offers to take. */
const offered = (html: string): string[] =>
  (html.match(/<button[^>]* name="at"[^>]*>/g) ?? []).map((button) => / value="([^"]+)"/.exec(button)?.[1] ?? "");

type Outcome = "confirmed" | "told" | "failed";

/** Opens the page, presses a time, types name and telephone, sends. */
async function visit(
  connection: Connection,
  number: number,
  wanted: readonly string[],
  note: (ms: number) => void,
): Promise<Outcome> {
  const resident: Resident = { number, cookie: "" };
  const opened = await connection.send(bytes("GET", path, resident));
  if (opened.status !== 200) return "failed";
  let open = offered(textOf(opened));
  for (const time of number % 2 === 0 ? wanted : wanted.toReversed()) {
    if (!open.includes(time)) continue;
    const startedAt = performance.now();
    const pressed = await connection.send(bytes("POST", path, resident, { at: time }));
    note(performance.now() - startedAt);
    if (pressed.status === 409) {
      open = offered(textOf(pressed));
      continue;
    }
    if (pressed.status !== 303) return "failed";
    resident.cookie = headerOf(pressed, "set-cookie")?.split(";")[0] ?? "";
    const details = headerOf(pressed, "location") ?? "";
    if ((await connection.send(bytes("GET", details, resident))).status !== 200) return "failed";
    const person = {
      "name.family": "見本",
      "name.given": "花子",
      kana: "みほん　はなこ",
      tel: `090${String(10_000_000 + number)}`,
      email: "",
      note: "",
    };
    const sent = await connection.send(bytes("POST", details, resident, person));
    return sent.status === 303 && !(headerOf(sent, "location") ?? "").endsWith("/details") ? "confirmed" : "failed";
  }
  // Too late: the page says so and has other times.
  return open.length > 0 && !open.some((time) => wanted.includes(time)) ? "told" : "failed";
}

const p95 = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

/** Every connection takes the next resident until none is left. */
async function share(
  port: number,
  count: number,
  connections: number,
  work: (connection: Connection, n: number) => Promise<void>,
) {
  let next = 0;
  const one = async () => {
    const connection = await Connection.open(port);
    while (next < count) await work(connection, next++);
    connection.close();
  };
  await Promise.all(Array.from({ length: Math.min(connections, count) }, one));
}

async function bareFor(body: Buffer, requests: number, connections: number): Promise<number> {
  const bare = await startBare({ "/page": body.toString("base64") });
  const latencies: number[] = [];
  await share(bare.port, requests, connections, async (connection, number) => {
    const startedAt = performance.now();
    await connection.send(bytes("GET", "/page", { number, cookie: "" }));
    latencies.push(performance.now() - startedAt);
  });
  await bare.stop();
  return p95(latencies);
}

export async function rush({ residents, seats, connections, databaseUrl }: Rush): Promise<RushResult> {
  const scratch = mkdtempSync(join(tmpdir(), "portal-rush-"));
  const varDir = join(scratch, "var");
  const before = process.env.TRUSTED_PROXIES;
  process.env.TRUSTED_PROXIES = "1";
  const entry = join(top, "build", "server", "index.js");
  const proceduresDirectory = join(top, "tests", "bench", "fixture");
  const portal = await startPortal({ entry, proceduresDirectory, varDir, ...(databaseUrl ? { databaseUrl } : {}) });
  try {
    const wanted = await prepare(databaseUrl ?? `file:${join(varDir, "portal.sqlite")}`, seats);
    const latencies: number[] = [];
    const outcomes: Record<Outcome, number> = { confirmed: 0, told: 0, failed: 0 };
    const startedAt = performance.now();
    await share(portal.port, residents, connections, async (connection, number) => {
      const outcome = await visit(connection, number, wanted, (ms) => latencies.push(ms)).catch(
        (): Outcome => "failed",
      );
      outcomes[outcome] += 1;
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const page = await Connection.open(portal.port);
    const body = (await page.send(bytes("GET", path, { number: 0, cookie: "" }))).body();
    page.close();
    const bareP95 = await bareFor(body, latencies.length, connections);
    const { confirmed, told, failed } = outcomes;
    return { residents, seats, confirmed, told, failures: failed, seconds, p95: p95(latencies), bareP95 };
  } finally {
    await portal.stop();
    if (before === undefined) delete process.env.TRUSTED_PROXIES;
    else process.env.TRUSTED_PROXIES = before;
    rmSync(scratch, { recursive: true, force: true });
  }
}
