/** Check answers, and sending: every mistake leads to its page, a repeated request to the same receipt. */
import { departmentName } from "../../applications/index.ts";
import { type Answers, type Item, type SummaryStep, stepPathOf, summarize, textOf } from "../../engine/index.ts";
import type { FormReader } from "../../http/form.ts";
import type { ErrorLink } from "../../ui/feedback/error-summary.tsx";
import type { ReviewFee } from "../../ui/pages/fee-summary.tsx";
import type { ReviewPageProps, SummarySection } from "../../ui/pages/review-page.tsx";
import { verifiedWords } from "../case/card-words.ts";
import { feeView } from "../payment/words.ts";
import type { Reader } from "../reader.ts";
import { carriedWords, withNotes } from "./carried.ts";
import { refusedLinks, waitingNote } from "./files.ts";
import { asFrom, frameOf, handoffOffer, identified, leaveHref, type Place, staleDraft } from "./place.ts";

export type ReviewView = { kind: "review"; title: string; hasErrors: boolean; page: ReviewPageProps };
export type ReviewOutcome = { to: string } | { view: ReviewView; status: number };

/**
 * Items of a group (paths "movers/0") gather under their step; `changeBase` null: nothing can be changed here. `noteOf`: by
 * path; `marks`: what is sure, by path.
 */
export function sectionsOf(
  steps: SummaryStep[],
  titleOf: (stepId: string) => string,
  changeBase: ((path: string) => string) | null,
  noteOf: (path: string) => string | null = () => null,
  marks: ReadonlyMap<string, string> = new Map(),
): SummarySection[] {
  const sections = new Map<string, SummarySection>();
  for (const { stepPath, stepTitle, rows } of steps) {
    const [stepId = "", item] = stepPath.split("/");
    const section = sections.get(stepId) ?? {
      title: titleOf(stepId),
      changeHref: changeBase?.(stepId) ?? null,
      rows: [],
      items: [],
    };
    const lines = rows.map((row) => ({
      label: row.label,
      value: [...row.lines, ...row.files.map((file) => file.name)],
      changeHref: null,
      note: noteOf(row.path),
      mark: marks.get(row.path) ?? null,
    }));
    if (item === undefined) section.rows.push(...lines);
    else section.items.push({ title: stepTitle, changeHref: changeBase?.(stepPath) ?? null, rows: lines });
    sections.set(stepId, section);
  }
  return [...sections.values()];
}

export function identityText(identity: Place["draft"]["identity"], { t }: Pick<Reader, "t">): string | null {
  if (identity === null || identity.level === "none") return null;
  if (identity.level === "counter") return t("portal:identityDone.counter");
  if (identity.level === "email") return t("portal:identityDone.email", { email: identity.email });
  return t(identity.demo ? "portal:identityDone.demo" : "portal:identityDone.jpki");
}

/** What it will cost with the answers as they are; null: nothing is charged for this procedure. */
export function reviewFee(
  { t, locale, portal }: Pick<Reader, "t" | "locale" | "portal">,
  { session, published, draft }: Pick<Place, "session" | "published" | "draft">,
): ReviewFee | null {
  const debtor = { id: draft.id, answers: session.answers, status: "draft", lastSeq: 0 };
  const bill = portal.payments.bill(published.procedure, debtor, locale);
  if (!bill) return null;
  const department = departmentName(portal.city, published.procedure.definition.department, locale);
  const isFree = bill.fee.total === 0 && !bill.fee.open;
  const ways = bill.ways.length > 0 ? bill.ways : ["counter"];
  return {
    ...feeView(bill.fee, t),
    ways: isFree ? [] : ways.map((way) => t(`payments:wayLine.${way}`, { department })),
  };
}

export function viewReview(place: Place, errors: ErrorLink[] = refusedLinks(place)): ReviewView {
  const { reader, session, published, base, draft, hidden } = place;
  const { t, locale, portal } = reader;
  const { procedure } = published;
  const { definition } = procedure;
  const titleOf = (stepId: string) => textOf(procedure.stepById.get(stepId)?.spec.title ?? { ja: stepId }, locale);
  const steps = summarize(session, procedure, locale);
  const sections = sectionsOf(
    steps,
    titleOf,
    (path) => reader.href(`${base}/${path}${asFrom("review")}`),
    waitingNote(place),
    verifiedWords({ procedure, answers: session.answers, identity: draft.identity }, t),
  );
  const page: ReviewPageProps = {
    frame: frameOf(place),
    carried: carriedWords(draft, reader),
    sections: withNotes(sections, steps, draft, reader),
    fee: reviewFee(reader, place),
    identity: identityText(draft.identity, reader),
    notes: [
      t("portal:review.to", { department: departmentName(portal.city, definition.department, locale) }),
      t("portal:review.kept", { count: definition.retention.years }),
    ],
    unconfirmed: definition.facts.confirmed === null,
    handoff: handoffOffer(place),
    errors,
    action: null,
    hidden,
    leaveHref: leaveHref(place),
  };
  return { kind: "review", title: t("portal:titles.review"), hasErrors: errors.length > 0, page };
}

/** What stands there already: an answer that no longer fits is to be corrected, not missing. */
function answerAt(answers: Answers, path: string, groupId: string | undefined, fieldId: string) {
  if (groupId === undefined) return answers[fieldId];
  return (answers[groupId] as Item[] | undefined)?.[Number(path.split("/")[1])]?.[fieldId];
}

function mistakesOf(place: Place): ErrorLink[] {
  const { reader, session, published, base } = place;
  const { procedure } = published;
  return place.filling.mistakes(session).flatMap(({ path, errors }) =>
    Object.keys(errors).map((id) => {
      const step = procedure.stepById.get(path.split("/")[0] ?? "");
      const field = [...(step?.fields ?? []), ...(step?.group?.fields ?? [])].find((each) => each.id === id);
      const label = textOf(field?.spec.label ?? step?.spec.title ?? { ja: id }, reader.locale);
      const href = reader.href(
        `${base}/${step?.group ? path : (stepPathOf(procedure, id) ?? path)}${asFrom("review")}`,
      );
      const isAnswered = field !== undefined && answerAt(session.answers, path, step?.group?.id, id) !== undefined;
      return { message: reader.t(isAnswered ? "portal:unfit" : "portal:stillNeeded", { label }), href };
    }),
  );
}

export async function actReview(place: Place, form: FormReader<unknown>): Promise<ReviewOutcome> {
  const { reader, draft, base } = place;
  const mistakes = [...refusedLinks(place), ...mistakesOf(place)];
  if (mistakes.length > 0) return { view: viewReview(place, mistakes), status: 422 };
  if (!identified(place)) {
    const link = { message: reader.t("portal:identityNeeded"), href: reader.href(`${base}/identity`) };
    const view = viewReview(place, [link]);
    const page = { ...view.page, errorsHeading: reader.t("portal:review.notIdentified") };
    return { view: { ...view, page }, status: 422 };
  }
  const sent = await reader.portal.applications.submit({
    sessionHash: draft.sessionHash,
    procedureId: draft.procedureId,
    key: form.get("_draft") ?? "",
    revision: Number(form.get("_rev")),
    locale: reader.locale,
    channel: "online",
  });
  if (!sent.ok) throw staleDraft(place);
  reader.portal.delivery.kick();
  return { to: `/applications/${sent.value.receipt}/receipt` };
}
