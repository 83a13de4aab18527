/** One task of a checklist in words: by when and why that day, where, and what of it can be done online. */
import type { Definition } from "../../engine/index.ts";
import { formatDate, formatWeekday } from "../../i18n/dates.ts";
import type { Checklist, ChecklistTask } from "../../procedures/index.ts";
import type { TaskView } from "../../ui/pages/life-event-tasks.tsx";
import { canApplyOnline } from "../guide-view.ts";
import type { Reader } from "../reader.ts";

export const dayText = (day: string, { t, locale }: Reader): string =>
  t("guide:day", { date: formatDate(day, locale), weekday: formatWeekday(day, locale) });

export const taskTitle = ({ task, definition }: ChecklistTask, { text }: Reader): string =>
  task.title ? text(task.title) : definition ? text(definition.title) : "";

/** whole: nothing is left to be done at the counter; part: filled in or booked before the visit. */
export function onlineOf({ definition }: ChecklistTask, { portal }: Reader): "whole" | "part" | null {
  if (definition === null || !canApplyOnline(definition, portal)) return null;
  return definition.guide.visit.needed === "no" ? "whole" : "part";
}

export function taskView(task: ChecklistTask, list: Checklist, reader: Reader): TaskView {
  const { href, text } = reader;
  const { timing, definition } = task;
  return {
    id: task.id,
    title: taskTitle(task, reader),
    href: definition === null ? null : href(`/procedures/${definition.id}`),
    when: whenText(task, list, reader),
    remark: remarkOf(task, reader),
    late: timing.kind === "day" && timing.late,
    why: text(task.task.why),
    rule: ruleOf(task, definition, reader),
    note: task.task.note ? text(task.task.note) : null,
    marks: marksOf(task, list, reader),
  };
}

function whenText({ timing, definition }: ChecklistTask, list: Checklist, reader: Reader): string {
  const { t, text } = reader;
  if (timing.kind === "words") return definition ? text(definition.guide.deadline.text) : t("guide:task.soon");
  if (timing.kind === "soon" || timing.kind === "any") return t(`guide:task.${timing.kind}`);
  if (timing.kind !== "day") {
    const other = list.phases.flatMap((phase) => phase.tasks).find((each) => each.id === timing.task);
    return other ? t(`guide:task.${timing.kind}`, { task: taskTitle(other, reader) }) : t("guide:task.soon");
  }
  if (timing.due === null) return t("guide:task.unsure", { day: dayText(timing.last, reader) });
  const day = dayText(timing.due, reader);
  if (timing.opens !== null) return t("guide:task.window", { opens: dayText(timing.opens, reader), day });
  return t(`guide:task.mode.${timing.mode}`, { day });
}

function remarkOf({ task, timing }: ChecklistTask, reader: Reader): string | null {
  const { t, text } = reader;
  if (timing.kind !== "day") return null;
  if (timing.late) {
    if (task.elsewhere) return t("guide:task.lateElsewhere", { where: text(task.elsewhere) });
    return t(timing.mode === "by" && task.when.rule !== "before" ? "guide:task.late" : "guide:task.lateAbout");
  }
  if (timing.due === null || timing.due === timing.last || timing.mode !== "by") return null;
  const moved = timing.due > timing.last ? "guide:task.rolled" : "guide:task.rolledBack";
  return t(moved, { last: dayText(timing.last, reader) });
}

/** Where the words stand as the time itself, or there is nothing to say, they are not repeated. */
function ruleOf({ timing }: ChecklistTask, definition: Definition | null, { t, text }: Reader): string | null {
  if (definition === null || definition.guide.deadline.rule === "none") return null;
  if (timing.kind === "words" || timing.kind === "any") return null;
  return t("guide:task.rule", { text: text(definition.guide.deadline.text) });
}

function marksOf(task: ChecklistTask, list: Checklist, reader: Reader): string[] {
  const { t, text } = reader;
  const { elsewhere } = task.task;
  if (elsewhere) return [t("guide:task.elsewhere", { where: text(elsewhere) })];
  const online = onlineOf(task, reader);
  if (task.trip === null) return online === null ? [] : [t(`guide:task.online.${online}`)];
  const place =
    list.trips.length > 1 ? t("guide:task.visit.numbered", { number: task.trip }) : t("guide:task.visit.only");
  return online === null ? [place] : [place, t(`guide:task.orOnline.${online}`)];
}
