/** The questions of a guide as a page: empty, filled in to be changed, or with what is wrong. */
import { viewQuestions } from "../../procedures/index.ts";
import type { LifeEventFormPageProps } from "../../ui/pages/life-event-form-page.tsx";
import type { OpenGuide } from "./open-guide.ts";

export type FormView = { kind: "form"; title: string; hasErrors: boolean; page: Omit<LifeEventFormPageProps, "frame"> };

export function formView({ reader, guide, read, today, base }: OpenGuide): FormView {
  const { href, locale, t, text } = reader;
  const title = t(`pages:lifeEvents.${guide.id}`);
  const shown =
    read.kind === "answered" ? { answers: read.answers } : read.kind === "refused" ? { refusal: read.refusal } : {};
  return {
    kind: "form",
    title,
    hasErrors: read.kind === "refused",
    page: {
      title,
      lead: text(guide.event.lead),
      fields: viewQuestions(guide, { ...shown, locale, t, today }),
      action: base,
      allHref: `${href("/procedures")}?lifeEvent=${guide.id}`,
      backHref: href("/guide"),
    },
  };
}
