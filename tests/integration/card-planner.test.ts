/** マイナンバーカード planner over HTTP, on a day that stands still: what it says, what it offers, where it leads. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { expectPage } from "./apply.ts";
import { ask, type Page } from "./html-client.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
/** Tuesday, 24 November 2026, ten in the morning in Japan. */
const now = Date.parse("2026-11-24T10:00:00+09:00");
beforeAll(async () => {
  portal = await startPortal({ clock: { now: () => now } });
}, 180_000);
afterAll(() => portal?.close());

const path = "/reservations/card";
const dayOf = (name: string, day: string) => {
  const [year = "", month = "", date = ""] = day.split("-");
  return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: date };
};
const ja = translator("ja");
const answers = (more: Record<string, string>, birth = "1985-01-10") =>
  new URLSearchParams({ what: "certificate", who: "self", ...dayOf("birth", birth), ...more });
const plan = async (more: Record<string, string>, birth?: string): Promise<Page> =>
  expectPage(await portal.browser().open(`${path}?${answers(more, birth)}`));
const until = (day: string) => dayOf("certificateUntil", day);
const times = (page: Page) => page.links((href) => /\/reservations\/new\/.*#d-/.test(href));

describe("the questions", () => {
  test.each(locales)("are asked and answered without script, in %s", async (locale) => {
    const t = translator(locale);
    const browser = portal.browser();
    const form = expectPage(await browser.open(localizePath(path, locale)));
    expect(form.heading).toBe(t("card:title"));
    const asked = form.forms.find(({ names }) => names.includes("what"));
    if (!asked) throw new Error("no questions");
    expect(asked.method).toBe("GET");
    asked.fill("what", ["pin"]).fill("who", ["self"]);
    for (const [name, value] of Object.entries(dayOf("birth", "1985-04-01"))) asked.fill(name, [value]);
    const page = expectPage(await browser.submit(form, asked));
    expect(page.heading).toBe(t("card:what.pin"));
    expect(page.headers["x-robots-tag"]).toBe("noindex");
    expect(page.headers["cache-control"]).toBe("private, no-store");
    expect(page.headers["set-cookie"]).toBeUndefined();
    expect(page.main).not.toMatch(/card:|\{\{/);
    const changed = expectPage(await browser.open(page.link((href) => href.includes("edit=1"))));
    expect(changed.forms.find(({ names }) => names.includes("what"))?.values("what")).toEqual(["pin"]);
  });

  test("mistakes are told beside the question, typed values stay", async () => {
    const page = await portal.browser().open(`${path}?what=card&birth.year=2030&birth.month=13&birth.day=1&who=nobody`);
    expect(page.status).toBe(422);
    expect(page.text(".summary-errors li").length).toBeGreaterThan(1);
    const [form] = page.forms.filter(({ names }) => names.includes("what"));
    expect([form?.values("what"), form?.values("birth.month")]).toEqual([["card"], ["13"]]);
  });

  test("an empty form is public and kept, nothing else is", async () => {
    const form = await ask(portal.origin, path);
    expect(form.headers["cache-control"]).toMatch(/public/);
    expect(form.headers["x-robots-tag"]).toBeUndefined();
  });

  test("a year in the Japanese calendar and fields that are not asked lead to one address", async () => {
    const typed = new URLSearchParams({
      ...Object.fromEntries(answers({})),
      "birth.year": "昭和60",
      "cardUntil.year": "2030",
      nonsense: "1",
    });
    const page = expectPage(await portal.browser().open(`${path}?${typed}`));
    expect(page.address).toBe(`${path}?what=certificate&birth.year=1985&birth.month=1&birth.day=10&who=self`);
  });
});

describe("the certificate", () => {
  test("inside its window: the days with both calendars, times in it alone, each leading to its day", async () => {
    const page = await plan(until("2027-01-10"));
    expect(page.text(".answer")[0]).toContain("2027年（令和9年）1月10日（日）");
    expect(page.main).toContain("2026年（令和8年）10月11日");
    // The last day is a Sunday.
    expect(page.main).toContain("2027年（令和9年）1月8日（金）");
    expect(page.main).toContain(ja("card:times.within"));
    const found = times(page);
    expect(found.length).toBeGreaterThan(0);
    for (const href of found) {
      const url = new URL(href, portal.origin);
      expect(url.pathname).toBe("/reservations/new/digital-certificate");
      expect(url.searchParams.get("latest")).toBe("2027-01-10");
      const day = url.hash.slice(3);
      expect(day > "2026-11-24" && day <= "2027-01-10", day).toBe(true);
      const booking = expectPage(await portal.browser().open(url.pathname + url.search));
      expect(booking.has(`#d-${day}`), href).toBe(true);
    }
  });

  test("a window that is nearly over offers nothing after it", async () => {
    const page = await plan(until("2026-11-25"), "1985-11-25");
    const days = times(page).map((href) => href.split("#d-")[1]);
    expect(new Set(days)).toEqual(new Set(["2026-11-25"]));
  });

  test("before its window: no times, and the day from which they can be booked", async () => {
    const page = await plan(until("2027-05-31"), "1985-05-31");
    expect(page.text(".answer")[0]).toContain("2027年（令和9年）3月1日");
    expect(times(page)).toEqual([]);
    // Sixty days ahead.
    expect(page.main).toContain(ja("card:times.later", { day: "2026年（令和8年）12月31日（木）" }));
  });

  test("a window within reach that has not begun offers its first days", async () => {
    const page = await plan(until("2027-03-10"), "1985-03-10");
    const days = times(page).map((href) => href.split("#d-")[1] ?? "");
    expect(days.length).toBeGreaterThan(0);
    expect(days.every((day) => day >= "2026-12-11" && day <= "2027-03-10")).toBe(true);
    const [first = ""] = times(page);
    expect(new URL(first, portal.origin).searchParams.get("earliest")).toBe("2026-12-11");
  });

  test("over, it can still be renewed; without a date no time is offered", async () => {
    const over = await plan(until("2026-11-10"), "1985-11-10");
    expect(over.text(".answer")[0]).toContain("過ぎていますが、いまからでも更新できます");
    expect(times(over).length).toBeGreaterThan(0);
    const unknown = await plan({});
    expect(unknown.main).toContain(ja("card:times.expiry"));
    expect(times(unknown)).toEqual([]);
  });

  test("an expiry that is no birthday is questioned", async () => {
    expect((await plan(until("2027-01-11"))).main).toContain(ja("card:notes.notBirthday"));
    expect((await plan(until("2027-01-10"))).main).not.toContain(ja("card:notes.notBirthday"));
  });

  test("a proxy is told of the form the city posts, and of two visits", async () => {
    const page = await plan({ ...until("2027-01-10"), who: "agent" });
    expect(page.main).toContain(ja("card:inquiry.heading"));
    expect(page.main).toContain(ja("card:inquiry.visits"));
    expect(page.main).toContain("照会書兼回答書（本人が書いたもの）");
    expect(page.main).toContain(ja("card:times.proxy"));
  });
});

describe("collecting a card", () => {
  test("a child comes with a parent and has no PIN for signing", async () => {
    const page = await plan({ what: "pickup", who: "legal", ...dayOf("noticeUntil", "2026-12-10") }, "2015-06-01");
    for (const words of [
      ja("card:notes.childPickup"),
      ja("card:pins.noSign"),
      ja("card:pins.four"),
      "法定代理人の本人確認書類",
    ])
      expect(page.main).toContain(words);
    expect(page.main).not.toContain(ja("card:pins.sign"));
    const days = times(page).map((href) => href.split("#d-")[1] ?? "");
    expect(days.length).toBeGreaterThan(0);
    expect(days.every((day) => day <= "2026-12-10")).toBe(true);
    expect(times(page)[0]).toContain("/reservations/new/mynumber-pickup?");
  });

  test("after the day on the notice the counter is asked first", async () => {
    const page = await plan({ what: "pickup", ...dayOf("noticeUntil", "2026-11-20") });
    expect(page.main).toContain(ja("card:notes.pickupExpired"));
    expect(times(page)).toEqual([]);
  });

  test("the guide pages of both procedures lead here", async () => {
    for (const id of ["digital-certificate-renewal", "mynumber-card-pickup"]) {
      const guide = expectPage(await portal.browser().open(`/en/procedures/${id}`));
      expect(guide.links((href) => href === "/en/reservations/card")).not.toEqual([]);
    }
  });
});

test("nothing that was answered is written down", async () => {
  const before = ["drafts", "reservations", "outbox"].map((table) => portal.rows(`select count(*) as n from ${table}`));
  await plan({ ...until("2027-01-10"), who: "agent" });
  const after = ["drafts", "reservations", "outbox"].map((table) => portal.rows(`select count(*) as n from ${table}`));
  expect(after).toEqual(before);
});
