/** What the buttons of the timetable's editor do: show the effect, publish, go back to the form. */
import { partInputs, readPart, type TimetableOpening, type TimetablePart } from "../../console/index.ts";
import { pageError } from "../../http/errors.ts";
import type { FormReader } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import { sha256 } from "../../lib/ids.ts";
import type { Portal } from "../../portal.server.ts";
import type { Reservation } from "../../reservations/index.ts";
import { partView, type Shown } from "./reservations-timetable-view.ts";
import { base, serviceName, shortName, whenOf, whereOf } from "./reservations-words.ts";

type Editing = { portal: Portal; staff: StaffIdentity; opening: TimetableOpening };
type Answer = Response | { status: number; view: Awaited<ReturnType<typeof partView>> };

/** Of the buttons and the confirmation; everything else is the editor's form. */
const tokens = new Set(["action", "version", "seen", "why"]);
const t = translator("ja");
/** Stands for a list of reservations on a page that may be old. */
const keyOf = (list: readonly Reservation[]): string =>
  sha256(
    list
      .map(({ id }) => id)
      .sort()
      .join(" "),
  );

export async function answerPart(editing: Editing, form: FormReader): Promise<Answer> {
  const { portal, staff, opening } = editing;
  const typed = form.names().filter((name) => !tokens.has(name));
  const inputs = Object.fromEntries(typed.map((name) => [name, form.get(name) ?? ""]));
  const show = async (status: number, shown: Omit<Shown, "inputs">): Promise<Answer> => ({
    status,
    view: await partView(portal, staff, opening, { inputs, ...shown }),
  });
  const name = form.get("action");
  if (name === "edit") return show(200, {});
  if (name !== "preview" && name !== "publish") throw pageError("bad-request");
  if (Number(form.get("version")) !== opening.version) return startAgain(editing);

  const counters = new Set((await portal.desk.reservations.counters(staff)).map(({ id }) => id));
  const { part, problems } = readPart(form, opening.part, opening.timetable, counters);
  if (Object.keys(problems).length > 0) return show(422, { problems });
  if (JSON.stringify(part.value) === JSON.stringify(opening.part.value))
    return show(422, { failure: t("timetable:problem.same") });

  const list = await portal.desk.timetable.affected({ timetable: opening.timetable, part });
  const reason = (form.get("why") ?? "").trim().slice(0, 80);
  const effect = async (status: number, failure?: string) =>
    show(status, {
      ...(failure ? { failure: t(`timetable:problem.${failure}`) } : {}),
      effect: await effectOf(editing, list, typed, form, reason),
    });
  if (name === "preview") return effect(200);
  if (form.get("seen") !== keyOf(list)) return effect(409, "affected");
  if (list.length > 0 && reason === "") return effect(422, "why");
  return publish(editing, part, list, reason, effect);
}

async function publish(
  editing: Editing,
  part: TimetablePart,
  list: readonly Reservation[],
  reason: string,
  effect: (status: number, failure?: string) => Promise<Answer>,
): Promise<Answer> {
  const { portal, staff, opening } = editing;
  const { version, timetable } = opening;
  const seen = list.map(({ id }) => id);
  const done = await portal.desk.timetable.publish(staff, { version, timetable, part, reason, seen });
  if (done === "published") {
    portal.delivery.kick();
    return seeOther(`${base}/timetable?done=${version + 1}`);
  }
  if (done === "conflict") return startAgain(editing);
  return effect(409, done === "forbidden" ? "forbidden" : "affected");
}

/** Somebody published meanwhile: the form begins with what is in force now. */
async function startAgain({ portal, staff, opening }: Editing): Promise<Answer> {
  const fresh = await portal.desk.timetable.open(staff, opening.part.kind, opening.part.value.id);
  if (!fresh) throw pageError("not-found");
  const inputs = partInputs(fresh.part, fresh.timetable);
  const failure = t("timetable:problem.conflict");
  return { status: 409, view: await partView(portal, staff, fresh, { inputs, failure }) };
}

async function effectOf(
  { portal, opening }: Editing,
  list: readonly Reservation[],
  typed: readonly string[],
  form: FormReader,
  reason: string,
): Promise<NonNullable<Shown["effect"]>> {
  const { timetable, version } = opening;
  const now = portal.clock.now();
  return {
    rows: list.map((reservation) => ({
      code: reservation.code,
      when: whenOf(reservation, now),
      name: reservation.contact?.name ?? "",
      service: shortName(serviceName(timetable, reservation.serviceId)),
      where: whereOf(timetable, reservation.counterId),
      tel: reservation.contact?.tel ?? "",
      hasMail: Boolean(reservation.contact?.email),
    })),
    typed: typed.map((name): [string, string] => [name, form.get(name) ?? ""]),
    version,
    seen: keyOf(list),
    reason,
  };
}
