/** On the check page: where answers come from that were not typed here, and which pages are to be looked at again. */
import type { Draft } from "../../applications/index.ts";
import type { SummaryStep } from "../../engine/index.ts";
import { formatDate } from "../../i18n/dates.ts";
import type { ReviewPageProps, SummarySection } from "../../ui/pages/review-page.tsx";
import type { Reader } from "../reader.ts";

export function carriedWords(
  { carried }: Pick<Draft, "carried">,
  { t, locale }: Pick<Reader, "t" | "locale">,
): ReviewPageProps["carried"] {
  if (carried === null) return null;
  if (carried.from === "application") {
    const date = formatDate(carried.sentAt, locale);
    return { heading: t("resume:review.application", { date }), about: t("resume:review.applicationAbout") };
  }
  const about = carried.asked.length > 0 ? "versionAbout" : "versionDone";
  return { heading: t("resume:review.version"), about: t(`resume:review.${about}`) };
}

/** `sections` gather `steps` by their step, in the same order. */
export function withNotes(
  sections: SummarySection[],
  steps: SummaryStep[],
  { carried }: Pick<Draft, "carried">,
  { t }: Pick<Reader, "t">,
): SummarySection[] {
  const asked = new Set(carried?.from === "version" ? carried.asked : []);
  const ids = [...new Set(steps.map(({ stepPath }) => stepPath.split("/", 1)[0] ?? ""))];
  return sections.map((section, index) =>
    asked.has(ids[index] ?? "") ? { ...section, note: t("resume:review.look") } : section,
  );
}
