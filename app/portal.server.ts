/** Composition root: configuration → stores → rooms. The only file that opens the database. */
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { openStores } from "../db/index.server.ts";
import { createEvidence, emptyStatement } from "./accessibility/index.ts";
import { cityParams, createApplications, createClamd, demoScanner, type Scanner } from "./applications/index.ts";
import { startClockwork } from "./clockwork.ts";
import {
  createAuditDesk,
  createConsole,
  createCounterDesk,
  createHandoutsCommand,
  createHandoutsImport,
  createPublishingDesk,
  type HandoutsCommand,
  handoutLinks,
} from "./console/index.ts";
import { seedDemoApplications, seedDemoReservations } from "./demo/index.ts";
import {
  createHandoutImages,
  createHandoutOriginals,
  createHandouts,
  createLiveGate,
  createNotices,
  createPageCheck,
  type HandoutContent,
  parseHandout,
  readFolder,
} from "./handouts/index.ts";
import { formatDate, isoDate } from "./i18n/dates.ts";
import { type Locale, localizePath } from "./i18n/locales.ts";
import { translator } from "./i18n/translator.ts";
import {
  type CardIdentityProvider,
  createAccounts,
  createCardSignIn,
  createEmailConfirmation,
  createStaffSignIn,
  demoAccounts,
  demoPassword,
  demoTotpSecret,
  openCard,
  seedDemoAccounts,
} from "./identity/index.ts";
import { systemClock } from "./lib/clock.ts";
import type { Config } from "./lib/env.ts";
import { keyedHash, randomId } from "./lib/ids.ts";
import { createLog, type Log } from "./lib/log.ts";
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

/**
 * For tests and benches: other definitions than the city's, other accessibility reports and reviews than the
 * last run's, another time, another scanner.
 */
export type PortalOptions = {
  proceduresDirectory?: string;
  accessibilityDirectory?: string;
  clock?: { now(): number };
  scanner?: Scanner;
  handoutsDirectory?: string;
};

const scannerOf = ({ clamd }: Config, log: Log): Scanner =>
  clamd ? createClamd({ ...clamd, onTrouble: (reason) => log.warn("virus scanner", { reason }) }) : demoScanner;

/** The page of a handout in a language as readers would get it if this were published. */
export type HandoutDrawing = (content: HandoutContent, locale: Locale) => Promise<string>;

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
  const origin = config.publicOrigin ?? `http://localhost:${config.port}`;
  const { provider: cardProvider, demo: demoCard } = openCard(config, origin);
  const cardSignIn =
    cardProvider &&
    createCardSignIn({ provider: cardProvider, store: stores.signInFlows, limits: identity, clock, hash });
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
    resumes: stores.resumes,
    residents: stores.residents,
    reads: stores.reads,
    catalogue,
    clock,
    newId: randomId,
    hash,
    limits: identity,
    cardIdentity: cardProvider,
    nextOpen: openDays.nextOpen,
    receiptKey: config.receiptSecret,
    files: {
      directory: path.join(config.varDir, "attachments"),
      keys: config.attachmentKeys,
      scanner: options.scanner ?? scannerOf(config, log),
      onIncident: (id, error) => log.incident(`attachment ${id}`, error),
    },
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
  /** Draws whole pages. The framework comes after the portal and brings it; until then nothing can be published. */
  let drawHandout: HandoutDrawing = () => Promise.reject(new Error("nothing draws pages here"));
  const handouts = createHandouts({
    store: stores.handouts,
    contentVersion: stores.procedures.contentVersion,
    clock,
    parse: parseHandout,
    pages: createPageCheck({
      rendered: (content, locale) => drawHandout(content, locale as Locale),
      onFailure: (error) => log.incident("handout page check", error),
    }),
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
  await handouts.seed(readFolder(options.handoutsDirectory ?? projectPath("db", "seed", "handouts")));
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
  const clockwork = await startClockwork({
    applications,
    handouts,
    notices,
    reservations,
    waiting,
    clock,
    log,
    deleteExpiredDrafts: stores.applications.deleteExpiredDrafts,
    onMails: () => delivery.kick(),
  });
  const stopReconciling = payments.online?.every(reconcileEveryMs, (error) => log.incident("payments", error));
  delivery.start(2_000);
  const press = createPress();
  const audited = options.accessibilityDirectory ?? projectPath("accessibility");
  const accessibility = createEvidence({
    store: stores.accessibility,
    clock,
    folders: {
      reports: path.join(audited, "reports"),
      reviews: path.join(audited, "reviews"),
      screens: path.join(audited, "..", "test-results", "accessibility", "screens"),
    },
    statement: city.accessibility ?? emptyStatement,
    origin,
    portal: city.portalName.ja,
    words: { t: translator("ja"), locale: "ja" },
  });
  const publishingDesk = createPublishingDesk({ store: stores.handouts });

  return {
    config,
    /** `https://…` of absolute links: QR codes, mails. */
    origin,
    /** What the last run and people say of the accessibility of these pages. */
    accessibility,
    /** The desk where auditors write down what they decided. */
    auditDesk: createAuditDesk({ evidence: accessibility, store: stores.accessibility, clock, newId: randomId }),
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
    /** Identification with the My Number card; null: no provider, so what asks for it cannot be applied for online. */
    cardIdentity: cardProvider as CardIdentityProvider | null,
    cardSignIn,
    /** The page of the demo's stand-in for a reader of cards; null outside the demo. */
    demoCard,
    payments,
    /** The pages of the demo's stand-in for a payment service; null outside the demo. */
    demoPayments,
    /** Sheets as PDF: `press` draws them, `forms` keeps those that are the same for everyone. */
    press,
    forms: createShelf(press),
    /** What readers read, every step of publishing, "does this page help?". */
    handouts,
    handoutFiles,
    drawHandoutsWith(draw: HandoutDrawing): void {
      drawHandout = draw;
    },
    /** Mail when a handout has a new version. */
    notices,
    openDays,
    reservations,
    /** Today's line: `checkIn(code, actor)`, tickets, boards. */
    queue,
    waiting,
    console: createConsole({ applications, catalogue, city, payments }),
    /** The handouts as those who publish them see them. */
    publishingDesk,
    /** Files become drafts, one handout after the other. */
    importHandouts: createHandoutsImport({
      publishing: handouts.publishing,
      desk: publishingDesk,
      t: translator("ja"),
    }),
    /** For the desk's history, by sign-in name: two of one name are told apart. */
    async staffNames(): Promise<Map<string, string>> {
      const accounts = await stores.identity.listAccounts();
      const isShared = (name: string) => accounts.filter((each) => each.name === name).length > 1;
      return new Map(accounts.map(({ login, name }) => [login, isShared(name) ? `${name}（${login}）` : name]));
    },
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
      await clockwork.stop();
      await stopReconciling?.();
      await delivery.stop();
      await press.close();
      await cardProvider?.close();
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

/** Handouts as files without a running server, for the command line. Drafts only: nothing here could publish. */
export async function withHandouts<T>(config: Config, use: (handouts: HandoutsCommand) => Promise<T>): Promise<T> {
  mkdirSync(config.varDir, { recursive: true });
  const stores = await openStores(config.databaseUrl);
  try {
    return await use(createHandoutsCommand(stores, systemClock, translator("ja")));
  } finally {
    await stores.close();
  }
}

export type Portal = Awaited<ReturnType<typeof openPortal>>;
