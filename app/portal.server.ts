/** Composition root: configuration → stores → rooms. The only file that opens the database. */
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openStores } from "../db/index.server.ts";
import { createApplications } from "./applications/index.ts";
import { createConsole } from "./console/index.ts";
import { seedDemoApplications } from "./demo/index.ts";
import { formatDate } from "./i18n/dates.ts";
import { localizePath } from "./i18n/locales.ts";
import { translator } from "./i18n/translator.ts";
import {
  cardProviderFor,
  createAccounts,
  createEmailConfirmation,
  createStaffSignIn,
  demoAccounts,
  demoPassword,
  demoTotpSecret,
  seedDemoAccounts,
} from "./identity/index.ts";
import { readAccessibilityRun } from "./lib/accessibility-run.ts";
import { systemClock } from "./lib/clock.ts";
import type { Config } from "./lib/env.ts";
import { keyedHash, randomId } from "./lib/ids.ts";
import { createLog } from "./lib/log.ts";
import { projectPath } from "./lib/project-path.ts";
import { composeMail, createDelivery, fileTransport, type OutgoingMail, smtpTransport } from "./notifications/index.ts";
import {
  cityProfileSchema,
  createCatalogue,
  publishDefinitions,
  readDefinitions,
  type Synonym,
} from "./procedures/index.ts";

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** `proceduresDirectory`: other definitions than the city's, for tests and benches. */
export type PortalOptions = { proceduresDirectory?: string; clock?: { now(): number } };

/** Expired drafts, sessions and codes, and files no row names, go at start and then this often. */
const sweepEveryMs = 3_600_000;

export async function openPortal(config: Config, options: PortalOptions = {}) {
  const clock = options.clock ?? systemClock;
  mkdirSync(config.varDir, { recursive: true });
  const log = createLog(config.logLevel);
  const city = cityProfileSchema.parse(readJson(config.cityProfile));
  const stores = await openStores(config.databaseUrl);
  const definitions = readDefinitions(options.proceduresDirectory);
  await publishDefinitions(stores.procedures, definitions, "seed", clock.now());

  const hash = keyedHash(config.sessionSecret);
  // Limits count addresses and sign-in names; the database sees neither.
  const identity: typeof stores.identity = {
    ...stores.identity,
    take: (key, ...limit) => stores.identity.take(hash(key), ...limit),
    release: (key) => stores.identity.release(hash(key)),
  };
  const catalogue = createCatalogue(
    stores.procedures,
    readJson(projectPath("db", "seed", "synonyms.json")) as Synonym[],
  );
  const cardIdentity = cardProviderFor(config.mode);
  const origin = config.publicOrigin ?? `http://localhost:${config.port}`;
  const mail = {
    city,
    translator,
    formatDate,
    link: (to: string, locale: Parameters<typeof localizePath>[1]) => `${origin}${localizePath(to, locale)}`,
  };
  const applications = createApplications({
    store: stores.applications,
    catalogue,
    clock,
    newId: randomId,
    limits: identity,
    cardIdentity,
    receiptKey: config.receiptSecret,
    attachmentsDirectory: path.join(config.varDir, "attachments"),
    mail,
  });
  const transport = config.smtpUrl
    ? smtpTransport(config.smtpUrl, config.mailFrom)
    : fileTransport(path.join(config.varDir, "mail"), config.mailFrom);
  const delivery = createDelivery(stores.outbox, transport, clock, (about, reason) =>
    log.warn("mail not delivered", { about, reason }),
  );
  const staff = createStaffSignIn(identity, clock, config.totpKey);

  const demoStaff =
    config.mode === "production" ? [] : demoAccounts(city.departments.map(({ id, name }) => ({ id, name: name.ja })));
  if (demoStaff.length > 0) await seedDemoAccounts(stores.identity, demoStaff, config.totpKey, clock.now());
  if (config.mode === "demo") {
    const { attachments } = applications;
    const at = clock.now();
    await seedDemoApplications({ store: stores.applications, attachments, catalogue, now: at, newId: randomId });
  }
  const sweep = async () => {
    await stores.applications.deleteExpiredDrafts(clock.now());
    await applications.attachments.sweep();
  };
  await sweep();
  const sweeping = setInterval(() => {
    void sweep().catch((error: unknown) => log.incident("sweep", error));
  }, sweepEveryMs).unref();
  delivery.start(2_000);

  return {
    config,
    /** `https://…` of absolute links: QR codes, mails. */
    origin,
    accessibilityRun: readAccessibilityRun,
    city,
    clock,
    log,
    procedures: catalogue,
    applications,
    delivery,
    staff,
    emailConfirmation: createEmailConfirmation(identity, clock, hash),
    cardIdentity,
    console: createConsole({ applications, catalogue, city }),
    composeMail: (request: Omit<Parameters<typeof composeMail>[0], "id">): OutgoingMail =>
      composeMail({ ...request, id: randomId() }),
    async sendMail(message: OutgoingMail): Promise<void> {
      await stores.outbox.enqueue([message], clock.now());
      delivery.kick();
    },
    /** Shown at start and on the sign-in page of the demo; empty in production. */
    demoAccounts: () => ({ accounts: demoStaff, password: demoPassword, totpSecret: demoTotpSecret }),
    ready: () => stores.ping(),
    async close(): Promise<void> {
      clearInterval(sweeping);
      await delivery.stop();
      await stores.close();
    },
  };
}
/** Staff accounts without a running server, for the command line. */
export async function withAccounts<T>(
  config: Config,
  use: (accounts: ReturnType<typeof createAccounts>) => Promise<T>,
): Promise<T> {
  const city = cityProfileSchema.parse(readJson(config.cityProfile));
  mkdirSync(config.varDir, { recursive: true });
  const stores = await openStores(config.databaseUrl);
  try {
    const departments = city.departments.map(({ id }) => id);
    return await use(
      createAccounts(stores.identity, systemClock, config.totpKey, { name: city.portalName.ja, departments }),
    );
  } finally {
    await stores.close();
  }
}

export type Portal = Awaited<ReturnType<typeof openPortal>>;
