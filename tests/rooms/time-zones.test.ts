/** Times are those of Japan wherever the server stands: the same slots, words and calendar files, character by character. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { projectPath } from "../../app/lib/project-path.ts";

const zones = ["Asia/Tokyo", "UTC", "America/New_York"];
type View = {
  slots: [string, number[]][];
  today: [string, { first: string; last: string }][];
  words: string[][][];
  calendar: string;
};
const viewIn = (zone: string): string =>
  execFileSync(process.execPath, [projectPath("tests", "rooms", "time-zone-view.ts")], {
    env: { ...process.env, TZ: zone },
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  });

test("a server in Tokyo, in UTC and in New York offers and writes the same", () => {
  const [tokyo = "", ...others] = zones.map(viewIn);
  for (const other of others) expect(other).toBe(tokyo);
  const view = JSON.parse(tokyo) as View;
  const slots = new Map(view.slots);
  expect(slots.get("2026-11-24")).toHaveLength(12);
  // 勤労感謝の日, the city's own closed day, year end, a closure, and an ordinary 29 February.
  for (const day of ["2026-11-23", "2026-12-28", "2026-12-31", "2027-01-03", "2027-01-12"])
    expect(slots.get(day), day).toEqual([]);
  expect(slots.get("2028-02-29")).toHaveLength(12);
  expect(slots.get("2026-12-06")).toEqual([540, 570]);
  expect(view.today[0]?.[0]).toBe("2026-12-31");
  expect(view.today[1]?.[0]).toBe("2027-01-01");
  expect(view.words[0]?.[2]).toEqual([
    "2028年（令和10年）2月29日（火）",
    "2月29日（火）",
    "0時",
    "2028年（令和10年）2月29日（火）23時55分",
  ]);
  expect(view.calendar).toContain("DTSTART;TZID=Asia/Tokyo:20280229T093000");
});
