import { readdirSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDelivery, fileTransport, type OutgoingMail, smtpTransport } from "../../app/notifications/index.ts";
import { must } from "./applying.ts";
import { hour, minute, sqliteStores, testClock } from "./rooms.ts";

const db = sqliteStores();
const clock = testClock();
const from = "portal@example.lg.jp";
let mails = 0;
const aMail = (rest: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: `mail-${mails++}`,
  to: "hanako@example.jp",
  subject: "【美祢市】受け付けました：架空の手続（受付番号 7KQ4M-XW93T）",
  text: "架空の手続の申請を受け付けました。\n\n確認番号　7KQ4-MXW9",
  about: "7KQ4M-XW93T",
  ...rest,
});
const enqueue = (...list: OutgoingMail[]) => db.stores.outbox.enqueue(list, clock.now());

type Received = { id: string; to: string[]; raw: string };
type Post = { port: number; received: Received[]; close(): Promise<void> };
/** A mail server on this machine; `refuse` gives the answer to an address that it does not take. */
async function openPost(options: { port?: number; refuse?: (address: string) => Error | null } = {}): Promise<Post> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: ({ address }, _, done) => done(options.refuse?.(address) ?? undefined),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const id = /^Message-ID:\s*<(.+)>/im.exec(raw)?.[1] ?? "";
        received.push({ id, to: envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return { port, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
const opened: Post[] = [];
const post = async (options?: Parameters<typeof openPost>[0]) => {
  const one = await openPost(options);
  opened.push(one);
  return one;
};
const url = ({ port }: Pick<Post, "port">) => `smtp://127.0.0.1:${port}`;
const quiet = () => {};
const words = (encoded: string) =>
  Buffer.from(
    encoded
      .replace(/=\r?\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
const bodyOf = (raw: string) => {
  const body = raw.slice(raw.indexOf("\r\n\r\n") + 4);
  if (/^Content-Transfer-Encoding: base64/im.test(raw)) return Buffer.from(body, "base64").toString("utf8");
  return /^Content-Transfer-Encoding: quoted-printable/im.test(raw) ? words(body) : body;
};
/** A header, unfolded, its encoded words read (RFC 2047). */
const header = (raw: string, name: string) => {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  const value = new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "";
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === "B" ? Buffer.from(text, "base64").toString("utf8") : words(text.replaceAll("_", " ")),
    );
};

beforeEach(async () => {
  // Nothing of the test before is waiting.
  clock.advance(24 * hour);
  for (const { id } of await db.stores.outbox.claim(1000, clock.now(), 1)) await db.stores.outbox.sent(id, clock.now());
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

describe("over SMTP", () => {
  test("a mail arrives once, whole, under the outbox's id", async () => {
    const server = await post();
    const mail = aMail();
    await enqueue(mail);
    const delivery = createDelivery(db.stores.outbox, smtpTransport(url(server), from), clock, quiet);
    expect(await delivery.drain()).toBe(1);
    expect(await delivery.drain()).toBe(0);
    clock.advance(24 * hour);
    expect(await delivery.drain()).toBe(0);
    expect(server.received).toHaveLength(1);
    const [one] = server.received;
    expect(one).toMatchObject({ id: `${mail.id}@portal`, to: [mail.to] });
    expect(header(must(one).raw, "Subject")).toBe(mail.subject);
    expect(header(must(one).raw, "From")).toBe(from);
    expect(bodyOf(must(one).raw).replaceAll("\r\n", "\n").trim()).toBe(mail.text);
    expect(await db.stores.outbox.listAbout(mail.about)).toContainEqual({
      id: mail.id,
      subject: mail.subject,
      sentAt: clock.now() - 24 * hour,
    });
  });

  test("while the server is down it is tried again after 1, 2, 4 … minutes, at most six hours, and then arrives once", async () => {
    const down = await openPost();
    await down.close();
    const failures: string[] = [];
    const delivery = createDelivery(db.stores.outbox, smtpTransport(url(down), from), clock, (about) =>
      failures.push(about),
    );
    const mail = aMail();
    await enqueue(mail);
    expect(await delivery.drain()).toBe(0);
    const pauses = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360];
    for (const [n, minutes] of pauses.entries()) {
      expect(failures, `try ${n + 1}`).toHaveLength(n + 1);
      clock.advance(minutes * minute - 1);
      await delivery.drain();
      expect(failures, `before try ${n + 2}`).toHaveLength(n + 1);
      clock.advance(1);
      if (n < pauses.length - 1) await delivery.drain();
    }
    const up = await post({ port: down.port });
    expect(await delivery.drain()).toBe(1);
    clock.advance(24 * hour);
    expect(await delivery.drain()).toBe(0);
    expect(up.received.map(({ id }) => id)).toEqual([`${mail.id}@portal`]);
    expect(new Set(failures)).toEqual(new Set([mail.about]));
  });

  test("one refused address does not hold up the others", async () => {
    const server = await post({
      refuse: (address) =>
        address.startsWith("gone") ? Object.assign(new Error("unknown"), { responseCode: 550 }) : null,
    });
    const [first, bad, last] = [aMail(), aMail({ to: "gone@example.jp" }), aMail()];
    await enqueue(first, bad, last);
    const delivery = createDelivery(db.stores.outbox, smtpTransport(url(server), from), clock, quiet);
    expect(await delivery.drain()).toBe(2);
    expect(server.received.map(({ id }) => id)).toEqual([`${first.id}@portal`, `${last.id}@portal`]);
  });

  test("an address refused for good is tried twice, a server that is busy for days", async () => {
    const tried = { gone: 0, busy: 0 };
    const server = await post({
      refuse: (address) => {
        const kind = address.startsWith("gone") ? "gone" : "busy";
        tried[kind]++;
        return Object.assign(new Error("no"), { responseCode: kind === "gone" ? 550 : 451 });
      },
    });
    await enqueue(aMail({ to: "gone@example.jp" }), aMail({ to: "busy@example.jp" }));
    const delivery = createDelivery(db.stores.outbox, smtpTransport(url(server), from), clock, quiet);
    for (let turn = 0; turn < 60; turn++) {
      await delivery.drain();
      clock.advance(6 * hour);
    }
    expect(tried).toEqual({ gone: 2, busy: 28 });
  });

  test("what is logged of a failure holds nothing of the person, though the server says it", async () => {
    const told: unknown[] = [];
    const server = await post({
      refuse: (address) => Object.assign(new Error(`mailbox ${address} unknown, 7KQ4-MXW9`), { responseCode: 550 }),
    });
    const mail = aMail();
    await enqueue(mail);
    const delivery = createDelivery(db.stores.outbox, smtpTransport(url(server), from), clock, (...values) =>
      told.push(values),
    );
    await delivery.drain();
    expect(told).toEqual([[mail.about, expect.any(String)]]);
    expect(JSON.stringify(told)).not.toMatch(/hanako|example\.jp|MXW9|mailbox/);
  });

  test("side by side, two instances and two drains each send everything once", async () => {
    const server = await post();
    const list = Array.from({ length: 60 }, (_, n) => aMail({ about: `side-${n}` }));
    await enqueue(...list);
    const instances = [db.stores, await db.another()].map((stores) =>
      createDelivery(stores.outbox, smtpTransport(url(server), from), clock, quiet),
    );
    const sent = await Promise.all(instances.map((delivery) => Promise.all([delivery.drain(), delivery.drain()])));
    // Both drains of one instance are the same run.
    expect(sent.reduce((sum, [drained = 0]) => sum + drained, 0)).toBe(60);
    expect(server.received.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => `${id}@portal`).toSorted());
  });
});

test("a slow server: what outlives the lease is left to the other instance, nothing is sent twice", async () => {
  const sent: string[] = [];
  const other = createDelivery(db.stores.outbox, { send: async ({ id }) => void sent.push(id) }, clock, quiet);
  const slow = createDelivery(
    db.stores.outbox,
    {
      async send({ id }) {
        // Meanwhile time passes and the other instance looks for work.
        clock.advance(25_000);
        await other.drain();
        sent.push(id);
      },
    },
    clock,
    quiet,
  );
  const list = Array.from({ length: 8 }, () => aMail());
  await enqueue(...list);
  await slow.drain();
  clock.advance(2 * minute);
  await other.drain();
  expect(sent.toSorted()).toEqual(list.map(({ id }) => id).toSorted());
});

test("stopping waits for the mail that is on its way and takes up no other", async () => {
  let sent = 0;
  const delivery = createDelivery(
    db.stores.outbox,
    {
      async send() {
        void delivery.stop();
        await new Promise((resolve) => setTimeout(resolve, 20));
        sent++;
      },
    },
    clock,
    quiet,
  );
  await enqueue(aMail(), aMail(), aMail());
  const draining = delivery.drain();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await delivery.stop();
  expect(sent).toBe(1);
  expect(await draining).toBe(1);
  expect(await db.stores.outbox.claim(10, clock.now() + minute, 1)).toHaveLength(2);
});

test("a kick and the timer send without being waited for", async () => {
  const sent: string[] = [];
  const delivery = createDelivery(db.stores.outbox, { send: async ({ id }) => void sent.push(id) }, clock, quiet);
  const [one, other] = [aMail(), aMail()];
  const arrives = async (id: string) => {
    for (let n = 0; n < 200 && !sent.includes(id); n++) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent).toContain(id);
  };
  await enqueue(one);
  delivery.kick();
  await arrives(one.id);
  delivery.start(10);
  await enqueue(other);
  await arrives(other.id);
  await delivery.stop();
  expect(sent).toHaveLength(2);
});

test("in the demo a mail is a file that mail programs can read, the same when it is sent again", async () => {
  const folder = join(db.folder, "mail");
  const transport = fileTransport(folder, from);
  const mail = aMail();
  await transport.send(mail);
  await transport.send(mail);
  expect(readdirSync(folder)).toEqual([`${mail.id}.eml`]);
  const raw = readFileSync(join(folder, `${mail.id}.eml`), "utf8");
  const [head = ""] = raw.split("\r\n\r\n");
  // RFC 5322: ASCII headers of at most 998 characters a line; RFC 2047: encoded words of at most 75.
  for (const line of head.split("\r\n")) {
    expect(line).toMatch(/^([A-Za-z-]+: |[ \t])[\x20-\x7e]*$/);
    for (const [word] of line.matchAll(/=\?[^ ]+\?=/g)) expect(word.length).toBeLessThanOrEqual(75);
  }
  expect(header(raw, "Subject")).toBe(mail.subject);
  expect(header(raw, "To")).toBe(mail.to);
  expect(header(raw, "Message-ID")).toBe(`<${mail.id}@portal>`);
  expect(Number.isNaN(Date.parse(header(raw, "Date")))).toBe(false);
  expect(bodyOf(raw).trim().replaceAll("\r\n", "\n")).toBe(mail.text);
  expect(raw).not.toMatch(/[^\r]\n/);
});
