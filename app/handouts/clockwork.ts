/** What happens to handouts because time passes. Several instances may do it at once: each step is taken by one of them. */
import { isoDate } from "../i18n/dates.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok } from "../lib/result.ts";
import type { Barrier } from "./gate/barrier.ts";
import { hasRunOut } from "./library.ts";
import { type Failure, type Outcome, rowOf } from "./life.ts";
import type { HandoutStore, HandoutVersionRow } from "./store.ts";

const system = "system";
/** Said in the history; the editor shows all of them. */
const mostSaid = 3;

const whyNot = (failure: Failure): string =>
  failure.code === "gate"
    ? failure.findings
        .filter(({ severity }) => severity === "error")
        .slice(0, mostSaid)
        .map(({ message }) => message)
        .join("\n")
    : failure.code === "run-out"
      ? `掲載の期限（${failure.validUntil}）が過ぎています。`
      : "";

export function createClockwork(store: HandoutStore, clock: Clock, blocked: Barrier["blocked"]) {
  const publish = ({ handoutId, version, revision }: HandoutVersionRow, by: string) =>
    store.change({
      handoutId,
      version,
      revision,
      from: ["approved"],
      to: "published",
      event: { by, type: "published", note: "" },
      at: clock.now(),
    });

  /** The portal may have changed since it was approved. Back to the writers, who are told why; nothing of it is lost. */
  const sendBack = ({ handoutId, version, revision }: HandoutVersionRow, failure: Failure) =>
    store.change({
      handoutId,
      version,
      revision,
      from: ["approved"],
      to: "draft",
      reviewer: null,
      publishAt: null,
      event: {
        by: system,
        type: "returned",
        note: `公開の時刻になりましたが、公開できませんでした。${whyNot(failure)}`,
      },
      at: clock.now(),
    });

  let sweptOn: string | null = null;

  const clockwork = {
    /** An approved version goes live; that somebody else was faster is no failure. */
    async goLive(approved: HandoutVersionRow, by: string): Outcome {
      const live = await publish(approved, by);
      if (live !== "stale") return ok(live);
      const latest = await store.version(approved.handoutId, approved.version);
      if (!latest) return err({ code: "unknown" });
      return latest.state === "published" ? ok(latest) : err({ code: "stale", latest: rowOf(latest) });
    },
    async publishDue(now: number): Promise<HandoutVersionRow[]> {
      const live: HandoutVersionRow[] = [];
      for (const due of await store.due(now)) {
        const whole = await store.version(due.handoutId, due.version);
        const failure = whole && (await blocked(whole.content, now));
        if (failure?.code === "unchecked") continue; // Still due the next time.
        if (failure) {
          await sendBack(due, failure);
          continue;
        }
        const published = await publish(due, system);
        if (published !== "stale") live.push(rowOf(published));
      }
      return live;
    },
    async expire(today: string): Promise<HandoutVersionRow[]> {
      const ended: HandoutVersionRow[] = [];
      for (const shown of await store.current()) {
        if (!hasRunOut(shown, today)) continue;
        const { handoutId, version, revision } = shown;
        const taken = await store.change({
          handoutId,
          version,
          revision,
          from: ["published"],
          to: "withdrawn",
          event: {
            by: system,
            type: "withdrawn",
            note: `掲載の期限（${shown.content.meta.validUntil}）が過ぎました。`,
          },
          at: clock.now(),
        });
        if (taken !== "stale") ended.push(rowOf(taken));
      }
      return ended;
    },
    /** Often: what is due goes live; and what ran out with yesterday goes, for the pages in memory know no day. */
    async tick(now: number): Promise<void> {
      await clockwork.publishDue(now);
      const today = isoDate(now);
      if (sweptOn === today) return;
      await clockwork.expire(today);
      sweptOn = today;
    },
  };
  return clockwork;
}
