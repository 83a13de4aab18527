/** A small fictitious timetable. */
import { type Timetable, timetableSchema } from "../../app/reservations/timetable.ts";

const weekday = [
  ["09:00", "12:00"],
  ["13:00", "16:00"],
];
const calendar = {
  weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [], sun: [] },
  closed: [],
  extra: [],
};
const quota = (online: number) => ({ online, phone: 3, counter: 3 });
const service = (id: string, changes: object = {}) => ({
  id,
  kind: "counter",
  name: { ja: `用件${id}` },
  need: { ja: `${id}をしたい` },
  minutes: 30,
  buffer: 0,
  every: 30,
  places: [{ counter: "front", desks: 3, quota: quota(2) }],
  sessions: [],
  lead: { earliest: 30, openDays: 1, hours: 0 },
  perPerson: 2,
  together: [{ procedure: "nhi-enroll", minutes: 15 }],
  procedures: [],
  bring: [{ ja: "本人確認書類" }],
  areas: [],
  note: null,
  open: [],
  ...changes,
});

export const timetable: Timetable = timetableSchema.parse({
  offices: [{ id: "hall", name: { ja: "本庁舎" }, address: null, tel: null, calendar, open: [] }],
  counters: [
    { id: "front", office: "hall", name: { ja: "市民窓口" }, department: "citizens", calendar: null },
    { id: "branch", office: "hall", name: { ja: "支所の窓口" }, department: "citizens", calendar: null },
  ],
  services: [
    service("moving"),
    service("single", { places: [{ counter: "front", desks: 1, quota: { online: 1, phone: 1, counter: 1 } }] }),
    service("both", {
      places: [
        { counter: "front", desks: 1, quota: { online: 1, phone: 1, counter: 1 } },
        { counter: "branch", desks: 1, quota: { online: 1, phone: 1, counter: 1 } },
      ],
    }),
    service("lesson", {
      kind: "class",
      minutes: 90,
      places: [{ counter: "front", desks: 3, quota: quota(2) }],
      sessions: [{ id: "a", day: "2026-04-18", start: "10:00", counter: "front", place: { ja: "公民館" } }],
    }),
  ],
});
