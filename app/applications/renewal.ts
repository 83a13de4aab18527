/** Drafts that take their answers from elsewhere: moved to the form published meanwhile, or begun from an earlier application. */
import { isoDate } from "../i18n/dates.ts";
import type { Clock } from "../lib/clock.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Catalogue, Published } from "../procedures/index.ts";
import { type Carrying, carryOver, sameForm } from "./carry.ts";
import type { Drafts } from "./drafts.ts";
import type { ApplicationRecord, Draft } from "./store.ts";

export function createRenewal(deps: { catalogue: Catalogue; drafts: Drafts; clock: Clock }) {
  const { catalogue, drafts, clock } = deps;
  const currentOf = async (procedureId: string): Promise<Published | null> =>
    (await catalogue.snapshot()).byId.get(procedureId) ?? null;
  const today = () => isoDate(clock.now());

  async function plan(
    source: Pick<Draft, "procedureId" | "versionId" | "answers">,
    mode: "version" | "application",
    locale: string,
  ): Promise<{ published: Published; carrying: Carrying; isSame: boolean } | null> {
    const published = await currentOf(source.procedureId);
    if (!published) return null;
    const from = (await catalogue.version(source.versionId)).procedure;
    const to = published.procedure;
    return {
      published,
      carrying: carryOver(from, to, source.answers, { today: today(), locale, mode }),
      isSame: sameForm(from, to),
    };
  }

  return {
    /** What moving this draft to the form of today would keep and change; null: it is the form of today. */
    async newer(draft: Draft, locale: string): Promise<Carrying | null> {
      const planned = await plan(draft, "version", locale);
      return planned === null || planned.published.versionId === draft.versionId || planned.isSame
        ? null
        : planned.carrying;
    },

    /** Files stay with the draft, also those that nothing asks for any more. */
    async update(draft: Draft): Promise<"saved" | "stale"> {
      const planned = await plan(draft, "version", "ja");
      if (!planned || planned.published.versionId === draft.versionId) return "stale";
      const { answers, asked } = planned.carrying;
      return drafts.save(draft, {
        versionId: planned.published.versionId,
        answers,
        pending: null,
        carried: { from: "version", versionId: draft.versionId, asked },
      });
    },

    /** What a new application would take over from this one; null: the procedure is there no more. */
    async again(application: ApplicationRecord, locale: string): Promise<Carrying | null> {
      return (await plan(application, "application", locale))?.carrying ?? null;
    },

    /** A new draft with those answers; `replaces`: the session's own draft that goes for it. */
    async beginAgain(
      application: ApplicationRecord,
      sessionHash: string,
      replaces: string | null,
    ): Promise<Result<Draft, { code: "gone" } | { code: "occupied" }>> {
      const planned = await plan(application, "application", "ja");
      if (!planned) return err({ code: "gone" });
      const known = await drafts.find(sessionHash, application.procedureId);
      if (known && known.id !== replaces) return err({ code: "occupied" });
      const { answers, asked } = planned.carrying;
      const { id, submittedAt } = application;
      const carried = { from: "application" as const, applicationId: id, sentAt: submittedAt, asked };
      return ok(await drafts.start(sessionHash, planned.published, true, { answers, carried }));
    },
  };
}
