/** Calendar files, read by a parser that is not the one that wrote them. */
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { type CalendarEntry, calendarFile } from "./ics.ts";
import type { Reservation } from "./types.ts";

const reservation: Reservation = {
  id: "abc",
  code: "7KQ4M-XW93T",
  serviceId: "moving",
  counterId: "front",
  day: "2028-02-29",
  start: 570,
  minutes: 45,
  kind: "counter",
  channel: "online",
  state: "confirmed",
  desk: 1,
  contact: { name: "見本　花子", kana: "ミホン", tel: "0837521110", email: null },
  address: null,
  note: "車いす",
  locale: "ja",
  procedures: [],
  applicationId: null,
  sessionHash: "",
  createdAt: 0,
  updatedAt: 0,
  holdExpiresAt: null,
  revision: 2,
  remindedAt: null,
};
const entryOf = (changes: Partial<Reservation> = {}): CalendarEntry => ({
  reservation: { ...reservation, ...changes },
  summary: "引っ越しの届出；転入, 転出",
  description: "持ってくるもの\n・本人確認書類",
  location: "本庁舎　市民窓口",
  url: "https://portal.example/reservations/7KQ4M-XW93T",
});
const write = (entry: CalendarEntry, method: "publish" | "cancel" = "publish") =>
  calendarFile([entry], { name: "予約", host: "portal.example", at: Date.UTC(2026, 3, 1, 0, 30), method });
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const component = calendar.getFirstSubcomponent("vevent");
  const zone = calendar.getFirstSubcomponent("vtimezone");
  if (!component || !zone) throw new Error("no event or no time zone");
  ICAL.TimezoneService.register(new ICAL.Timezone(zone), "Asia/Tokyo");
  return { calendar, component, event: new ICAL.Event(component), zone };
}

describe("the calendar file of a reservation", () => {
  test("is in Japan's time, with its rule in the file", () => {
    const { event, component, zone } = read(write(entryOf()));
    expect(component.getFirstProperty("dtstart")?.getParameter("tzid")).toBe("Asia/Tokyo");
    expect(event.startDate.toJSDate().toISOString()).toBe("2028-02-29T00:30:00.000Z");
    expect(event.endDate.toJSDate().toISOString()).toBe("2028-02-29T01:15:00.000Z");
    expect(zone.getFirstSubcomponent("standard")?.getFirstPropertyValue("tzoffsetto")?.toString()).toBe("+09:00");
    expect(component.getFirstPropertyValue("dtstamp")?.toString()).toBe("2026-04-01T00:30:00Z");
  });

  test("says what, where and how to change it, whatever the words are", () => {
    const { event, component, calendar } = read(write(entryOf()));
    expect(event.summary).toBe("引っ越しの届出；転入, 転出");
    expect(event.description).toContain("持ってくるもの\n・本人確認書類");
    expect(event.location).toBe("本庁舎　市民窓口");
    expect(component.getFirstPropertyValue("url")).toBe("https://portal.example/reservations/7KQ4M-XW93T");
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(component.getFirstPropertyValue("status")).toBe("CONFIRMED");
  });

  test("names nobody: a calendar may be shared", () => {
    expect(write(entryOf())).not.toMatch(/見本|0837521110|車いす/);
  });

  test("a change keeps the UID and has a higher SEQUENCE", () => {
    const before = read(write(entryOf()));
    const after = read(write(entryOf({ day: "2028-03-01", revision: 3 })));
    expect(after.event.uid).toBe(before.event.uid);
    expect(after.event.sequence).toBeGreaterThan(before.event.sequence);
    expect(after.event.startDate.toJSDate().toISOString()).toBe("2028-03-01T00:30:00.000Z");
  });

  test("a cancellation takes it out: same UID, METHOD:CANCEL, STATUS:CANCELLED", () => {
    const { event, component, calendar } = read(write(entryOf({ state: "cancelled", revision: 4 }), "cancel"));
    expect(event.uid).toBe(read(write(entryOf())).event.uid);
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event.sequence).toBe(4);
  });

  test("has lines of 75 octets at most, as every reader expects", () => {
    const lines = write({ ...entryOf(), description: "説明".repeat(200) }).split("\r\n");
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
