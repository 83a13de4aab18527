/** History in the resident's words: what happened, who did it, when; and what comes next, when. */
import { correctionRounds, fieldLabel, filesOfEvent, type HistoryEvent } from "../../applications/index.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import { eventWords } from "../../payments/index.ts";
import type { TimelineEntry } from "../../ui/feedback/timeline.tsx";
import type { ToLink } from "./file-links.ts";
import type { Case } from "./open-case.ts";

/** What an event says to the resident beyond its name; "" for nothing. */
export function eventText(event: HistoryEvent): string {
  switch (event.type) {
    case "correction-requested":
    case "accepted":
    case "completed":
      return event.message;
    case "rejected":
    case "withdrawn":
      return event.reason;
    case "message":
      return event.text;
    default:
      return "";
  }
}

function whatOf({ reader: { t } }: Case, event: HistoryEvent): string {
  if (event.type === "payment") return eventWords(event, t).what;
  const isOwn = event.type === "message" && event.actor.kind === "resident";
  return t(`case:event.${isOwn ? "message-own" : event.type}`);
}

/** The office in charge speaks for its clerks; what it received, it says too. */
function whoOf({ reader: { t }, department }: Case, { type, actor }: HistoryEvent): string {
  if (actor.kind === "staff" || type === "submitted") return department;
  return t(`case:by.${actor.kind}`);
}

/** The fields named or changed, one a line. */
function linesOf(file: Case, event: HistoryEvent): string[] {
  const { reader, published, history } = file;
  const { t, locale } = reader;
  if (event.type === "payment") return [eventWords(event, t).amount];
  if (event.type === "file-refused") return [t("case:fileRefused", { name: event.file.name })];
  if (event.type === "submitted" && event.counter)
    return [t(`handoff:history.${event.counter.confirmed === "own-screen" ? "own" : "counter"}`)];
  if (event.type === "correction-requested")
    return event.fields.map(({ path, reason }) =>
      t("case:reason", { label: fieldLabel(published.procedure, path, locale), reason }),
    );
  if (event.type !== "corrected") return [];
  const round = correctionRounds(published.procedure, history, locale).find(({ seq }) => seq === event.seq);
  const fields = (round?.changes ?? []).map(({ label }) => label).join(locale === "en" ? ", " : "、");
  return fields === "" ? [] : [t("case:changed", { fields })];
}

const coming = (when: string, what: string, detail: string | null = null): TimelineEntry => ({
  when,
  what,
  detail,
  past: false,
});

/** `link` null: files are left out. */
export function timelineOf(file: Case, link: ToLink | null): TimelineEntry[] {
  const { reader, history } = file;
  const past = history.map((event) => ({
    when: formatDateTime(event.at, reader.locale),
    who: whoOf(file, event),
    what: whatOf(file, event),
    lines: linesOf(file, event),
    detail: eventText(event) || null,
    files: link ? filesOfEvent(event).map(link) : [],
    past: true,
  }));
  return [...past, ...nextOf(file)];
}

function nextOf(file: Case): TimelineEntry[] {
  const { application, department, reader } = file;
  const { t } = reader;
  switch (application.status) {
    case "submitted":
      return [checked(file), answered(file)];
    case "in-review":
      return [answered(file)];
    case "correction-requested": {
      const detail = t("case:next.correctDetail", { department });
      return [coming(t("portal:next.soon"), t("case:next.correct"), detail), answered(file)];
    }
    case "accepted":
      return [answered(file, "case:next.finish")];
    default:
      return [];
  }
}

const checked = ({ reader: { t }, department }: Case, detail: string | null = null) =>
  coming(t("portal:next.soon"), t("portal:next.checked", { department }), detail);

/** Whoever waits longer than was said is told so, and whom to ask. */
function answered({ reader, application, department }: Case, what = "portal:next.answered"): TimelineEntry {
  const { t, locale, portal } = reader;
  const { dueAt } = application;
  if (dueAt === null) return coming(t("portal:next.later"), t(what));
  const date = formatDate(dueAt, locale);
  if (date !== formatDate(portal.clock.now(), locale) && dueAt < portal.clock.now()) {
    return coming(t("case:next.late", { date }), t(what), t("case:next.lateDetail", { department }));
  }
  return coming(t("portal:next.about", { date }), t(what));
}

/** Three dated lines for the receipt: received, checked, answered. */
export function nextSteps(file: Case): TimelineEntry[] {
  const { reader, application } = file;
  const { t, locale } = reader;
  const received = coming(formatDateTime(application.submittedAt, locale), t("portal:next.received"));
  const detail = t(application.contactEmail === null ? "portal:next.checkedDetailNoMail" : "portal:next.checkedDetail");
  return [{ ...received, past: true }, checked(file, detail), answered(file)];
}
