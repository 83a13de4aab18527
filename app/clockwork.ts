/** What the portal does by the clock, while it runs: nothing here waits for a request, and nothing that fails stops the rest. */
import type { Applications } from "./applications/index.ts";
import type { Handouts, Notices } from "./handouts/index.ts";
import { isoDate } from "./i18n/dates.ts";
import type { Clock } from "./lib/clock.ts";
import type { Log } from "./lib/log.ts";
import type { Reservations, Waiting } from "./reservations/index.ts";

/** Expired drafts, sessions and codes, and files no row names, go at start and then this often. */
const sweepEveryMs = 3_600_000;
/** Holds that ran out, reminders that are due, handouts whose time has come. */
const tickEveryMs = 20_000;
/** Files that a scanner has not looked at yet. */
const scanEveryMs = 30_000;

export type ClockworkDeps = {
  applications: Applications;
  handouts: Handouts;
  notices: Notices;
  reservations: Reservations;
  waiting: Waiting;
  clock: Clock;
  log: Log;
  deleteExpiredDrafts(now: number): Promise<number>;
  /** Mails were written that need not wait for the next round. */
  onMails(): void;
};

/** Sweeps once, then goes on by itself; `stop` waits for a scan that is under way. */
export async function startClockwork(deps: ClockworkDeps): Promise<{ stop(): Promise<void> }> {
  const { applications, handouts, notices, reservations, waiting, clock, log } = deps;
  const told = (about: string) => (error: unknown) => log.incident(about, error);

  const sweep = async () => {
    await applications.handoffs.sweep();
    await applications.resumes.renew();
    await deps.deleteExpiredDrafts(clock.now());
    await applications.attachments.sweep();
    await waiting.forget();
    await handouts.publishing.expire(isoDate(clock.now()));
    await notices.forget();
  };
  const tick = () => {
    void reservations.clockwork
      .expireHolds()
      .then(() => reservations.clockwork.remind())
      .catch(told("reservations"));
    void applications.resumes.remind().catch(told("drafts"));
    void handouts.publishing
      .tick(clock.now())
      .catch(told("handouts"))
      .then(() => notices.tick())
      .catch(told("handout notices"));
  };
  const scan = () =>
    applications.attachments.rounds
      .go()
      .then((settled) => {
        if (settled > 0) deps.onMails();
      })
      .catch(told("virus scanner"));

  await sweep();
  const timers = [
    setInterval(() => void sweep().catch(told("sweep")), sweepEveryMs),
    setInterval(tick, tickEveryMs),
    setInterval(() => void scan(), scanEveryMs),
  ];
  for (const timer of timers) timer.unref();
  void scan();
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await applications.attachments.rounds.done();
    },
  };
}
