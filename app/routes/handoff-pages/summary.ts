/** The summary of a handoff in the resident's words, with marks on what the clerk changed. */
import { atCounter, changesSince, fieldLabel, type HandoffView, papersLater } from "../../applications/index.ts";
import { openSession, summarize, textOf } from "../../engine/index.ts";
import type { Locale } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import type { Portal } from "../../portal.server.ts";
import type { HandoffSummaryProps } from "../../ui/pages/handoff-summary.tsx";
import { reviewFee, sectionsOf } from "../apply-pages/review.ts";

type Open = Pick<HandoffView, "handoff"> & {
  draft: NonNullable<HandoffView["draft"]>;
  published: NonNullable<HandoffView["published"]>;
};

/** Compared with what the resident knows: what was shown to them before, else what they brought. */
export function changesOf({ handoff, draft, published }: Open, locale: Locale) {
  const procedure = atCounter(published.procedure);
  const { answers } = openSession(procedure, draft.answers);
  // Not ready: what was shown last is what they know by now.
  const known = handoff.state === "ready" && handoff.revision === draft.revision ? handoff.known : knownNow(handoff);
  return changesSince(procedure, known, answers, locale);
}

const knownNow = ({ shown, known }: Open["handoff"]) => shown ?? known;

export const laterOf = ({ draft, published }: Open, locale: Locale): string[] =>
  papersLater(published.procedure, openSession(published.procedure, draft.answers).answers).map((path) =>
    fieldLabel(published.procedure, path, locale),
  );

export function handoffSummary(portal: Portal, open: Open, locale: Locale): HandoffSummaryProps {
  const t = translator(locale);
  const { draft, published } = open;
  const procedure = atCounter(published.procedure);
  const session = openSession(procedure, draft.answers);
  const { before, gone } = changesOf(open, locale);
  const titleOf = (stepId: string) => textOf(procedure.stepById.get(stepId)?.spec.title ?? { ja: stepId }, locale);
  const noteOf = (path: string): string | null => {
    const lines = before.get(path) ?? [];
    return lines.length === 0 ? null : t("handoff:changes.changed", { before: lines.join(t("ui:list.comma")) });
  };
  return {
    sections: sectionsOf(summarize(session, procedure, locale), titleOf, null, noteOf),
    // What was empty before was for the clerk to fill in: only what they changed needs a word of explanation.
    marked: [...before.values()].some((lines) => lines.length > 0),
    gone,
    fee: reviewFee({ t, locale, portal }, { session, published, draft }),
    later: laterOf(open, locale),
  };
}
