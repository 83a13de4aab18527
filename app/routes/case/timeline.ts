/** History in the resident's words, and what comes next. */
import { fieldLabel, type HistoryEvent } from "../../applications/index.ts";
import { formatDate, formatDateTime } from "../../i18n/dates.ts";
import { eventWords } from "../../payments/index.ts";
import type { TimelineEntry } from "../../ui/feedback/timeline.tsx";
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

function detailOf(file: Case, event: HistoryEvent): string | null {
  if (event.type === "payment") return eventWords(event, file.reader.t).amount;
  if (event.type === "submitted" && event.counter)
    return file.reader.t(`handoff:history.${event.counter.confirmed === "own-screen" ? "own" : "counter"}`);
  const words = eventText(event);
  if (event.type !== "correction-requested") return words || null;
  const labels = event.fields.map(({ path }) => fieldLabel(file.published.procedure, path, file.reader.locale));
  return [labels.join(file.reader.locale === "en" ? ", " : "、"), words].filter(Boolean).join(" ");
}

export function timelineOf(file: Case): TimelineEntry[] {
  const { reader, history, application, department } = file;
  const { t, locale } = reader;
  const past = history.map((event) => ({
    when: formatDateTime(event.at, locale),
    what: event.type === "payment" ? eventWords(event, t).what : t(`applications:event.${event.type}`),
    detail: detailOf(file, event),
    past: true,
  }));
  const isOpen = !["completed", "rejected", "withdrawn"].includes(application.status);
  if (!isOpen) return past;
  const checked = {
    when: t("portal:next.soon"),
    what: t("portal:next.checked", { department }),
    detail: null,
    past: false,
  };
  return [...past, ...(application.status === "submitted" ? [checked] : []), answered(file)];
}

function answered({ reader, application }: Case): TimelineEntry {
  const { t, locale } = reader;
  const when =
    application.dueAt === null
      ? t("portal:next.later")
      : t("portal:next.about", { date: formatDate(application.dueAt, locale) });
  return { when, what: t("portal:next.answered"), detail: null, past: false };
}

/** Three dated lines for the receipt: received, checked, answered. */
export function nextSteps(file: Case): TimelineEntry[] {
  const { reader, application, department } = file;
  const { t, locale } = reader;
  return [
    {
      when: formatDateTime(application.submittedAt, locale),
      what: t("portal:next.received"),
      detail: null,
      past: true,
    },
    {
      when: t("portal:next.soon"),
      what: t("portal:next.checked", { department }),
      detail: t(application.contactEmail === null ? "portal:next.checkedDetailNoMail" : "portal:next.checkedDetail"),
      past: false,
    },
    answered(file),
  ];
}
