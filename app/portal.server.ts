/** Composition root: configuration → stores → rooms. The only file that opens the database. */
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openStores } from "../db/index.server.ts";
import { cityParams, createApplications } from "./applications/index.ts";
import { createConsole, createCounterDesk, createPublishingDesk, handoutLinks } from "./console/index.ts";
import { seedDemoApplications, seedDemoReservations } from "./demo/index.ts";
import {
  createHandoutImages,
  createHandoutOriginals,
  createHandouts,
  createLiveGate,
  createNotices,
  parseHandout,
  readFolder,
} from "./handouts/index.ts";
import { formatDate, isoDate } from "./i18n/dates.ts";
import { type Locale, localizePath } from "./i18n/locales.ts";
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
import { createOpenDays } from "./lib/open-days.ts";
import { projectPath } from "./lib/project-path.ts";
import { composeMail, createDelivery, fileTransport, type OutgoingMail, smtpTransport } from "./notifications/index.ts";
import { createPress, createShelf } from "./paper/index.ts";
import { changeNote, createPayments, dueNote, eventWords, openGateway } from "./payments/index.ts";
import {
  cityGate,
  cityProfileSchema,
  createCatalogue,
  publishDefinitions,
  readCardPlanner,
  readDefinitions,
  readGuides,
  type Synonym,
} from "./procedures/index.ts";
import { createQueue, createReservations, createWaiting, type Waiting } from "./reservations/index.ts";

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** `proceduresDirectory`: other definitions than the city's, for tests and benches. */
export type PortalOptions = { proceduresDirectory?: string; clock?: { now(): number } };

/** Expired drafts, sessions and codes, and files no row names, go at start and then this often. */
const sweepEveryMs = 3_600_000;
/** Holds that ran out, reminders that are due, handouts whose time has come. */
const tickEveryMs = 20_000;
/** Payments whose end is not known. */
const reconcileEveryMs = 30_000;

export async function openPortal(config: Config, options: PortalOptions = {}) {
  const clock = options.clock ?? systemClock;
  mkdirSync(config.varDir, { recursive: true });
  const log = createLog(config.logLevel);
  const city = cityProfileSchema.parse(readJson(config.cityProfile));
  const openDays = createOpenDays(city.officeDays);
  const guides = readGuides();
  const cardPlanner = readCardPlanner();
  const stores = await openStores(config.databaseUrl);
  const definitions = readDefinitions(options.proceduresDirectory);
  // The city's own must pass the lint; what tests and benches bring need not.
  const gate = options.proceduresDirectory ? undefined : cityGate(isoDate(clock.now()), city);
  await publishDefinitions(stores.procedures, definitions, "seed", clock.now(), gate);

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
  const paymentLink = (receipt: string, locale: Locale) => mail.link(`/applications/${receipt}/payment`, locale);
  const applications = createApplications({
    store: stores.applications,
    handoffs: stores.handoffs,
    catalogue,
    clock,
    newId: randomId,
    hash,
    limits: identity,
    cardIdentity,
    nextOpen: openDays.nextOpen,
    receiptKey: config.receiptSecret,
    attachmentsDirectory: path.join(config.varDir, "attachments"),
    mail: {
      ...mail,
      payment: ({ published: { procedure }, answers, before, receipt, locale }) => {
        const note = { procedure, answers, locale, t: translator(locale), link: paymentLink(receipt, locale) };
        return before ? changeNote({ ...note, before }) : dueNote(note);
      },
    },
  });
  const { gateway, demo: demoPayments } = openGateway(config, clock, randomId);
  const payments = createPayments({
    store: stores.payments,
    gateway,
    clock,
    newId: randomId,
    limits: identity,
    origin,
    description: (locale) => translator(locale)("payments:description", { city: city.name[locale] ?? city.name.ja }),
    onNews: (payment, what) => (what === "paid" ? log.info : log.warn)("payment", { payment, what }),
    async tellOf(applicationId) {
      const application = await stores.applications.byId(applicationId);
      if (!application) return () => [];
      const published = await catalogue.version(application.versionId);
      const t = translator(application.locale as Locale);
      return (event) =>
        event.what === "voided" ? [] : applications.paymentMail(application, published, eventWords(event, t));
    },
  });
  const reservationMail = {
    translator,
    link: mail.link,
    cityParams: (locale: Parameters<typeof cityParams>[1]) => cityParams({ city }, locale),
  };
  const reservations = createReservations({
    store: stores.reservations,
    clock,
    openDays,
    newId: randomId,
    limits: identity,
    secret: config.receiptSecret,
    mail: reservationMail,
    // What was promised is done by then: a mail that cannot be written must not look like a failed cancellation.
    freed: async (bookings) => {
      await waiting.offer(bookings).catch((error: unknown) => log.incident("waiting list", error));
    },
  });
  const waiting: Waiting = createWaiting({
    store: stores.waiting,
    clock,
    newId: randomId,
    secret: config.receiptSecret,
    availability: reservations.availability,
    timetable: reservations.timetable,
    reservationById: reservations.byId,
    mail: reservationMail,
  });
  await reservations.seed(readJson(projectPath("db", "seed", "reservations.json")));
  /** Beside the texts, in folders that all instances share: images, and the PDF files that drafts were taken from. */
  const handoutFiles = {
    images: createHandoutImages(path.join(config.varDir, "handout-images")),
    originals: createHandoutOriginals(path.join(config.varDir, "handout-originals")),
  };
  const handouts = createHandouts({
    store: stores.handouts,
    contentVersion: stores.procedures.contentVersion,
    clock,
    parse: parseHandout,
    gate: (library) =>
      createLiveGate({
        ...handoutFiles,
        clock,
        links: () => handoutLinks({ catalogue, reservations, guides, library, city }),
      }),
  });
  const notices = createNotices({
    store: stores.handoutSubscriptions,
    versions: stores.handouts,
    library: handouts.library,
    clock,
    newId: randomId,
    secret: config.receiptSecret,
    limits: identity,
    mail: reservationMail,
  });
  await handouts.seed(readFolder(projectPath("db", "seed", "handouts")));
  const queue = createQueue({
    store: stores.queue,
    reservations,
    timetable: reservations.timetable,
    clock,
    newId: randomId,
    limits: identity,
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
    await seedDemoReservations({ reservations, queue, lines: stores.queue, now: at, newId: randomId });
  }
  const sweep = async () => {
    await applications.handoffs.sweep();
    await stores.applications.deleteExpiredDrafts(clock.now());
    await applications.attachments.sweep();
    await waiting.forget();
    await handouts.publishing.expire(isoDate(clock.now()));
    await notices.forget();
  };
  await sweep();
  const sweeping = setInterval(() => {
    void sweep().catch((error: unknown) => log.incident("sweep", error));
  }, sweepEveryMs).unref();
  const ticking = setInterval(() => {
    void reservations.clockwork
      .expireHolds()
      .then(() => reservations.clockwork.remind())
      .catch((error: unknown) => log.incident("reservations", error));
    void handouts.publishing
      .tick(clock.now())
      .catch((error: unknown) => log.incident("handouts", error))
      .then(() => notices.tick())
      .catch((error: unknown) => log.incident("handout notices", error));
  }, tickEveryMs).unref();
  const stopReconciling = payments.online?.every(reconcileEveryMs, (error) => log.incident("payments", error));
  delivery.start(2_000);
  const press = createPress();

  return {
    config,
    /** `https://…` of absolute links: QR codes, mails. */
    origin,
    accessibilityRun: readAccessibilityRun,
    city,
    clock,
    log,
    procedures: catalogue,
    guides,
    cardPlanner,
    applications,
    delivery,
    staff,
    emailConfirmation: createEmailConfirmation(identity, clock, hash),
    cardIdentity,
    payments,
    /** The pages of the demo's stand-in for a payment service; null outside the demo. */
    demoPayments,
    /** Sheets as PDF: `press` draws them, `forms` keeps those that are the same for everyone. */
    press,
    forms: createShelf(press),
    /** What readers read, every step of publishing, "does this page help?". */
    handouts,
    handoutFiles,
    /** Mail when a handout has a new version. */
    notices,
    openDays,
    reservations,
    /** Today's line: `checkIn(code, actor)`, tickets, boards. */
    queue,
    waiting,
    console: createConsole({ applications, catalogue, city, payments }),
    /** The handouts as those who publish them see them. */
    publishingDesk: createPublishingDesk({ store: stores.handouts }),
    /** The counters' side of the console. */
    desk: createCounterDesk({ reservations, queue, desk: stores.desk, clock }),
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
      clearInterval(ticking);
      await stopReconciling?.();
      await delivery.stop();
      await press.close();
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
