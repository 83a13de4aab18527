/** Reservations over real HTTP and without JavaScript: book, mail, calendar, move, cancel, look up; what is refused, and in which words. */
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newReceipt } from "../../app/applications/index.ts";
import type { Procedure } from "../../app/engine/index.ts";
import { type Locale, locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { complete, expectPage } from "./apply.ts";
import { type Booked, book, booked, choose, fillDetails, take, timesOn, toTimes, type Visitor } from "./booking.ts";
import { ask, type Browser, type Page } from "./html-client.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const minute = 60_000;
/** A Monday morning in Japan. */
const monday = Date.parse("2026-11-30T09:00:00+09:00");
let now = monday;
let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ clock: { now: () => now } });
}, 180_000);
afterAll(() => portal?.close());

let people = 0;
/** Somebody with a browser, a telephone and an address of their own. */
const visitor = (locale: Locale = "ja", browser: Browser = portal.browser()): Visitor => {
  people += 1;
  return { browser, locale, tel: `0837-52-${1000 + people}`, email: `visitor${people}@example.jp` };
};
const seats = (code: string): number =>
  portal.rows<{ n: number }>(
    "select count(*) as n from reservation_seats s join reservations r on r.id = s.reservation_id where r.code = ?",
    code,
  )[0]?.n ?? -1;
const lookUp = async (browser: Browser, locale: Locale, number: string, secret: string): Promise<Page> => {
  const page = expectPage(await browser.open(localizePath("/reservations", locale)));
  const form = page.form((each) => each.names.includes("secret"));
  return browser.submit(page, form.fill("number", [number]).fill("secret", [secret]));
};
const calendarOf = async ({ browser }: Visitor, { page, code }: Booked) => {
  const path = page.link((href) => href.endsWith(`/${code}.ics`));
  const answer = await ask(portal.origin, path, { headers: browser.cookieHeader });
  const calendar = new ICAL.Component(ICAL.parse(answer.body.toString("utf8")));
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error("no event");
  return { answer, calendar, component, event: new ICAL.Event(component) };
};
const procedure = async (id: string): Promise<Procedure> => {
  const published = (await portal.running.portal.procedures.snapshot()).byId.get(id);
  if (!published) throw new Error(`no procedure ${id}`);
  return published.procedure;
};

describe.each(locales)("in %s", (locale) => {
  const t = translator(locale);
  const href = (path: string) => localizePath(path, locale);

  test("a visit is booked, mailed, kept in a calendar, moved, cancelled", async () => {
    const someone = visitor(locale);
    const { browser } = someone;
    const visit = await book(someone, "water-consult");
    expect(visit.page.main).toContain(t("reservations:news.booked"));
    expect(visit.page.headers["cache-control"]).toBe("private, no-store");
    expect(visit.page.has("svg.qr")).toBe(true);

    const mail = await portal.mail(({ to, text }) => to === someone.email && text.includes(visit.code));
    expect(mail.text).toContain(visit.secret);
    expect(mail.text).toContain(`${portal.origin}${href(`/reservations/${visit.code}`)}`);

    const first = await calendarOf(someone, visit);
    expect(first.answer.headers["content-type"]).toContain("text/calendar");
    expect(first.answer.headers["content-disposition"]).toContain(`${visit.code}.ics`);
    expect(first.calendar.getFirstPropertyValue("method")).toBe("PUBLISH");

    const change = expectPage(await browser.open(visit.page.link((each) => each.endsWith("/change"))));
    const [earliest] = timesOn(change);
    const moved = booked(expectPage(await take(browser, change, earliest?.value)));
    expect(moved.code).toBe(visit.code);
    expect(moved.page.main).toContain(t("reservations:news.moved"));
    const second = await calendarOf(someone, moved);
    expect(second.event.uid).toBe(first.event.uid);
    expect(second.event.sequence).toBeGreaterThan(first.event.sequence);
    expect(second.event.startDate.compare(first.event.startDate)).toBe(-1);

    const question = expectPage(await browser.open(moved.page.link((each) => each.endsWith("/cancel"))));
    expect(question.heading).toBe(t("reservations:cancel.title"));
    const cancelled = booked(expectPage(await browser.submit(question, question.form())));
    expect(cancelled.page.main).toContain(t("reservations:news.cancelled"));
    expect(seats(visit.code)).toBe(0);
    const third = await calendarOf(someone, cancelled);
    expect(third.calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(third.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(cancelled.page.links((each) => each.endsWith("/change") || each.endsWith("/cancel"))).toEqual([]);
    for (const path of ["/change", "/cancel"])
      expect((await browser.open(href(`/reservations/${visit.code}${path}`))).status).toBe(409);
    const told = portal.mails().filter(({ to, text }) => to === someone.email && text.includes(visit.code));
    await portal.mail(({ to, subject }) => to === someone.email && subject !== mail.subject);
    expect(told.length).toBeGreaterThan(0);
  });

  test("number and second secret open it elsewhere; wrong ones do not, and lock after five", async () => {
    const visit = await book(visitor(locale), "water-consult");
    const stranger = portal.browser();
    const direct = await stranger.open(href(`/reservations/${visit.code}`));
    expect(direct.path).toBe(href("/reservations"));
    expect(direct.main).not.toContain("花子");
    for (const path of [".ics", "/details", "/change", "/cancel"]) {
      const [own, unknown] = await Promise.all(
        [visit.code, newReceipt()].map(async (code) => {
          const answer = await ask(portal.origin, href(`/reservations/${code}${path}`));
          return [answer.status, String(answer.headers.location).replaceAll(code, "N"), answer.body.length];
        }),
      );
      expect(own).toEqual(unknown);
      expect(own?.[0]).toBe(302);
    }
    const friend = portal.browser();
    const opened = await lookUp(friend, locale, visit.code.toLowerCase().replace("-", " "), visit.secret);
    expect([opened.status, opened.path]).toEqual([200, href(`/reservations/${visit.code}`)]);

    for (let tries = 0; tries < 5; tries++) {
      const wrong = await lookUp(stranger, locale, visit.code, "3333-3333");
      expect([wrong.status, wrong.main.includes(t("reservations:lookup.errors.form"))]).toEqual([422, true]);
    }
    const locked = await lookUp(stranger, locale, visit.code, visit.secret);
    expect([locked.status, locked.main.includes(t("reservations:lookup.errors.locked", { minutes: 15 }))]).toEqual([
      429,
      true,
    ]);
    // Those who had it open go on.
    expect((await friend.open(href(`/reservations/${visit.code}`))).status).toBe(200);
    const malformed = await lookUp(stranger, locale, "12345", "3333-3333");
    expect(malformed.main).toContain(t("reservations:lookup.errors.number"));
  });

  test("what was typed stays when something is wrong, and no My Number is taken anywhere", async () => {
    const someone = visitor(locale);
    const details = expectPage(await take(someone.browser, await toTimes(someone, "water-consult")));
    const form = fillDetails(details, { ...someone, email: "nobody" });
    form.fill("note", ["番号は 1234 5678 9018 です"]).fill("name.given", ["123456789018"]);
    const refused = await someone.browser.submit(details, form);
    expect(refused.status).toBe(422);
    expect(refused.text(".error").length).toBeGreaterThanOrEqual(3);
    const again = refused.form((each) => each.names.includes("tel"));
    expect([again.values("tel"), again.values("email")]).toEqual([[someone.tel], ["nobody"]]);
    const rows = portal.rows<{ note: string; name: string | null }>("select note, name from reservations");
    expect(JSON.stringify(rows)).not.toMatch(/5678|123456789018/);
    again.fill("note", [""]).fill("name.given", ["花子"]).fill("email", [someone.email]);
    booked(expectPage(await someone.browser.submit(refused, again)));
  });

  test("somebody joins the waiting list of a full day, is told of a time, takes it, and leaves", async () => {
    const waiter = visitor(locale);
    const holder = visitor(locale);
    const visit = await book(holder, "bereavement");
    const page = await toTimes(waiter, "bereavement");
    const join = expectPage(await waiter.browser.open(page.link((each) => each.includes("/waiting"))));
    const empty = await waiter.browser.submit(join, join.form());
    expect(empty.status).toBe(422);
    const entry = expectPage(await waiter.browser.submit(empty, empty.form().fill("email", [waiter.email])));
    expect(entry.main).toContain(t("reservations:waiting.news.joined"));
    const joined = await portal.mail(({ to }) => to === waiter.email);
    expect(joined.text).toContain("/reservations/waiting/");

    const question = expectPage(await holder.browser.open(href(`/reservations/${visit.code}/cancel`)));
    expectPage(await holder.browser.submit(question, question.form()));
    const offer = await portal.mail(({ to, text }) => to === waiter.email && text.includes("offer="));
    const link = /https?:\/\/\S+offer=\S+/.exec(offer.text)?.[0] ?? "";
    const offered = expectPage(await waiter.browser.open(link.replace(portal.origin, "")));
    expect(offered.main).toContain(t("reservations:times.offered"));
    const wanted = decodeURIComponent(/offer=([^&]+)/.exec(link)?.[1] ?? "");
    const details = expectPage(await take(waiter.browser, offered, wanted));
    const won = booked(expectPage(await waiter.browser.submit(details, fillDetails(details, waiter))));
    // Whoever comes later is told that it is gone.
    const late = expectPage(await portal.browser().open(link.replace(portal.origin, "")));
    expect(late.forms.some((form) => form.buttons.some(({ value }) => value === wanted))).toBe(false);
    expect(late.main).toContain(t("reservations:times.offerGone", { when: won.page.text(".when-large")[0] ?? "" }));
    // With the time they wait no more.
    const over = expectPage(await waiter.browser.open(entry.address));
    expect(over.main).toContain(t("reservations:waiting.ended"));

    const other = visitor(locale);
    const second = expectPage(await other.browser.open(page.link((each) => each.includes("/waiting"))));
    const waiting = expectPage(await other.browser.submit(second, second.form().fill("email", [other.email])));
    const left = expectPage(await other.browser.submit(waiting, waiting.form()));
    expect(left.main).toContain(t("reservations:waiting.news.left"));
    const forged = await other.browser.open(waiting.address.replace(/key=[^&]+/, "key=forged"));
    expect(forged.status).toBe(404);
  });

  test("a time that somebody else took leads to the next ones, with what was typed", async () => {
    const [slow, quick] = [visitor(locale), visitor(locale)];
    const page = await toTimes(slow, "farmland-consult");
    const wanted = timesOn(page)[0]?.value ?? "";
    const details = expectPage(await take(slow.browser, page, wanted));
    now += 16 * minute;
    expect((await take(quick.browser, page, wanted)).status).toBe(200);
    const late = await slow.browser.submit(details, fillDetails(details, slow));
    expect(late.status).toBe(409);
    expect(late.main).toContain(t("reservations:problem.full"));
    const form = late.form((each) => each.names.includes("at"));
    expect([form.values("tel"), form.values("email")]).toEqual([[slow.tel], [slow.email]]);
    const [other = ""] = form.choices("at");
    const visit = booked(expectPage(await slow.browser.submit(late, form.fill("at", [other]))));
    expect(seats(visit.code)).toBe(9);

    // Pressing a button of a page that is out of date.
    const third = visitor(locale);
    const refused = await take(third.browser, page, wanted);
    expect(refused.status).toBe(409);
    expect(refused.main).toContain(t("reservations:problem.full"));
    expect(timesOn(refused).length).toBeGreaterThan(3);
    now = monday;
  });
});

test("a hold is extended once; after it ran out a free time is booked all the same", async () => {
  const someone = visitor();
  const details = expectPage(await take(someone.browser, await toTimes(someone, "tax-consult")));
  expect(details.main).toContain("9時15分まで");
  const form = fillDetails(details, someone);
  const longer = expectPage(await someone.browser.submit(details, form, { name: "_more", value: "1" }));
  expect(longer.main).toContain("9時30分まで");
  const kept = longer.form((each) => each.names.includes("tel"));
  expect(kept.values("name.family")).toEqual(["見本"]);
  expect(kept.buttons.some(({ name }) => name === "_more")).toBe(false);
  now = monday + 45 * minute;
  await portal.running.portal.reservations.clockwork.expireHolds();
  const over = expectPage(await someone.browser.open(details.path));
  expect(over.main).toContain("まだ空いています");
  const visit = booked(expectPage(await someone.browser.submit(longer, kept)));
  expect(seats(visit.code)).toBe(8);
  // The form that was sent is not sent twice.
  const twice = booked(expectPage(await someone.browser.submit(longer, kept)));
  expect(twice.code).toBe(visit.code);
  now = monday;
});

test("nobody books a third visit of two, or holds times without end", async () => {
  const greedy = visitor();
  await book(greedy, "school-consult");
  await book(greedy, "school-consult");
  const third = await take(greedy.browser, await toTimes(greedy, "school-consult"));
  expect([third.status, third.main.includes("お一人2件まで")]).toEqual([409, true]);
  // The same telephone in another browser: what was typed stays.
  const other: Visitor = { ...greedy, browser: portal.browser(), email: "other@example.jp" };
  const details = expectPage(await take(other.browser, await toTimes(other, "school-consult")));
  const refused = await other.browser.submit(details, fillDetails(details, other));
  expect([refused.status, refused.main.includes("お一人2件まで")]).toEqual([409, true]);

  const restless = visitor();
  const page = await toTimes(restless, "childcare-consult");
  let last = page;
  for (let tries = 0; tries < 21; tries++) last = await take(restless.browser, page);
  expect([last.status, last.main.includes("しばらく予約できません")]).toEqual([429, true]);
  expect(
    portal.rows("select 1 from reservations where service_id = 'childcare-consult' and state = 'held'"),
  ).toHaveLength(1);
});

test("a combined visit is as long as everything in it, and the page of what to bring knows each part", async () => {
  const someone = visitor();
  const { browser } = someone;
  const start = expectPage(await browser.open("/reservations/new/moving"));
  const form = start.forms.find((each) => each.names.includes("with")) ?? expect.unreachable("no choice");
  const missing = await browser.submit(start, form);
  expect([missing.status, missing.has(".summary-errors")]).toEqual([422, true]);
  form.fill("place", ["honcho-shimin"]).fill("with", ["child-allowance-claim", "nhi-enroll"]);
  const times = expectPage(await browser.submit(start, form));
  expect(times.main).toContain("およそ60分");
  const details = expectPage(await take(browser, times));
  const visit = booked(expectPage(await browser.submit(details, fillDetails(details, someone))));
  expect(seats(visit.code)).toBe(12);
  const { definition } = await procedure("nhi-enroll");
  expect(visit.page.main).toContain(`${definition.title.ja}のために`);
  const [thing] = definition.guide.bring;
  expect(visit.page.main).toContain(thing?.ja ?? "nothing");
  // The way back keeps what was chosen.
  const back = expectPage(await browser.open(times.link((each) => each.includes("edit=1"))));
  const again = back.forms.find((each) => each.names.includes("with")) ?? expect.unreachable("no choice");
  expect([again.values("place"), again.values("with")]).toEqual([
    ["honcho-shimin"],
    ["child-allowance-claim", "nhi-enroll"],
  ]);
});

test("a home visit goes to the city only", async () => {
  const someone = visitor();
  const { browser } = someone;
  const far = expectPage(await browser.open("/reservations/new/home-visit-digital?area=outside&place=home-visit-team"));
  expect([far.main.includes("訪問できるのは美祢市の中だけ"), timesOn(far).length]).toEqual([true, 0]);
  const details = expectPage(await take(browser, await toTimes(someone, "home-visit-digital")));
  const form = fillDetails(details, someone);
  form.fill("address.postalCode", ["759-2212"]);
  const looked = expectPage(await browser.submit(details, form, { name: "_lookup", value: "address" }));
  const found = looked.form((each) => each.names.includes("tel"));
  expect(found.values("address.city")).toEqual(["美祢市"]);
  found.fill("address.city", ["山口市"]).fill("address.street", ["亀山町2番1号"]);
  const refused = await browser.submit(looked, found);
  expect([refused.status, refused.main.includes("訪問できるのは美祢市の中だけ")]).toEqual([422, true]);
  const fixed = refused
    .form((each) => each.names.includes("tel"))
    .fill("address.city", ["美祢市"])
    .fill("address.street", ["大嶺町東分1番地"]);
  const visit = booked(expectPage(await browser.submit(refused, fixed)));
  expect(visit.page.main).toContain("山口県美祢市大嶺町東分1番地");
  const mail = await portal.mail(({ to }) => to === someone.email);
  expect(mail.text).toContain("美祢市大嶺町東分1番地");
});

test("a page drawn before a change moves and cancels nothing; a reminder in between is no change", async () => {
  const someone = visitor();
  const { browser } = someone;
  const visit = await book(someone, "disability-consult");
  const change = expectPage(await browser.open(`/reservations/${visit.code}/change`));
  const question = expectPage(await browser.open(`/reservations/${visit.code}/cancel`));
  const [first, second] = timesOn(change);
  expectPage(await take(browser, change, first?.value));
  expect((await take(browser, change, second?.value)).status).toBe(409);
  expect((await browser.submit(question, question.form())).status).toBe(409);
  expect(seats(visit.code)).toBe(9);

  const fresh = expectPage(await browser.open(`/reservations/${visit.code}/change`));
  const day = first?.value.split("/")[1] ?? "";
  now = Date.parse(`${day}T10:00:00+09:00`) - 86_400_000;
  if (now > monday + 20 * 3_600_000) await portal.running.portal.reservations.clockwork.remind();
  now = monday;
  expectPage(await take(browser, fresh, second?.value));
});

test("a closure displaces nobody silently: times for exactly that visit are one press away", async () => {
  const someone = visitor();
  const visit = await book(someone, "disaster-support");
  const { reservations, clock } = portal.running.portal;
  const before = (await reservations.byCode(visit.code)) ?? expect.unreachable("gone");
  const { version, value } = await reservations.current();
  const offices = value.offices.map((office) =>
    office.id === "honcho"
      ? {
          ...office,
          calendar: {
            ...office.calendar,
            closed: [{ from: before.day, until: before.day, reason: "停電の工事" }],
          },
        }
      : office,
  );
  const next = { ...value, offices };
  const affected = await reservations.changes.affected(next);
  const published = await reservations.changes.publish(
    { expected: version, value: next, reason: "停電の工事のため", seen: affected.map(({ id }) => id) },
    { kind: "system" },
  );
  expect(published).toBe("published");
  expect(clock.now()).toBe(monday);
  const page = expectPage(await someone.browser.open(`/reservations/${visit.code}`));
  expect(page.main).toContain("停電の工事のため");
  expect(timesOn(page).length).toBeGreaterThan(2);
  expect(timesOn(page).every(({ value: time }) => !time.includes(before.day))).toBe(true);
  const mail = await portal.mail(({ to, subject }) => to === someone.email && subject.includes("選び直し"));
  expect(mail.text).toContain("停電の工事のため");
  const moved = booked(expectPage(await take(someone.browser, page)));
  expect([moved.code, moved.page.main.includes("予約済み")]).toEqual([visit.code, true]);
});

test("an application and its visit know each other, for those who may open the application", async () => {
  const browser = portal.browser();
  const email = "one-record@example.jp";
  // Sample answers are of the day it really is.
  now = Date.now();
  const filed = await complete(portal, await procedure("seal-registration"), {
    browser,
    locale: "ja",
    variant: 0,
    email,
  });
  const status = expectPage(await browser.open(`/applications/${filed.receipt}`));
  const link = status.link((each) => each.includes("/reservations/new/") && each.includes(filed.receipt));
  const someone = visitor("ja", browser);
  const times = await choose(browser, expectPage(await browser.open(link)));
  expect(times.main).toContain(filed.receipt);
  const details = expectPage(await take(browser, times));
  const visit = booked(expectPage(await browser.submit(details, fillDetails(details, someone))));
  expect(visit.page.links((each) => each === `/applications/${filed.receipt}`)).toHaveLength(1);
  const after = expectPage(await browser.open(`/applications/${filed.receipt}`));
  expect(after.links((each) => each === `/reservations/${visit.code}`)).toHaveLength(1);
  expect(after.links((each) => each.includes("/reservations/new/"))).toEqual([]);

  // The same link in a browser that may not open the application: a visit like any other.
  const stranger = visitor();
  const plain = await choose(stranger.browser, expectPage(await stranger.browser.open(link)));
  expect(plain.main).not.toContain(filed.receipt);
  const own = expectPage(await take(stranger.browser, plain));
  const apart = booked(expectPage(await stranger.browser.submit(own, fillDetails(own, stranger))));
  expect(portal.rows("select application_id as a from reservations where code = ?", apart.code)).toEqual([{ a: null }]);
  now = monday;
});

test("the guide page of a procedure leads to its counter, the home page to all of them", async () => {
  const browser = portal.browser();
  const guide = expectPage(await browser.open("/procedures/nhi-enroll"));
  const link = guide.link((each) => each.includes("/reservations/new/"));
  expect(link).toContain("procedure=nhi-enroll");
  expect(timesOn(expectPage(await browser.open(link))).length).toBeGreaterThan(0);
  expectPage(await browser.open((await browser.open("/")).link((each) => each === "/reservations")));
  const none = expectPage(await browser.open("/procedures/bulky-waste"));
  expect(none.links((each) => each.includes("/reservations/new/"))).toEqual([]);
});

test("odd addresses and forms are refused, and nothing is written", async () => {
  const { browser } = visitor();
  const written = () => portal.rows<{ n: number }>("select count(*) as n from reservations")[0]?.n;
  const before = written();
  expect((await browser.open("/reservations/new/no-such-service")).status).toBe(404);
  for (const query of [
    "week=nonsense",
    "week=9999-99-99",
    "place=nowhere",
    "offer=x/y/z",
    "with=__proto__",
    "week=0001-01-01",
    "earliest=2026-13-45",
  ])
    expect((await browser.open(`/reservations/new/farmland-consult?${query}`)).status, query).toBe(200);
  const post = (body: string) => browser.post("/reservations/new/farmland-consult", body);
  expect((await post("")).status).toBe(400);
  expect((await post("at=honcho-nougyo/2026-12-01/511")).status).toBe(409);
  expect((await post("at=mito-madoguchi/2026-12-01/510")).status).toBe(409);
  expect((await post("at=honcho-nougyo/2026-02-31/510")).status).toBe(409);
  expect((await browser.post("/reservations/new/no-such-service", "at=a/2026-12-01/510")).status).toBe(404);
  expect(written()).toBe(before);
});
