/** What a counter's board says, in the reader's language. Numbers and desks only: nobody is named. */
import { pageError } from "../http/errors.ts";
import { formatTime } from "../i18n/dates.ts";
import type { Translate } from "../i18n/translate.ts";
import { type Board, type BoardNumber, counterOf, type LinePlace, officeOf, whereText } from "../reservations/index.ts";
import type { BoardView, PlaceView } from "../ui/pages/queue-live.tsx";
import type { Reader } from "./reader.ts";

/** On its way to the desk, or at it. */
const deskText = (t: Translate, key: "desk" | "atDesk", desk: string): string =>
  t(/^\d+$/.test(desk) ? `queue:board.${key}` : `queue:board.${key}Named`, { desk });

/** The counter of the address; throws a page when there is none. */
export async function counterAt({ portal, locale, text }: Reader, id: string | undefined) {
  const timetable = await portal.reservations.timetable();
  const counter = counterOf(timetable, id ?? "");
  const office = counter && officeOf(timetable, counter.id);
  if (!counter || !office) throw pageError("not-found");
  return { id: counter.id, name: text(counter.name), whole: whereText(timetable, { counterId: counter.id }, locale) };
}

export function boardView({ t, locale }: Reader, board: Board): BoardView {
  const row = (key: "desk" | "atDesk") => (each: BoardNumber) => ({
    number: each.number,
    desk: each.desk === "" ? "" : deskText(t, key, each.desk),
  });
  const called = board.called.map(row("desk"));
  const numbers = called.map((each) => t("queue:board.saidCalled", each)).join(t("ui:list.comma"));
  return {
    at: formatTime(board.at, locale),
    called,
    serving: board.serving.map(row("atDesk")),
    waiting: board.waiting,
    range: board.range.lower === 0 ? null : board.range,
    said: t("queue:board.said", { numbers: numbers || t("queue:board.saidNone"), count: board.waiting }),
  };
}

/** One's own place: what to do now comes first. */
export function placeView({ t, locale, portal }: Reader, { ticket, ahead, range }: LinePlace): PlaceView {
  const { state, number, desk, dueAt } = ticket;
  const isDue = ticket.reservationId !== null && dueAt > portal.clock.now();
  const now =
    state === "called"
      ? t("queue:mine.called", { desk: deskText(t, "desk", desk ?? "") })
      : state === "waiting"
        ? null
        : t(`queue:mine.${state}`);
  return {
    number,
    now,
    isCalled: state === "called",
    ahead,
    range: range === null || range.lower === 0 ? null : range,
    due: isDue ? t("queue:mine.due", { time: formatTime(dueAt, locale) }) : null,
    said: now ?? t("queue:mine.saidWaiting", { count: ahead }),
    mayLeave: state === "waiting" || state === "called",
  };
}
