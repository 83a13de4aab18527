/** Going on later over HTTP, without script: a second cookie jar is a second device. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCode, writeCode } from "../../app/applications/resume-codes.ts";
import type { Procedure } from "../../app/engine/index.ts";
import { formatTime } from "../../app/i18n/dates.ts";
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { publishDefinitions } from "../../app/procedures/index.ts";
import { openStores } from "../../db/index.server.ts";
import { type Applicant, advanceTo, answerPage, complete, expectPage, formPath } from "./apply.ts";
import { ask, type Browser, type Page } from "./html-client.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

const minute = 60_000;
const day = 86_400_000;
let portal: TestPortal;
let bulky: Procedure;
let comment: Procedure;
let certificate: Procedure;
let passed = 0;
const clock = { now: () => Date.now() + passed };
beforeAll(async () => {
  portal = await startPortal({ clock });
  const { byId } = await portal.running.portal.procedures.snapshot();
  const find = (id: string): Procedure => {
    const published = byId.get(id);
    if (!published) throw new Error(`no procedure ${id}`);
    return published.procedure;
  };
  bulky = find("bulky-waste");
  comment = find("public-comment");
  certificate = find("residence-certificate");
}, 180_000);
afterAll(() => portal?.close());

let people = 0;
const applicantOf = (locale: Locale = "ja"): Applicant => {
  people += 1;
  return { browser: portal.browser(), locale, variant: 1, email: `resume-${people}@example.jp` };
};
const applyPath = (procedure: Procedure, locale: Locale, below = "") =>
  localizePath(`/procedures/${procedure.id}/apply${below}`, locale);
const act =
  (name: string) =>
  ({ hidden }: { hidden: Record<string, string> }) =>
    hidden.act === name;

/** A draft with its first pages answered, and its sheet with the code. */
async function shown(procedure: Procedure, path: string, { locale = "ja" as Locale, mail = false } = {}) {
  const applicant = applicantOf(locale);
  const { browser, email } = applicant;
  const page = await advanceTo(portal, procedure, applicant, path);
  const offer = expectPage(await browser.open(page.link((href) => href.endsWith("/apply/later"))));
  const form = offer.form(act("show")).fill("email", [mail ? email : ""]);
  const sheet = expectPage(await browser.submit(offer, form));
  const code = (sheet.text(".big-number")[0] ?? "").replace(/\s/g, "");
  expect(code).toMatch(/^(\w{5}-){2}\w{5}$/);
  return { applicant, browser, page, sheet, code, locale };
}
async function enter(browser: Browser, code: string, locale: Locale = "ja"): Promise<Page> {
  const page = expectPage(await browser.open(localizePath("/resume", locale)));
  return browser.submit(page, page.form((form) => form.names.includes("code")).fill("code", [code]));
}
/** The rest of the form, to the receipt. */
async function finish(procedure: Procedure, from: Page, applicant: Applicant): Promise<Page> {
  let page = from;
  for (let pages = 0; formPath(page) !== null; pages++) {
    if (pages > 60) throw new Error(`the form does not end: ${page.describe()}`);
    page = expectPage(await answerPage(portal, page, procedure, applicant));
  }
  return page;
}
/** The words beside the field, without the one that marks them. */
const errorOf = (page: Page): string => (page.text(".error")[0] ?? "").replace("エラー：", "");
/** Another secret of the same draft, written right. */
function wrongCode(code: string): string {
  const { handle = "", secret = "" } = readCode(code) ?? {};
  return writeCode({ handle, secret: (secret.startsWith("3") ? "4" : "3") + secret.slice(1) });
}

describe("a code", () => {
  test.each(["ja", "easy", "en"] as const)(
    "takes the draft to another device, where it is sent (%s)",
    async (locale) => {
      const t = translator(locale);
      const { browser, page, code, applicant } = await shown(bulky, "place", { locale });
      // Back on this device nothing is different.
      expect((await browser.open(page.path)).status).toBe(200);
      const mine = expectPage(await browser.open(localizePath("/applications", locale)));
      expect(mine.main).toContain(t("resume:mine.goOn"));

      const second = { ...applicant, browser: portal.browser() };
      const opened = expectPage(await enter(second.browser, code.toLowerCase().replaceAll("-", " "), locale));
      expect(formPath(opened)).toBe("place");

      // The first device is told plainly, on its form and on the start page, and has a way back.
      const gone = await browser.open(page.path);
      expect([gone.status, gone.heading]).toEqual([409, t("pages:error.moved.title")]);
      expect(gone.links()).toContain(localizePath("/resume", locale));
      const sent = await browser.submit(page, page.form());
      expect(sent.status).toBe(409);
      const start = expectPage(await browser.open(applyPath(bulky, locale)));
      expect(start.main).toContain(t("resume:start.elsewhere"));
      expect((await browser.open(applyPath(bulky, locale, "/later"))).status).toBe(409);
      expect((await browser.open(applyPath(bulky, locale, "/handoff"))).status).toBe(409);

      const receipt = await finish(bulky, opened, second);
      expect(receipt.path).toMatch(/\/applications\/[^/]+\/receipt$/);
      // What is sent cannot be opened with it any more.
      const dead = await enter(portal.browser(), code, locale);
      expect([dead.status, dead.main.includes(t("resume:enter.wrong", { left: 4, minutes: 15 }))]).toEqual([422, true]);
    },
  );

  test("comes back to the first device with the same code", async () => {
    const { browser, code } = await shown(bulky, "place");
    const other = portal.browser();
    expectPage(await enter(other, code));
    expect(formPath(expectPage(await enter(browser, code)))).toBe("place");
    expect((await other.open(applyPath(bulky, "ja", "/place"))).status).toBe(409);
  });

  test("is locked by five wrong tries for fifteen minutes, and says until when", async () => {
    const t = translator("ja");
    const { code } = await shown(bulky, "place");
    const stranger = portal.browser();
    for (const left of [4, 3, 2, 1]) {
      const page = await enter(stranger, wrongCode(code));
      expect([page.status, errorOf(page)]).toEqual([422, t("resume:enter.wrong", { left, minutes: 15 })]);
    }
    const before = clock.now();
    const locked = await enter(stranger, wrongCode(code));
    const times = [before, clock.now()].map((at) => formatTime(at + 15 * minute, "ja"));
    expect(locked.status).toBe(429);
    expect(times.map((time) => t("resume:enter.locked", { time }))).toContain(errorOf(locked));
    // The right one does not help, whoever has it.
    expect((await enter(portal.browser(), code)).status).toBe(429);
    passed += 15 * minute;
    expect(formPath(expectPage(await enter(portal.browser(), code)))).toBe("place");
  });

  test("that nobody has reads the same as a wrong one, and locks the same", async () => {
    const { code } = await shown(bulky, "place");
    const none = writeCode({ handle: "33333", secret: "444444444" });
    const read = async (typed: string) => {
      const stranger = portal.browser();
      const pages: Page[] = [];
      for (let tries = 0; tries < 6; tries++) pages.push(await enter(stranger, typed));
      return pages.map(({ status, html }) => [
        status,
        html.replaceAll(typed, "CODE").replace(/\d+時(\d+分)?/g, "TIME"),
      ]);
    };
    expect(await read(none)).toEqual(await read(wrongCode(code)));
  });

  test("with a slip of the pen does not count", async () => {
    const { code } = await shown(bulky, "place");
    const stranger = portal.browser();
    const slip = code.slice(0, -1) + (code.endsWith("3") ? "4" : "3");
    for (let tries = 0; tries < 6; tries++) {
      const page = await enter(stranger, slip);
      expect([page.status, errorOf(page)]).toEqual([422, translator("ja")("resume:enter.malformed")]);
    }
    expectPage(await enter(stranger, code));
  });

  test("is replaced by a new one; neither stands in the database", async () => {
    const { browser, sheet, code } = await shown(bulky, "place");
    const renewed = expectPage(await browser.submit(sheet, sheet.form(act("renew"))));
    const next = (renewed.text(".big-number")[0] ?? "").replace(/\s/g, "");
    expect(next).not.toBe(code);
    expect((await enter(portal.browser(), code)).status).toBe(422);
    const rows = JSON.stringify(portal.rows("select * from draft_resumes"));
    for (const each of [code, next]) {
      expect(rows).not.toContain(each.replaceAll("-", "").slice(5));
      expect(rows).not.toContain(each.slice(6));
    }
    expectPage(await enter(portal.browser(), next));
  });
});

describe("two drafts of one procedure", () => {
  test("are shown side by side; nothing goes before one is chosen", async () => {
    const t = translator("ja");
    const { code } = await shown(bulky, "contact");
    const own = applicantOf();
    const mine = await advanceTo(portal, bulky, own, "place");
    const choice = expectPage(await enter(own.browser, code));
    expect(choice.heading).toBe(t("resume:choose.title"));
    expect(choice.main).toContain(t("resume:choose.mine"));
    expect(choice.text("dd").length).toBe(8);
    // Going on with one's own changes nothing.
    const kept = expectPage(await own.browser.open(choice.link((_, text) => text === t("resume:choose.takeMine"))));
    expect(kept.path).toBe(mine.path);
    const taken = expectPage(await own.browser.submit(choice, choice.form()));
    expect(formPath(taken)).toBe("contact");
  });
});

describe("the link in a mail", () => {
  const linkOf = async ({ email }: Applicant) => {
    const { text } = await portal.mail(({ to }) => to === email);
    return new URL(/http:\/\/localhost:\d+\/\S*resume\/\S+/.exec(text)?.[0] ?? "").href;
  };

  test("opens by a button, not by being followed", async () => {
    const { browser, applicant, page, code } = await shown(bulky, "place", { mail: true, locale: "en" });
    const link = await linkOf(applicant);
    const { pathname, search } = new URL(link);
    expect(pathname).toMatch(/^\/en\/resume\/\w{5}$/);
    // What mail programs do with links.
    for (const method of ["GET", "HEAD", "GET"]) {
      const answer = await ask(portal.origin, pathname + search, { method });
      expect([answer.status, answer.headers["set-cookie"]]).toEqual([200, undefined]);
      expect(answer.headers["cache-control"]).toContain("no-store");
    }
    expect((await browser.open(page.path)).status).toBe(200);
    const phone = portal.browser();
    const shownPage = expectPage(await phone.open(link));
    expect(shownPage.html).not.toContain(code);
    const opened = expectPage(await phone.submit(shownPage, shownPage.form(act("open"))));
    expect([formPath(opened), opened.lang]).toEqual(["place", "en"]);
    expect((await browser.open(page.path)).status).toBe(409);
  });

  test("says nothing to somebody who has only a part of it", async () => {
    const { applicant } = await shown(bulky, "place", { mail: true });
    const { pathname, search } = new URL(await linkOf(applicant));
    const t = translator("ja");
    const stranger = portal.browser();
    for (const address of [
      pathname,
      `${pathname}${search.slice(0, -1)}`,
      `${pathname}${search}x`,
      `/resume/33333${search}`,
    ]) {
      const page = await stranger.open(address);
      expect([page.status, page.heading]).toEqual([200, t("resume:link.gone.title")]);
      expect(page.main).not.toContain(bulky.definition.title.ja);
      expect((await stranger.post(address, "act=open")).status).toBe(410);
    }
    expect((await stranger.post(pathname + search, "act=other")).status).toBe(400);
  });

  test("goes to an address that can be one, and not without end", async () => {
    const { browser, sheet, applicant } = await shown(bulky, "place");
    const t = translator("ja");
    const send = (email: string) => browser.submit(sheet, sheet.form(act("mail")).fill("email", [email]));
    const wrong = await send("だれか");
    expect([wrong.status, errorOf(wrong)]).toEqual([422, t("resume:later.email")]);
    const before = portal.rows("select id from outbox").length;
    for (let sent = 0; sent < 5; sent++) expectPage(await send(applicant.email));
    const much = await send(applicant.email);
    expect([much.status, errorOf(much).includes("何度も")]).toEqual([429, true]);
    expect(portal.rows("select id from outbox").length).toBe(before + 5);
    expect((await browser.post(sheet.path, "act=anything")).status).toBe(400);
  });

  test("comes again a week and a day before the draft ends", async () => {
    const { applicant, browser, page } = await shown(bulky, "place", { mail: true });
    const reminders = async () => {
      await portal.running.portal.applications.resumes.remind();
      await portal.running.portal.delivery.drain();
      return portal.mails().filter(({ to, subject }) => to === applicant.email && subject.includes("消えます"));
    };
    const start = passed;
    /** So many days on, at noon in Japan. */
    const noonAfter = (days: number) => {
      passed = start + days * day;
      const hour = (Math.floor(clock.now() / 3_600_000) + 9) % 24;
      passed += (12 - hour) * 3_600_000;
    };
    noonAfter(20);
    expect(await reminders()).toHaveLength(0);
    noonAfter(25);
    expect(await reminders()).toHaveLength(1);
    noonAfter(27);
    expect(await reminders()).toHaveLength(1);
    passed = start + 29.5 * day;
    noonAfter(29.5);
    const [, last] = await reminders();
    expect(last?.text).toContain("/resume/");
    expect(page.path).toContain("/place");
    const mail = await portal.browser().open(/http:\/\/localhost:\d+(\/resume\/\S+)/.exec(last?.text ?? "")?.[1] ?? "");
    expect(mail.main).toContain(bulky.definition.title.ja);
    expect((await browser.open(applyPath(bulky, "ja"))).main).toContain("まで残ります");
    passed = start;
  });
});

describe("identification", () => {
  test("is asked for again on the other device", async () => {
    const applicant = applicantOf();
    const page = await advanceTo(portal, certificate, applicant, "review");
    expect(page.main).toContain(applicant.email);
    const offer = expectPage(await applicant.browser.open(page.link((href) => href.endsWith("/apply/later"))));
    const sheet = expectPage(await applicant.browser.submit(offer, offer.form(act("show")).fill("email", [""])));
    const second = portal.browser();
    const opened = expectPage(await enter(second, sheet.text(".big-number")[0] ?? ""));
    expect(formPath(opened)).toBe("identity");
    expect((await second.open(applyPath(certificate, "ja", "/review"))).status).toBe(200);
  });
});

describe("a form published anew", () => {
  test("is named on the start page; moving keeps the answers and marks what is new", async () => {
    const t = translator("ja");
    const { browser, code, applicant } = await shown(comment, "review");
    const grown = structuredClone(comment.definition);
    const [first] = grown.steps;
    if (!first) return expect.unreachable();
    const added = { id: "addedLater", type: "text" as const, label: { ja: "あとから増えた質問" }, required: false };
    first.fields = [...first.fields, added];
    const stores = await openStores(`file:${join(portal.varDir, "portal.sqlite")}`);
    await publishDefinitions(stores.procedures, [grown], "test", clock.now());
    await stores.close();

    // On the old form it goes on as before; coming from elsewhere the reader is told first.
    expect(expectPage(await browser.open(applyPath(comment, "ja", "/review"))).main).not.toContain(
      "あとから増えた質問",
    );
    const phone = portal.browser();
    const start = expectPage(await enter(phone, code));
    expect(start.path).toBe(applyPath(comment, "ja"));
    expect(start.main).toContain(t("resume:start.opened"));
    expect(start.main).toContain("あとから増えた質問");
    const before = expectPage(await phone.open(applyPath(comment, "ja", "/review"))).text("dd");
    const moved = expectPage(await phone.submit(start, start.form(act("update"))));
    expect(formPath(moved)).toBe("review");
    for (const answer of before) expect(moved.text("dd")).toContain(answer);
    expect(moved.main).toContain(t("resume:review.version"));
    expect(moved.text(".changed")).toEqual([t("resume:review.look")]);
    // Looked at and saved, the mark goes.
    const asked = moved.link((href) => href.includes(`/${first.id}?from=review`));
    const step = expectPage(await phone.open(asked));
    const back = expectPage(await phone.submit(step, step.form()));
    expect([formPath(back), back.text(".changed"), back.main.includes(t("resume:review.versionDone"))]).toEqual([
      "review",
      [],
      true,
    ]);
    expectPage(await finish(comment, back, { ...applicant, browser: phone }));
  });
});

describe("the same once more", () => {
  test("takes the answers of an application, and asks before a draft goes", async () => {
    const t = translator("ja");
    const filed = await complete(portal, bulky, applicantOf());
    const { browser } = filed.applicant;
    const status = expectPage(await browser.open(`/applications/${filed.receipt}`));
    const again = expectPage(await browser.open(status.link((_, text) => text === t("resume:again.link"))));
    expect(again.main).toContain(t("resume:again.files"));
    const begun = expectPage(await browser.submit(again, again.form()));
    const draft = portal.rows<{ answers: string; carried: string }>(
      "select answers, carried from drafts where carried like '%application%' order by created_at desc limit 1",
    )[0];
    expect(JSON.parse(draft?.carried ?? "{}")).toMatchObject({ from: "application" });
    expect(draft?.answers).toContain(filed.applicant.email);
    // A second time there is a draft: it is asked about, and kept until then.
    const asking = expectPage(await browser.open(`/applications/${filed.receipt}/again`));
    expect(asking.main).toContain(t("resume:again.draft"));
    const foreign = await browser.post(asking.path, "replaces=another");
    expect(foreign.path).toBe(asking.path);
    const renewed = expectPage(await browser.submit(asking, asking.form()));
    expect(renewed.path).toBe(begun.path);
    const review = await finishToReview(renewed, filed.applicant);
    expect(review.main).toContain(t("resume:review.applicationAbout"));
    const receipt = await finish(bulky, review, filed.applicant);
    expect(receipt.path).not.toContain(filed.receipt);
    expect(receipt.html).not.toContain(filed.receipt);
  });

  async function finishToReview(from: Page, applicant: Applicant): Promise<Page> {
    let page = from;
    for (let pages = 0; formPath(page) !== "review" && pages < 60; pages++)
      page = expectPage(await answerPage(portal, page, bulky, applicant));
    return page;
  }

  test("is for those who may open the application", async () => {
    const filed = await complete(portal, bulky, applicantOf());
    const stranger = portal.browser();
    const path = `/applications/${filed.receipt}/again`;
    expect((await stranger.open(path)).path).toBe("/applications");
    const before = portal.rows("select id from drafts").length;
    expect((await stranger.post(path, "")).path).toBe("/applications");
    expect(portal.rows("select id from drafts").length).toBe(before);
  });
});
