/** The planner's questions as a page: empty, filled in to be changed, or with what is wrong. */
import { viewQuestions } from "../../procedures/index.ts";
import type { CardFormPageProps } from "../../ui/pages/card-form-page.tsx";
import type { OpenPlanner } from "./open-planner.ts";

export type CardFormView = { kind: "form"; hasErrors: boolean; page: Omit<CardFormPageProps, "frame"> };

export function cardForm({ reader, read, today, base }: OpenPlanner): CardFormView {
  const { portal, href, locale, t } = reader;
  const shown =
    read.kind === "answered" ? { answers: read.answers } : read.kind === "refused" ? { refusal: read.refusal } : {};
  const fields = viewQuestions(portal.cardPlanner, { ...shown, locale, t, today });
  const page = { fields, action: base, servicesHref: href("/reservations") };
  return { kind: "form", hasErrors: read.kind === "refused", page };
}
