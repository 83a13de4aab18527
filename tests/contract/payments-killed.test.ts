/** A process that dies while it takes money: what it acknowledged is there, and no payment is without its history. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openStores } from "../../db/index.server.ts";
import { createDatabase, engineNames } from "./engines.ts";
import { strangerOf } from "./seats.ts";

const program = join(import.meta.dirname, "paying-process.ts");
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

type Book = { id: string; last: number; events: number; told: number; paid: number; attempts: number };
const books = `
  select a.id, a.last_seq as last,
    (select count(*) from application_events e where e.application_id = a.id) as events,
    (select count(*) from application_events e where e.application_id = a.id and e.type = 'payment') as told,
    (select count(*) from payments p where p.application_id = a.id and p.state = 'paid') as paid,
    (select count(*) from payments p where p.application_id = a.id) as attempts
  from applications a`;

describe.each(engineNames)("a paying process on %s", (engine) => {
  test("is killed in the middle: every payment is whole, every acknowledged one there", async () => {
    const { url, remove } = await createDatabase(engine);
    const child = spawn(process.execPath, [program, url, "victim", "100000"], { stdio: ["ignore", "pipe", "inherit"] });
    children.push(child);
    const ended = new Promise((resolve) => child.once("close", resolve));
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
    });
    const acknowledged = () => output.split("\n").slice(0, -1);
    await expect.poll(() => acknowledged().length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(150);
    child.kill("SIGKILL");
    await ended;
    const stores = await openStores(url);
    const stranger = await strangerOf({ engine, url });
    const rows = (await stranger.rows(books)).map((row) => {
      const { id, ...counts } = row as Book;
      const whole = Object.entries(counts).map(([name, value]) => [name, Number(value)]);
      return { id, ...(Object.fromEntries(whole) as Omit<Book, "id">) };
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const id of acknowledged()) expect(byId.get(id)).toMatchObject({ paid: 1, told: 1, last: 2 });
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged().length);
    for (const { last, events, told, paid, attempts } of rows) {
      expect([events, told, paid <= 1, attempts <= 1]).toEqual([last, paid, true, true]);
    }
    await stranger.close();
    await stores.close();
    await remove();
  }, 90_000);
});
