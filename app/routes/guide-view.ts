/** The guide page of one procedure: the answer first, then the five facts, the ways to apply, what will be asked. */
import { departmentName } from "../applications/index.ts";
import type { Definition } from "../engine/index.ts";
import { formatDate } from "../i18n/dates.ts";
import { cardProcedures } from "../procedures/index.ts";
import { serviceOf } from "../reservations/index.ts";
import type { Link } from "../ui/layout/frame.ts";
import type { GuidePageProps } from "../ui/pages/guide-page.tsx";
import { inLocale } from "./handouts/handout-text.ts";
import type { Reader } from "./reader.ts";

/** How the applicant is identified and why; null: not at all. */
export function identityNote({ assurance }: Definition, { t, text }: Reader): string | null {
  return assurance.level === "none"
    ? null
    : t(`portal:identity.${assurance.level}`, { reason: text(assurance.reason) });
}

function daysText({ guide }: Definition, { t }: Reader): string | null {
  if (guide.processingDays === null) return null;
  return guide.processingDays === 0 ? t("portal:daysToday") : t("portal:days", { count: guide.processingDays });
}

/** Without a provider the card cannot be read, so applying would end in a dead end. */
export const canApplyOnline = ({ channels, assurance }: Definition, portal: Reader["portal"]): boolean =>
  channels.online && (assurance.level !== "jpki" || portal.cardIdentity !== null);

/** Whether the procedure is there today, and online. */
export async function canApplyAgain({ portal }: Reader, procedureId: string): Promise<boolean> {
  const current = (await portal.procedures.snapshot()).byId.get(procedureId);
  return current !== undefined && canApplyOnline(current.procedure.definition, portal);
}

/** A time at the counter for this procedure; null where none can be booked. */
export async function bookingLink({ portal, t, href }: Reader, { id, channels }: Definition): Promise<Link | null> {
  // When it can be done at all depends on the card: the planner leads on to the times.
  if (Object.values(cardProcedures).includes(id)) return { label: t("card:link"), href: href("/reservations/card") };
  const service = channels.counterService;
  if (service === null || !serviceOf(await portal.reservations.timetable(), service)) return null;
  return { label: t("reservations:counter.book"), href: `${href(`/reservations/new/${service}`)}?procedure=${id}` };
}

/** The handouts of a procedure that can be read now. */
export async function handoutLinks({ portal, locale, href }: Reader, ids: readonly string[]): Promise<Link[]> {
  const { byId } = await portal.handouts.library.current();
  return ids.flatMap((id) => {
    const handout = byId.get(id);
    return handout ? [{ label: inLocale(handout.content.meta.title, locale), href: href(`/handouts/${id}`) }] : [];
  });
}

export function guideView(
  reader: Reader,
  definition: Definition,
  booking: Link | null,
  handouts: Link[],
): Omit<GuidePageProps, "frame"> {
  const { t, text, href, portal, locale } = reader;
  const { guide, channels, facts } = definition;
  const department = departmentName(portal.city, definition.department, locale);
  // A counter always takes the application: going online is an offer, never a duty.
  const ways = [
    "counter" as const,
    ...(channels.phone ? ["phone" as const] : []),
    ...(channels.post ? ["post" as const] : []),
  ];
  const applyHref = canApplyOnline(definition, portal) ? href(`/procedures/${definition.id}/apply`) : null;
  return {
    title: text(definition.title),
    summary: text(guide.summary),
    facts: {
      who: text(guide.who),
      deadline: text(guide.deadline.text),
      fee: text(guide.fee.text),
      bring: guide.bring.map(text),
      days: daysText(definition, reader),
    },
    applyHref,
    paperPath: `/procedures/${definition.id}/form.pdf`,
    channels: ways.map((kind) => ({
      kind,
      // 「窓口でも」 only where there is another way.
      text: t(`portal:channel.${kind === "counter" && applyHref === null ? "counterFirst" : kind}`, { department }),
      link: kind === "counter" ? booking : null,
    })),
    asks: definition.steps.map((step) => ({
      title: text(step.title),
      fields: step.fields.filter((field) => field.type !== "notice").map((field) => text(field.label)),
    })),
    outcome: text(guide.outcome),
    visit: text(guide.visit.reason),
    identity: identityNote(definition, reader),
    department,
    legalBasis: guide.legalBasis,
    retentionYears: definition.retention.years,
    handouts,
    guides: portal.guides
      .withProcedure(definition.id)
      .map(({ id }) => ({ label: t(`pages:lifeEvents.${id}`), href: href(`/guide/${id}`) })),
    category: {
      label: t(`pages:categories.${definition.category}`),
      href: `${href("/procedures")}?category=${definition.category}`,
    },
    confirmed:
      facts.confirmed === null
        ? null
        : t("portal:confirmed", { by: facts.confirmed.by, on: formatDate(facts.confirmed.on, locale) }),
  };
}
