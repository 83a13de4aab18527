/** The days of a checklist for the reader's own calendar. */
import { pageError } from "../http/errors.ts";
import { download } from "../http/responses.ts";
import { type ChecklistTask, calendarFile, queryOf } from "../procedures/index.ts";
import type { Route } from "./+types/guide-calendar";
import { checklistOf } from "./guide-pages/checklist-view.ts";
import { openGuide } from "./guide-pages/open-guide.ts";
import { taskTitle, taskView } from "./guide-pages/task-view.ts";

export async function loader(args: Route.LoaderArgs) {
  const open = openGuide(args, args.params.event);
  const { reader, guide, read, base } = open;
  const { t, portal, href, text } = reader;
  if (read.kind !== "answered") throw pageError("not-found");
  const list = await checklistOf(open, read.answers);
  if (list.next === null) throw pageError("not-found");
  const address = `${portal.origin}${base}?${queryOf(guide, read.answers)}`;
  const { host } = new URL(portal.origin);
  const day = read.answers[guide.event.day ?? ""];
  const tasks = list.phases.flatMap((phase) => phase.tasks);
  const thingsFor = (task: ChecklistTask) =>
    list.bring.filter(({ tasks: users }) => users.includes(task)).map(({ thing }) => text(thing.text));
  const days = tasks.flatMap((task) => {
    const { timing, definition } = task;
    if (timing.kind !== "day" || timing.late) return [];
    const view = taskView(task, list, reader);
    const things = thingsFor(task);
    const lines = [
      view.when,
      view.remark,
      view.why,
      view.note,
      ...view.marks,
      things.length === 0 ? null : t("guide:calendar.bring", { things: things.join(t("ui:list.comma")) }),
      definition && t("guide:calendar.page", { link: portal.origin + href(`/procedures/${definition.id}`) }),
      t("guide:calendar.list", { link: address }),
    ];
    return {
      uid: `${guide.id}.${typeof day === "string" ? day : "any"}.${task.id}@${host}`,
      day: timing.due ?? timing.last,
      title: t("guide:calendar.event", { task: taskTitle(task, reader) }),
      description: lines.filter((line) => line !== null).join("\n"),
      url: address,
    };
  });
  const name = t("guide:calendar.name", { event: t(`pages:lifeEvents.${guide.id}`) });
  const body = calendarFile({ name, stamp: portal.clock.now(), days });
  const answer = download({ body, type: "text/calendar; charset=utf-8", fileName: `${guide.id}.ics` });
  answer.headers.set("X-Robots-Tag", "noindex");
  return answer;
}
