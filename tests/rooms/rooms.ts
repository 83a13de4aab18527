/** The rooms over real stores, put together as the portal does it, with a clock that stands still until it is moved. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type Applications, createApplications, demoScanner, type Scanner } from "../../app/applications/index.ts";
import { createConsole } from "../../app/console/index.ts";
import type { Definition } from "../../app/engine/index.ts";
import { formatDate } from "../../app/i18n/dates.ts";
import { localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import type { CardIdentityProvider } from "../../app/identity/index.ts";
import { keyedHash, randomId } from "../../app/lib/ids.ts";
import { createOpenDays } from "../../app/lib/open-days.ts";
import { projectPath } from "../../app/lib/project-path.ts";
import type { OutgoingMail } from "../../app/notifications/index.ts";
import { createPayments, type PaymentGateway, type Payments } from "../../app/payments/index.ts";
import {
  type Catalogue,
  type CityProfile,
  cityProfileSchema,
  createCatalogue,
  publishDefinitions,
  readDefinitions,
} from "../../app/procedures/index.ts";
import { openStores, type Stores } from "../../db/index.server.ts";
import { now } from "../factories/storage.ts";

export type TestClock = { now(): number; set(at: number): void; advance(ms: number): void };
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Starts on the morning of 2026-04-01 in Japan. */
export function testClock(start = now): TestClock {
  let at = start;
  return {
    now: () => at,
    set: (to) => {
      at = to;
    },
    advance: (ms) => {
      at += ms;
    },
  };
}

export const city: CityProfile = cityProfileSchema.parse(
  JSON.parse(readFileSync(projectPath("db", "seed", "city.json"), "utf8")),
);

/** The city's own hundred definitions, unchecked. */
export const cityDefinitions = (): unknown[] => readDefinitions();

export type Rooms = {
  stores: Stores;
  clock: TestClock;
  /** Folder of the attachments. */
  folder: string;
  catalogue: Catalogue;
  applications: Applications;
  payments: Payments;
  console: ReturnType<typeof createConsole>;
  /** What nobody expected of files. */
  incidents: string[];
  /** Mails of a receipt number that wait to be sent, oldest first. */
  mails(about: string): Promise<OutgoingMail[]>;
};
export type RoomOptions = {
  definitions: Definition[];
  cardIdentity?: CardIdentityProvider | null;
  gateway?: PaymentGateway;
  scanner?: Scanner;
};

export async function roomsOn(stores: Stores, folder: string, options: RoomOptions): Promise<Rooms> {
  const clock = testClock();
  await publishDefinitions(stores.procedures, options.definitions, "test", clock.now());
  const catalogue = createCatalogue(stores.procedures, []);
  const incidents: string[] = [];
  const applications = createApplications({
    store: stores.applications,
    handoffs: stores.handoffs,
    resumes: stores.resumes,
    residents: stores.residents,
    reads: stores.reads,
    catalogue,
    clock,
    newId: randomId,
    hash: keyedHash("the secret of this test"),
    limits: stores.identity,
    cardIdentity: options.cardIdentity ?? null,
    nextOpen: createOpenDays().nextOpen,
    receiptKey: "the receipts' key of this test",
    files: {
      directory: folder,
      keys: [Buffer.alloc(32, 7)],
      scanner: options.scanner ?? demoScanner,
      onIncident: (id, error) => incidents.push(`${id}: ${error.message}`),
    },
    mail: {
      city,
      translator,
      formatDate,
      link: (to, locale) => `https://portal.example${localizePath(to, locale)}`,
      payment: () => "",
    },
  });
  const payments = createPayments({
    store: stores.payments,
    gateway: options.gateway ?? null,
    clock,
    newId: randomId,
    limits: stores.identity,
    origin: "https://portal.example",
    description: () => "手数料",
    onNews: () => undefined,
    tellOf: async () => () => [],
  });
  return {
    stores,
    clock,
    folder,
    incidents,
    catalogue,
    applications,
    payments,
    console: createConsole({ applications, catalogue, city, payments }),
    mails: async (about) => {
      // A lease of no time: asking leaves them due.
      const waiting = await stores.outbox.claim(1000, clock.now(), 0);
      return waiting.filter((mail) => mail.about === about).map(({ attempts: _, ...mail }) => mail);
    },
  };
}

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), "portal-rooms-"));

/** Rooms on a SQLite file of the test file's own; filled before its tests run. */
export function sqliteRooms(options: RoomOptions): Rooms {
  // Filled by beforeAll: tests run after it, so they never see the empty object.
  const rooms = {} as Rooms;
  const folder = temporaryFolder();
  beforeAll(async () => {
    const stores = await openStores(`file:${join(folder, "portal.db")}`);
    Object.assign(rooms, await roomsOn(stores, join(folder, "attachments"), options));
  });
  afterAll(async () => {
    await rooms.stores.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return rooms;
}

/** Only the stores, for rooms that need no catalogue. */
export function sqliteStores(): { stores: Stores; another(): Promise<Stores>; folder: string } {
  const folder = temporaryFolder();
  const opened: Stores[] = [];
  const another = async () => {
    const stores = await openStores(`file:${join(folder, "portal.db")}`);
    opened.push(stores);
    return stores;
  };
  const kept = { another, folder } as { stores: Stores; another(): Promise<Stores>; folder: string };
  beforeAll(async () => {
    kept.stores = await another();
  });
  afterAll(async () => {
    await Promise.all(opened.map((stores) => stores.close()));
    rmSync(folder, { recursive: true, force: true });
  });
  return kept;
}
