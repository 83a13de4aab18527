/** Clerks and the line over HTTP, with what the pages show: a caller booked and moved, a day closed, people called, doors shut. */
import ICAL from "ical.js";
import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { translator } from "../../app/i18n/translator.ts";
import { minutesOf } from "../../app/reservations/index.ts";
import { expectPage } from "./apply.ts";
import { expectConsoleError } from "./error-page.ts";
import { ask, type Browser, type Page } from "./html-client.ts";
import type { HtmlForm } from "./html-form.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

/** A Tuesday morning in Japan: what is tested does not depend on the day of the test. */
const begin = Date.parse("2026-12-01T10:00:00+09:00");
const startedAt = Date.now();
const clock = { now: () => begin + (Date.now() - startedAt) };
const today = "2026-12-01";
const t = translator("ja");
const base = "/staff/reservations";

let portal: TestPortal;
const people = new Map<string, Browser>();
beforeAll(async () => {
  portal = await startPortal({ clock });
}, 180_000);
afterAll(() => portal?.close());

/** One sign-in per account: a one-time code works once. */
async function signedIn(login: string): Promise<Browser> {
  const known = people.get(login);
  if (known) return known;
  const { password, totpSecret } = portal.running.portal.demoAccounts();
  const browser = portal.browser();
  const page = expectPage(await browser.open("/staff/login?to=/staff/procedures"));
  const form = page.form((each) => each.names.includes("password"));
  const code = generateSync({ secret: totpSecret, epoch: Math.floor(clock.now() / 1000) });
  expectPage(await browser.submit(page, form.fill("login", [login]).fill("password", [password]).fill("code", [code])));
  people.set(login, browser);
  return browser;
}

const timeForms = (page: Page) => page.forms.filter(({ buttons }) => buttons.some(({ name }) => name === "at"));
/** Presses the last of the times that passes. */
async function take(browser: Browser, page: Page, test: (value: string) => boolean = () => true): Promise<Page> {
  const all = timeForms(page).flatMap((form) =>
    form.buttons.filter(({ name, value }) => name === "at" && test(value)).map((button) => ({ form, button })),
  );
  const chosen = all.at(-1);
  if (!chosen) throw new Error(`no such time: ${page.describe()}`);
  return browser.submit(page, chosen.form, chosen.button);
}
const button = (form: HtmlForm, value: string) => {
  const found = form.buttons.find((each) => each.name === "action" && each.value === value);
  if (!found) throw new Error(`no button ${value}`);
  return found;
};
/** The form that publishes what the page shows. */
const effectForm = (page: Page) => page.form((form) => form.hidden.seen !== undefined);
const actionForm = (page: Page, action: string, test: (form: HtmlForm) => boolean = () => true) =>
  page.form((form) => form.hidden.action === action && test(form));

type Caller = { family: string; tel: string; email?: string };
type Where = { service?: string; place?: string; channel?: string; from?: string; at?: (value: string) => boolean };
/** The whole talk; returns the reservation's page, which shows the number to read out. */
async function bookFor(
  browser: Browser,
  caller: Caller,
  { service = "moving", place = "honcho-shimin", channel = "phone", at = () => true, from = "" }: Where = {},
): Promise<{ page: Page; code: string }> {
  const query = new URLSearchParams({ channel, service, place, ...(from ? { from } : {}) });
  const times = expectPage(await browser.open(`${base}/new?${query}`));
  const who = expectPage(await take(browser, times, (value) => value.startsWith(`${place}/`) && at(value)));
  const form = who.form((each) => each.names.includes("tel"));
  form.fill("name.family", [caller.family]).fill("name.given", ["花子"]).fill("kana", ["みほん はなこ"]);
  form.fill("tel", [caller.tel]).fill("email", [caller.email ?? ""]);
  const readBack = expectPage(await browser.submit(who, form, button(form, "check")));
  expect(readBack.main).toContain(caller.family);
  const last = readBack.form((each) => each.hidden.hold !== undefined);
  const page = expectPage(await browser.submit(readBack, last, button(last, "confirm")));
  const code = (page.text(".big-number")[0] ?? "").replace(/\s/g, "");
  return { page, code };
}
const state = (code: string) =>
  portal.rows<{ state: string }>("select state from reservations where code = ?", code)[0]?.state;

describe("a caller", () => {
  test("is booked in the order of the talk, and the number to read out opens the reservation", async () => {
    const browser = await signedIn("clerk-citizens");
    const start = expectPage(await browser.open(base));
    const what = expectPage(await browser.open(start.link((href) => href.includes("/new?channel=phone"))));
    expect(
      what.links((href) => href.includes("service=tax-consult")),
      "another department's business",
    ).toEqual([]);
    const when = expectPage(await browser.open(what.link((href) => href.includes("service=moving&place=honcho"))));
    const who = expectPage(await take(browser, when));
    const empty = who.form((each) => each.names.includes("tel"));
    const refused = await browser.submit(who, empty, button(empty, "check"));
    expect([refused.status, refused.text(".summary-errors li").length]).toEqual([422, 3]);
    const { page, code } = await bookFor(browser, { family: "電話", tel: "0837-11-0001" });
    expect(page.main).toContain(t("desk:act.done.booked"));
    const secret = (page.text(".secret")[0] ?? "").replace(/\s/g, "");
    const { reservations } = portal.running.portal;
    const opened = await reservations.lookup({ number: code, code: secret }, "a browser", "192.0.2.1");
    expect(opened.ok).toBe(true);
    const [row] = portal.rows<{ channel: string; email: string | null }>(
      "select channel, email from reservations where code = ?",
      code,
    );
    expect(row).toEqual({ channel: "phone", email: null });
  });

  test("is moved to another place and day, then cancelled with a reason, and written to both times", async () => {
    const browser = await signedIn("clerk-citizens");
    const email = "mover@example.jp";
    const { page, code } = await bookFor(browser, { family: "移川", tel: "0837-11-0002", email });
    await portal.mail(({ to, subject }) => to === email && subject.includes("予約しました"));
    const moving = expectPage(await browser.open(page.link((href) => href.includes("move=1"))));
    const elsewhere = expectPage(await browser.open(moving.link((href) => href.includes("place=mito-madoguchi"))));
    const moved = expectPage(await take(browser, elsewhere, (value) => value.startsWith("mito-madoguchi/")));
    expect(moved.main).toContain("美東総合支所");
    const mail = await portal.mail(({ to, subject }) => to === email && subject.includes("変わりました"));
    expect(mail.text).toContain("美東総合支所");

    const without = actionForm(moved, "cancel").fill("reason", [" "]);
    const refused = await browser.submit(moved, without);
    expect([refused.status, state(code)]).toEqual([422, "confirmed"]);
    const form = actionForm(refused, "cancel").fill("reason", ["担当が休みのため"]);
    const cancelled = expectPage(await browser.submit(refused, form));
    expect(cancelled.main).toContain("担当が休みのため");
    expect((await portal.mail(({ to, subject }) => to === email && subject.includes("取り消しました"))).text).toContain(
      "担当が休みのため",
    );
    // The page from before still has its buttons.
    const stale = await browser.submit(moved, actionForm(moved, "cancel").fill("reason", ["もう一度"]));
    expect([stale.status, stale.main.includes(t("desk:problem.stale"))]).toEqual([409, true]);
  });

  test("whose time was taken during the talk is offered the next ones", async () => {
    const browser = await signedIn("clerk-citizens");
    const page = expectPage(
      await browser.open(`${base}/new?channel=phone&service=digital-certificate&place=shuho-madoguchi`),
    );
    const last = timeForms(page).at(-1)?.buttons.at(-1)?.value ?? "";
    await bookFor(
      browser,
      { family: "先着", tel: "0837-11-0003" },
      { service: "digital-certificate", place: "shuho-madoguchi", at: (value) => value === last },
    );
    const late = await take(browser, page, (value) => value === last);
    expect([late.status, late.main.includes(t("desk:problem.full"))]).toEqual([409, true]);
    expect(timeForms(late).flatMap(({ buttons }) => buttons).length).toBeGreaterThan(5);
  });

  test("is found again by name and telephone; the plan and the print have them", async () => {
    const browser = await signedIn("clerk-citizens");
    const { code } = await bookFor(browser, { family: "探索", tel: "0837-11-0004" });
    const list = expectPage(await browser.open(base));
    const search = list.forms.find((form) => form.names.includes("q"));
    if (!search) throw new Error("no search");
    for (const q of ["探索花子", "0837-11-0004", code.toLowerCase()]) {
      const found = expectPage(await browser.submit(list, search.fill("q", [q])));
      expect(
        found.links((href) => href.endsWith(`${base}/${code}`)),
        q,
      ).toHaveLength(1);
    }
    const [row] = portal.rows<{ day: string }>("select day from reservations where code = ?", code);
    for (const path of [
      `${base}?counter=honcho-shimin&day=${row?.day}`,
      `${base}?counter=honcho-shimin&view=week&day=${row?.day}`,
      `${base}/print?counter=honcho-shimin&day=${row?.day}`,
    ])
      expect(expectPage(await browser.open(path)).main, path).toContain("探索");
  });
});

describe("a day that is closed", () => {
  const office = `${base}/timetable/offices/shuho`;
  const day = "2026-12-09";
  const close = async (browser: Browser, on: string) => {
    const page = expectPage(await browser.open(office));
    const form = page.form((each) => each.names.includes("closed.0.from"));
    const free = form.names.find((name) => /^closed\.\d+\.from$/.test(name) && form.values(name)[0] === "") ?? "";
    const row = free.replace(".from", "");
    form.fill(free, [on]).fill(`${row}.reason`, ["停電"]);
    return browser.submit(page, form, button(form, "preview"));
  };

  test("shows whom it touches first; then they are told, offered times, or telephoned", async () => {
    const clerk = await signedIn("clerk-citizens");
    const at = (value: string) => value.includes(`/${day}/`);
    const where = { place: "shuho-madoguchi", from: day, at };
    const mailed = await bookFor(clerk, { family: "郵便", tel: "0837-12-0001", email: "closed@example.jp" }, where);
    const silent = await bookFor(clerk, { family: "電信", tel: "0837-12-0002" }, where);
    const boss = await signedIn("clerk");
    const effect = expectPage(await close(boss, day));
    expect(effect.main).toContain("郵便");
    expect(effect.main).toContain(t("timetable:effect.silent", { count: 1 }));
    expect(state(mailed.code)).toBe("confirmed");

    const form = effectForm(effect);
    const nameless = await boss.submit(effect, form, button(form, "publish"));
    expect([nameless.status, nameless.main.includes(t("timetable:problem.why"))]).toEqual([422, true]);
    // One more books that day meanwhile.
    const late = await bookFor(clerk, { family: "割込", tel: "0837-12-0003" }, where);
    const again = effectForm(nameless).fill("why", ["停電のため"]);
    const changed = await boss.submit(nameless, again, button(again, "publish"));
    expect([changed.status, changed.main.includes("割込"), state(late.code)]).toEqual([409, true, "confirmed"]);
    const last = effectForm(changed).fill("why", ["停電のため"]);
    const done = expectPage(await boss.submit(changed, last, button(last, "publish")));
    expect(done.path).toBe(`${base}/timetable`);
    expect([mailed, silent, late].map(({ code }) => state(code))).toEqual(["displaced", "displaced", "displaced"]);

    const mail = await portal.mail(({ to, subject }) => to === "closed@example.jp" && subject.includes("選び直して"));
    expect(mail.text).toContain("停電のため");
    expect(mail.text).toMatch(/^・2026年/m);
    const list = expectPage(await clerk.open(base));
    expect(list.text("#telephone")).toEqual([t("desk:telephone.heading", { count: 2 })]);
    const told = expectPage(
      await clerk.submit(
        list,
        actionForm(list, "told", (each) => each.hidden.code === late.code),
      ),
    );
    expect(told.text("#telephone")).toEqual([t("desk:telephone.heading", { count: 1 })]);
    const moving = expectPage(await clerk.open(`${base}/${silent.code}?move=1`));
    expectPage(await take(clerk, moving));
    expect(state(silent.code)).toBe("confirmed");
    expect(expectPage(await clerk.open(base)).has("#telephone")).toBe(false);
  });

  test("by two at once: the second begins again with what is in force", async () => {
    const boss = await signedIn("clerk");
    const [one, two] = [await close(boss, "2027-01-19"), await close(boss, "2027-01-20")];
    expectPage(await boss.submit(one, effectForm(one), button(effectForm(one), "publish")));
    const late = await boss.submit(two, effectForm(two), button(effectForm(two), "publish"));
    expect([late.status, late.main.includes(t("timetable:problem.conflict"))]).toEqual([409, true]);
    const form = late.form((each) => each.names.includes("closed.0.from"));
    const days = form.names.filter((name) => /^closed\.\d+\.from$/.test(name)).map((name) => form.values(name)[0]);
    expect([days.includes("2027-01-19"), days.includes("2027-01-20")]).toEqual([true, false]);
  });

  test("a service is given more desks, another place and fewer minutes, and the history says who", async () => {
    const boss = await signedIn("clerk");
    const path = `${base}/timetable/services/farmland-consult`;
    const page = expectPage(await boss.open(path));
    const form = page.form((each) => each.names.includes("minutes"));
    form.fill("minutes", ["30"]).fill("place.0.desks", ["3"]).fill("place.0.counter", ["2"]);
    form.fill("place.1.at", ["shuho-madoguchi"]).fill("place.1.desks", ["1"]);
    const effect = expectPage(await boss.submit(page, form, button(form, "preview")));
    const last = effectForm(effect);
    if (last.names.includes("why")) last.fill("why", ["見直し"]);
    const done = expectPage(await boss.submit(effect, last, button(last, "publish")));
    expect(done.main).toContain("農地の相談");
    const timetable = await portal.running.portal.reservations.timetable();
    const service = timetable.services.find(({ id }) => id === "farmland-consult");
    expect(service?.minutes).toBe(30);
    expect(service?.places.map(({ counter, desks, quota }) => [counter, desks, quota.counter])).toEqual([
      ["honcho-nougyo", 3, 2],
      ["shuho-madoguchi", 1, 1],
    ]);
  });
});

describe("the line", () => {
  const board = "/queue/mito-madoguchi";
  const open = (browser: Browser) => browser.open("/staff/counter?counter=mito-madoguchi");
  const sit = async (browser: Browser, desk: string) => {
    const page = expectPage(await open(browser));
    return expectPage(await browser.submit(page, actionForm(page, "desk").fill("desk", [desk])));
  };
  const press = async (browser: Browser, page: Page, action: string) =>
    expectPage(
      await browser.submit(
        page,
        actionForm(page, action, (form) => !form.hidden.code),
      ),
    );
  const issue = async (browser: Browser) => {
    const page = expectPage(await open(browser));
    const issued = expectPage(await browser.submit(page, actionForm(page, "issue")));
    return { page: issued, code: issued.text(".issued .code")[0]?.replace(/\s/g, "") ?? "" };
  };

  test("a reservation checks in by its number, is called with the walk-ins, and follows it on a telephone", async () => {
    const clerk = await signedIn("clerk-citizens");
    const later = (value: string) => value.includes(`/${today}/`) && Number(value.split("/")[2]) >= minutesOf("15:00");
    const { code } = await bookFor(
      clerk,
      { family: "来庁", tel: "0837-13-0001" },
      { place: "mito-madoguchi", channel: "counter", from: today, at: later },
    );
    await sit(clerk, "３番");
    const first = await issue(clerk);
    const counter = expectPage(await open(clerk));
    const wrong = actionForm(counter, "check-in", (form) => form.names.includes("number")).fill("number", ["ABC"]);
    const refused = await clerk.submit(counter, wrong);
    expect([refused.status, refused.main.includes(t("desk:problem.malformed"))]).toEqual([422, true]);
    const scanned = `${portal.origin}/reservations/${code}`;
    const form = actionForm(refused, "check-in", (each) => each.names.includes("number")).fill("number", [scanned]);
    const arrived = expectPage(await clerk.submit(refused, form));
    expect([arrived.main.includes(t("line:news.arrived", { number: 2 })), state(code)]).toEqual([true, "arrived"]);

    const phone = portal.browser();
    const mine = expectPage(await phone.open(`${board}?code=${first.code}`));
    expect(mine.heading).toBe(t("queue:mine.title", { number: 1 }));
    expect(mine.main).toContain(t("queue:mine.next"));
    expect(mine.headers["cache-control"]).toBe("private, no-store");
    const called = await press(clerk, arrived, "next");
    expect(called.main).toContain(t("line:news.called", { number: 1, desk: "3番" }));
    const now = expectPage(await phone.open(`${board}?code=${first.code}`));
    expect(now.main).toContain("3番の机へ");
    const served = await press(clerk, await press(clerk, called, "start"), "done-next");
    expect(served.main).toContain(t("line:now.called", { number: 2, minutes: 0 }));
    expect(served.main).toContain("来庁");
    const gone = await press(clerk, served, "absent");
    expect(state(code)).toBe("no-show");
    // They come after all.
    const back = actionForm(gone, "check-in", (each) => each.names.includes("number")).fill("number", [code]);
    const again = expectPage(await clerk.submit(gone, back));
    const serving = await press(clerk, await press(clerk, again, "next"), "start");
    await press(clerk, serving, "done");
    expect(state(code)).toBe("done");
    const detail = expectPage(await clerk.open(`${base}/${code}`));
    for (const key of ["arrived", "called", "no-show", "put-back", "started", "done"])
      expect(detail.main, key).toContain(t(`desk:event.${key}`));
  });

  test("a resident checks in by telephone within the hour before, not earlier, and only once", async () => {
    const clerk = await signedIn("clerk-citizens");
    const visit = async (family: string, tel: string, from: string, until: string) => {
      const at = (value: string) => {
        const [, day, start] = value.split("/");
        return day === today && Number(start) >= minutesOf(from) && Number(start) < minutesOf(until);
      };
      const { code } = await bookFor(
        clerk,
        { family, tel },
        { place: "shuho-madoguchi", channel: "counter", from: today, at },
      );
      const phone = portal.browser();
      const lookup = expectPage(await phone.open("/reservations"));
      const typed = lookup.form((each) => each.names.includes("secret")).fill("number", [code]);
      typed.fill("secret", [portal.running.portal.reservations.accessCode(code)]);
      return { phone, code, page: expectPage(await phone.submit(lookup, typed)) };
    };
    const early = await visit("早着", "0837-13-0011", "14:00", "16:00");
    expect(early.page.main).toMatch(/\d+時(\d+分)?から、着いたことを/);
    expect((await early.phone.post(early.page.path, "action=arrive")).status).toBe(409);
    expect(state(early.code)).toBe("confirmed");

    const { phone, code, page } = await visit("来着", "0837-13-0012", "10:05", "11:00");
    const arrive = page.form((form) => form.hidden.action === "arrive");
    const line = expectPage(await phone.submit(page, arrive));
    expect([line.path, state(code)]).toEqual(["/queue/shuho-madoguchi", "arrived"]);
    expect(line.heading).toBe(t("queue:mine.title", { number: 1 }));
    expect((await phone.post(page.path, "action=arrive")).status).toBe(409);
    const again = expectPage(await phone.open(page.path));
    const toLine = again.link((href) => href.startsWith("/queue/shuho-madoguchi?code="));
    expect(expectPage(await phone.open(toLine)).heading).toBe(line.heading);
    expect(portal.rows("select 1 from tickets where counter_id = 'shuho-madoguchi'")).toHaveLength(1);
    expect((await portal.browser().post(page.path, "action=arrive")).path).toBe("/reservations");
  });

  test("two clerks who press at the same moment call two people", async () => {
    const [one, two] = [await signedIn("clerk-citizens"), await signedIn("admin")];
    for (let n = 0; n < 4; n++) await issue(one);
    const pages = [await sit(one, "1"), await sit(two, "2")];
    const pressed = await Promise.all(
      [one, two].map((browser, at) => {
        const page = pages[at] as Page;
        return browser.submit(page, actionForm(page, "next"));
      }),
    );
    const numbers = pressed.map((page) => page.text(".at-desk .ticket-number")[0]);
    expect(new Set(numbers).size).toBe(2);
    const rows = portal.rows<{ desk: string }>(
      "select desk from tickets where counter_id = 'mito-madoguchi' and state = 'called' order by desk",
    );
    expect(rows.map(({ desk }) => desk)).toEqual(["1", "2"]);
    // One window too old: the person is called already.
    const stale = await one.submit(pages[0] as Page, actionForm(pages[0] as Page, "next"));
    expect([stale.status, stale.main.includes(t("line:problem.busy"))]).toEqual([409, true]);
  });

  test("whoever leaves is not called; a code that is none says so, and other counters know nothing of it", async () => {
    const clerk = await signedIn("clerk-citizens");
    const { code } = await issue(clerk);
    const phone = portal.browser();
    const page = expectPage(await phone.open(`${board}?code=${code.toLowerCase().replace("-", "")}`));
    const left = expectPage(await phone.submit(page, page.form()));
    expect(left.main).toContain(t("queue:mine.left"));
    expect(portal.rows<{ state: string }>("select state from tickets where code = ?", code)).toEqual([
      { state: "left" },
    ]);
    for (const path of [`${board}?code=3333-3333`, `/queue/shuho-madoguchi?code=${code}`]) {
      const unknown = await phone.open(path);
      expect([unknown.status, unknown.main.includes(t("queue:mine.unknown"))], path).toEqual([404, true]);
    }
    expect((await phone.open("/queue/no-such")).status).toBe(404);
  });

  test("the board is one page for everybody, without names, kept for seconds", async () => {
    for (const prefix of ["", "/easy", "/en"]) {
      const answer = await ask(portal.origin, `${prefix}${board}`);
      const html = answer.body.toString("utf8");
      expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "public, max-age=0, must-revalidate"]);
      expect(html).not.toMatch(/来庁|0837-1|移川|花子/);
      const again = await ask(portal.origin, `${prefix}${board}`, {
        headers: { "If-None-Match": String(answer.headers.etag) },
      });
      expect([200, 304]).toContain(again.status);
      const wall = await ask(portal.origin, `${prefix}${board}/display?colour=dark`);
      expect([wall.status, /来庁|花子/.test(wall.body.toString("utf8"))]).toEqual([200, false]);
    }
    const clerk = await signedIn("clerk-citizens");
    const before = expectPage(await portal.browser().open(board));
    await issue(clerk);
    await expect
      .poll(async () => (await portal.browser().open(board)).main !== before.main, { timeout: 8_000, interval: 250 })
      .toBe(true);
  });
});

describe("doors", () => {
  const paths = (code: string) => [
    base,
    `${base}/new`,
    `${base}/print`,
    `${base}/${code}`,
    `${base}/timetable`,
    `${base}/timetable/offices/honcho`,
    "/staff/counter",
    "/staff/counter/tickets/none",
  ];
  const secrets = /鍵穴|083714/;

  test("lead to the sign-in without a session, and say nothing in their data", async () => {
    const clerk = await signedIn("clerk-citizens");
    const { code } = await bookFor(clerk, { family: "鍵穴", tel: "0837-14-0001" });
    for (const path of paths(code)) {
      for (const address of [path, `${path}.data`]) {
        const answer = await ask(portal.origin, address, { headers: { Cookie: "__Host-staff=forged" } });
        expect(answer.status, address).toBeLessThan(400);
        expect(answer.body.toString("utf8"), address).not.toMatch(secrets);
      }
      const posted = await portal.browser().post(path, "action=cancel&reason=x&revision=2");
      // A page without forms takes none.
      expect(posted.path === "/staff/login" || posted.status === 405, path).toBe(true);
    }
    expect(state(code)).toBe("confirmed");
  });

  test("of another department say 404 and change nothing; roles without the permission are refused", async () => {
    const clerk = await signedIn("clerk-citizens");
    const { code, page } = await bookFor(clerk, { family: "鍵穴", tel: "0837-14-0002" });
    const { revision = "" } = actionForm(page, "cancel").hidden;
    const tax = await signedIn("clerk-tax");
    const foreign = await tax.open(`${base}/${code}`);
    expectConsoleError(foreign, 404);
    expect(foreign.html).not.toMatch(secrets);
    expectConsoleError(await tax.post(`${base}/${code}`, `action=cancel&reason=x&revision=${revision}`), 404);
    for (const path of [`${base}?counter=honcho-shimin`, `${base}?q=${code}`, `${base}?q=0837-14`, "/staff/counter"])
      expect((await tax.open(path)).html, path).not.toMatch(secrets);
    expectConsoleError(await tax.open(`${base}/print?counter=honcho-shimin`), 404);
    expectConsoleError(await tax.open(`${base}/new?channel=phone&service=moving`), 404);
    const hold = "action=hold&channel=phone&service=moving&at=honcho-shimin/2026-12-03/540";
    expectConsoleError(await tax.post(`${base}/new`, hold), 404);
    expectConsoleError(await tax.post("/staff/counter", "action=issue&counter=honcho-shimin&service=moving"), 404);
    // A clerk edits no timetable, and only a few see reservations at all.
    expectConsoleError(await clerk.open(`${base}/timetable`), 403);
    expectConsoleError(await clerk.post(`${base}/timetable/offices/honcho`, "action=preview&version=1"), 403);
    const publisher = await signedIn("publisher");
    for (const path of paths(code)) expectConsoleError(await publisher.open(path), 403);
    expectConsoleError(await publisher.post(`${base}/${code}`, `action=cancel&reason=x&revision=${revision}`), 403);
    expect(state(code)).toBe("confirmed");
  });

  test("the calendar of a counter opens with its secret alone, until it is renewed", async () => {
    const clerk = await signedIn("clerk-citizens");
    const { code } = await bookFor(clerk, { family: "鍵穴", tel: "0837-14-0003" });
    const boss = await signedIn("clerk");
    const renew = async () => {
      const page = expectPage(await boss.open(`${base}?counter=honcho-shimin`));
      const made = await boss.submit(page, actionForm(page, "renew-feed"));
      expect([made.status, made.headers["cache-control"]]).toEqual([200, "private, no-store"]);
      return new URL(made.text("code.code")[0] ?? "").pathname;
    };
    const path = await renew();
    const answer = await ask(portal.origin, path);
    expect([answer.status, answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([
      200,
      "text/calendar; charset=utf-8",
      "private, no-store",
    ]);
    const text = answer.body.toString("utf8");
    expect(text).not.toMatch(/鍵穴|花子|見本|0837/);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    expect(events.some(({ description }) => description.includes(code))).toBe(true);
    expect(portal.rows<{ n: number }>("select count(*) as n from counter_feeds")[0]?.n).toBe(1);
    const [kept] = portal.rows<{ hash: string }>("select token_hash as hash from counter_feeds");
    expect(path).not.toContain(kept?.hash);
    const next = await renew();
    expect((await ask(portal.origin, path)).status).toBe(404);
    expect((await ask(portal.origin, next)).status).toBe(200);
    expect((await ask(portal.origin, "/staff-feeds/x.ics")).status).toBe(404);
    const clerks = await clerk.post(base, "action=renew-feed&counter=honcho-shimin");
    expectConsoleError(clerks, 403);
  });
});
