/** Telling in advance that a draft's time runs out: a week and a day before, once each. Several instances may do it at once. */
import type { Clock } from "../lib/clock.ts";
import type { Published } from "../procedures/index.ts";
import { type ResumeMailDeps, resumeMail } from "./resume-mails.ts";
import type { EndingDraft, ResumeStore } from "./resume-store.ts";

const dayMs = 86_400_000;
const noticeDays = [7, 1] as const;
const batch = 200;
/** From this hour on (Japan): nobody wants a mail at midnight. */
const fromHour = 9;

export function createResumeReminders(deps: {
  store: ResumeStore;
  version(versionId: string): Promise<Published>;
  clock: Clock;
  mail: ResumeMailDeps;
  /** Of the link with which it is opened; null when the code has gone meanwhile. */
  pathOf(draft: EndingDraft): Promise<string | null>;
}) {
  const { store, clock } = deps;

  async function tell(draft: EndingDraft, now: number): Promise<boolean> {
    const path = await deps.pathOf(draft);
    if (path === null) return false;
    // Late by more than a week's end: the nearer one says it all.
    const days = draft.expiresAt <= now + dayMs ? 1 : 7;
    const mail = resumeMail(deps.mail, "resume-ending", { ...draft, path }, await deps.version(draft.versionId));
    return store.reminded({ draft, days, mail, at: now });
  }

  return {
    /** How many were told. */
    async remind(): Promise<number> {
      const now = clock.now();
      if ((Math.floor(now / 3_600_000) + 9) % 24 < fromHour) return 0;
      let told = 0;
      for (const draft of await store.ending({ now, days: noticeDays, limit: batch }))
        if (await tell(draft, now)) told++;
      return told;
    },

    /** Whoever went on with the draft is told again when its new end comes near. */
    renew: (): Promise<void> => store.renewed(clock.now() + noticeDays[0] * dayMs),
  };
}
