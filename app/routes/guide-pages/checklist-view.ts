/** The checklist of a guide in words of the reader. */
import { type Answers, summarize } from "../../engine/index.ts";
import { qrPath } from "../../lib/qr.ts";
import { type Checklist, type ChecklistTask, makeChecklist, queryOf, type Trip } from "../../procedures/index.ts";
import type { LifeEventChecklistPageProps } from "../../ui/pages/life-event-checklist-page.tsx";
import type { ThingView, TripView } from "../../ui/pages/life-event-tasks.tsx";
import { handoutLinks } from "../guide-view.ts";
import type { Reader } from "../reader.ts";
import { editParameter, type OpenGuide } from "./open-guide.ts";
import { dayText, onlineOf, taskTitle, taskView } from "./task-view.ts";

export type ChecklistView = { kind: "list"; title: string; page: Omit<LifeEventChecklistPageProps, "frame"> };

/** A longer address makes a code too fine to be read from paper. */
const longestCode = 300;

export async function checklistOf(open: OpenGuide, answers: Answers): Promise<Checklist> {
  const { reader, guide, today } = open;
  const { list } = await reader.portal.procedures.snapshot();
  const definitions = new Map(list.map(({ procedure: { definition } }) => [definition.id, definition]));
  return makeChecklist(guide, answers, { today, days: reader.portal.openDays, definitions });
}

export async function checklistView(open: OpenGuide, answers: Answers): Promise<ChecklistView> {
  const { reader, guide, today, base } = open;
  const { t, portal, href } = reader;
  const list = await checklistOf(open, answers);
  const tasks = list.phases.flatMap((phase) => phase.tasks);
  const query = queryOf(guide, answers);
  const event = t(`pages:lifeEvents.${guide.id}`);
  const address = `${portal.origin}${base}?${query}`;
  const title = t("guide:list.title", { event });
  const page: Omit<LifeEventChecklistPageProps, "frame"> = {
    title,
    lead: leadOf(list, tasks.length, reader),
    asOf: t("guide:list.asOf", { day: dayText(today, reader) }),
    hasLate: tasks.some(({ timing }) => timing.kind === "day" && timing.late),
    unconfirmed: tasks.some(({ definition }) => definition !== null && definition.facts.confirmed === null),
    phases: list.phases.map((phase) => ({
      id: phase.id,
      tasks: phase.tasks.map((task) => taskView(task, list, reader)),
    })),
    trips: list.trips.map((trip) => tripView(trip, list.trips.length, reader)),
    things: thingsOf(list, false, reader),
    thingsOnline: thingsOf(list, true, reader),
    online: {
      whole: linksTo(tasks, "whole", reader),
      part: linksTo(tasks, "part", reader),
    },
    handouts: await handoutLinks(
      reader,
      list.handouts.map(({ id }) => id),
    ),
    answers: answerRows(open, answers),
    changeHref: `${base}?${query}&${editParameter}=1`,
    calendarHref: list.next === null ? null : `${base}/calendar.ics?${query}`,
    more: [
      ...(guide.event.see ?? []).map((id) => ({ label: t(`pages:lifeEvents.${id}`), href: href(`/guide/${id}`) })),
      { label: t("guide:list.all", { event }), href: `${href("/procedures")}?lifeEvent=${guide.id}` },
    ],
    qr: address.length > longestCode ? null : qrPath(address),
  };
  return { kind: "list", title, page };
}

function leadOf(list: Checklist, count: number, reader: Reader): string {
  const { t } = reader;
  const next = list.next === null ? "" : t("guide:list.next", { day: dayText(list.next, reader) });
  const visits = list.trips.length === 0 ? "" : t("guide:list.visits", { count: list.trips.length });
  return [t("guide:list.count", { count }), visits, next]
    .filter((sentence) => sentence !== "")
    .join(reader.locale === "ja" ? "" : " ");
}

function tripTime({ opens, due, isFixed, late }: Trip, reader: Reader): string {
  const { t } = reader;
  if (late) return t("guide:list.tripLate");
  if (due === null) return t("guide:list.tripAny");
  const day = dayText(due, reader);
  if (isFixed) return t("guide:list.tripOn", { day });
  return opens !== null && opens <= due
    ? t("guide:list.tripFrom", { opens: dayText(opens, reader), day })
    : t("guide:list.tripDue", { day });
}

function tripView(trip: Trip, count: number, reader: Reader): TripView {
  const { t, text } = reader;
  const { number, stops } = trip;
  return {
    heading: count === 1 ? t("guide:list.tripOnly") : t("guide:list.trip", { number }),
    when: tripTime(trip, reader),
    stops: stops.map(({ counter, tasks }) => ({
      counter: text(counter.name),
      tasks: tasks.map((task) => taskTitle(task, reader)),
    })),
  };
}

const thingsOf = ({ bring }: Checklist, online: boolean, reader: Reader): ThingView[] =>
  bring
    .filter(({ thing }) => (thing.online ?? false) === online)
    .map(({ thing, tasks }) => ({
      text: reader.text(thing.text),
      tasks: reader.t("guide:list.forTasks", {
        tasks: tasks.map((task) => taskTitle(task, reader)).join(reader.t("ui:list.comma")),
      }),
    }));

const linksTo = (tasks: readonly ChecklistTask[], kind: "whole" | "part", reader: Reader) =>
  tasks
    .filter((task) => onlineOf(task, reader) === kind)
    .flatMap((task) =>
      task.definition
        ? [{ label: taskTitle(task, reader), href: reader.href(`/procedures/${task.definition.id}`) }]
        : [],
    );

const answerRows = ({ guide, reader }: OpenGuide, answers: Answers) =>
  summarize(answers, guide.form, reader.locale)
    .flatMap((step) => step.rows)
    .filter((row) => row.lines.length > 0)
    .map((row) => ({ label: row.label, value: row.lines, changeHref: null }));
