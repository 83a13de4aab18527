/** What the buttons at the desk do. */
import { pageError } from "../../http/errors.ts";
import type { FormReader } from "../../http/form.ts";
import { formatShortDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { type CheckInFailure, otherService, type Ticket } from "../../reservations/index.ts";
import { clockOf, whereOf } from "./reservations-words.ts";

export type AtCounter = { portal: Portal; staff: StaffIdentity; counterId: string; desk: string };
type Answer = { to: string } | { failure: string; status: number; typed: string; refused: string | null };

const home = "/staff/counter";
const t = translator("ja");
const said = (key: string, ticket: Pick<Ticket, "number">): Answer => ({ to: `${home}?said=${key}:${ticket.number}` });
const refused = (key: string, status = 409): Answer => ({
  failure: t(`line:problem.${key}`),
  status,
  typed: "",
  refused: null,
});

const lineActions = ["again", "start", "done", "absent", "back"] as const;
type LineButton = (typeof lineActions)[number];
const isLineButton = (name: string): name is LineButton => (lineActions as readonly string[]).includes(name);

export async function performAtCounter(at: AtCounter, form: FormReader): Promise<Answer> {
  const { portal, staff, counterId } = at;
  const name = form.get("action") ?? "";
  if (name === "check-in") return checkIn(at, form.get("number") ?? "");
  if (name === "issue") {
    const ticket = await portal.desk.line.issue(staff, counterId, form.get("service") ?? otherService);
    if (!ticket) throw pageError("not-found");
    return { to: `${home}?ticket=${ticket.id}` };
  }
  if (name === "no-show") {
    const done = await portal.desk.reservations.noShow(staff, form.get("code") ?? "", Number(form.get("revision")));
    return done.ok ? { to: `${home}?said=no-show` } : refused("stale");
  }
  if (at.desk === "") return refused("desk", 422);
  if (name === "next") return next(at);
  if (name === "done-next") {
    const done = await act(at, form, "done");
    return done === "stale" ? refused("stale") : next(at);
  }
  if (!isLineButton(name)) throw pageError("bad-request");
  const done = await act(at, form, name);
  return done === "stale" ? refused("stale") : said(name === "again" ? "called" : name, done);
}

const act = ({ portal, staff, desk }: AtCounter, form: FormReader, action: LineButton) =>
  portal.desk.line.act(staff, {
    ticketId: form.get("ticket") ?? "",
    revision: Number(form.get("revision")),
    action,
    desk,
  });

async function next({ portal, staff, counterId, desk }: AtCounter): Promise<Answer> {
  const called = await portal.desk.line.callNext(staff, counterId, desk);
  if (called) return said("called", called);
  const line = await portal.desk.line.view(staff, counterId);
  const isBusy = line?.line.some(({ ticket }) => ticket.desk === desk && ticket.state !== "waiting") === true;
  return isBusy ? refused("busy") : { to: `${home}?said=nobody` };
}

async function checkIn(at: AtCounter, typed: string): Promise<Answer> {
  const { portal, staff, counterId } = at;
  const done = await portal.desk.line.checkIn(staff, counterId, typed.slice(0, 300));
  if (done.ok) return said("arrived", done.value);
  const words = await checkInWords(portal, done.error);
  return { failure: words, status: 422, typed: typed.slice(0, 60), refused: words };
}

/** Why somebody cannot be checked in, in words that a clerk can say to them. */
export async function checkInWords(
  { reservations, clock }: Portal,
  error: CheckInFailure | { code: "malformed" },
): Promise<string> {
  const timetable = await reservations.timetable();
  return t(`desk:problem.${error.code}`, {
    day: error.code === "other-day" ? formatShortDate(error.day, clock.now()) : "",
    counter: error.code === "other-counter" ? whereOf(timetable, error.counterId) : "",
    state: error.code === "not-open" ? t(`desk:state.${error.state}`) : "",
    from: error.code === "too-early" ? clockOf(error.from) : "",
  });
}
