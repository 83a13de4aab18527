/** A plan for the card in the reader's words. */
import { summarize } from "../../engine/index.ts";
import { cardAnswers, cardProcedures, planCard, queryOf, type ReadAnswers } from "../../procedures/index.ts";
import type { CardPlanPageProps } from "../../ui/pages/card-plan-page.tsx";
import { dayText } from "../guide-pages/task-view.ts";
import { freeTimes } from "./free-times.ts";
import { editParameter, type OpenPlanner } from "./open-planner.ts";

export type CardPlanView = { kind: "plan"; title: string; page: Omit<CardPlanPageProps, "frame"> };

export async function cardPlan(
  open: OpenPlanner,
  given: Extract<ReadAnswers, { kind: "answered" }>["answers"],
): Promise<CardPlanView> {
  const { reader, today, base } = open;
  const { t, text, href, locale, portal } = reader;
  const answers = cardAnswers(given);
  const { what } = answers;
  const plan = planCard(answers, today, portal.openDays);
  const { window, pins } = plan;
  const day = (value: string | null) => (value === null ? "" : dayText(value, reader));
  const procedureId = cardProcedures[what];
  const definition = (await portal.procedures.snapshot()).byId.get(procedureId)?.procedure.definition;
  const query = queryOf(portal.cardPlanner, given);
  const date = (label: string, value: string | null, note: string | null = null) =>
    value === null ? [] : [{ label: t(`card:dates.${label}`), value: day(value), changeHref: null, note }];
  const title = t(`card:what.${what}`);
  const page: Omit<CardPlanPageProps, "frame"> = {
    title,
    answer: t(`card:headline.${what}.${window.state}`, { opens: day(window.opens), until: day(window.until) }),
    unconfirmed: definition?.facts.confirmed === null,
    dates: [
      ...date("opens", window.opens),
      ...date(what === "pickup" ? "noticeUntil" : "until", window.until),
      ...date("lastOpen", window.lastOpen, t("card:dates.closed")),
    ],
    what,
    times: await freeTimes(open, plan.offer),
    noTimes: window.state === "unknown" ? t("card:times.expiry") : t("card:times.counter"),
    within: plan.offer !== null && plan.offer.until !== null && what === "certificate",
    form: plan.formFirst ? { applyHref: href(`/procedures/${procedureId}`) } : null,
    bring: plan.bring.map((thing) => text(portal.cardPlanner.bring[thing])),
    fee: definition ? text(definition.guide.fee.text) : null,
    pins,
    notes: plan.notes.map((note) => t(`card:notes.${note}`)),
    answers: summarize(given, portal.cardPlanner.form, locale)
      .flatMap((step) => step.rows)
      .filter((row) => row.lines.length > 0)
      .map((row) => ({ label: row.label, value: row.lines, changeHref: null })),
    changeHref: `${base}?${query}&${editParameter}=1`,
    procedureHref: href(`/procedures/${procedureId}`),
  };
  return { kind: "plan", title, page };
}
