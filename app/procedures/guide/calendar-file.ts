/** An iCalendar file (RFC 5545) of whole days, with a reminder before each. */
import ical, { ICalAlarmType } from "ical-generator";

export type CalendarDay = {
  /** Stable: the same thing imported again replaces itself. */
  uid: string;
  /** "YYYY-MM-DD" */
  day: string;
  title: string;
  description: string;
  url: string;
};

/** 9 o'clock three days before: the whole day begins at midnight. */
const reminderSeconds = (3 * 24 - 9) * 3600;
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** `stamp`: when it was made, epoch milliseconds. */
export function calendarFile(calendar: { name: string; stamp: number; days: CalendarDay[] }): string {
  const prodId = { company: "frontyard-portal", product: "guide", language: "JA" };
  const file = ical({ name: calendar.name, prodId });
  for (const { uid, day, title, description, url } of calendar.days) {
    const start = utc(day);
    const end = new Date(start.getTime() + 86_400_000);
    const stamp = new Date(calendar.stamp);
    const event = file.createEvent({ id: uid, start, end, allDay: true, summary: title, description, url, stamp });
    event.createAlarm({ type: ICalAlarmType.display, trigger: reminderSeconds, description: title });
  }
  return file.toString();
}
