/** 書かない窓口 over HTTP, with a resident's and a clerk's browser, both without script. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atCounter } from "../../app/applications/index.ts";
import type { Procedure } from "../../app/engine/index.ts";
import { type Locale, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { answerPage, begin, expectPage, fillForm } from "./apply.ts";
import { expectConsoleError } from "./error-page.ts";
import { ask, type Browser, type Page } from "./html-client.ts";
import { signIn } from "./staff.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
let bulky: Procedure;
let residence: Procedure;
let clerk: Browser;
let citizens: Browser;
let passed = 0;
beforeAll(async () => {
  portal = await startPortal({ clock: { now: () => Date.now() + passed } });
  const { byId } = await portal.running.portal.procedures.snapshot();
  const find = (id: string): Procedure => {
    const published = byId.get(id);
    if (!published) throw new Error(`no procedure ${id}`);
    return published.procedure;
  };
  bulky = find("bulky-waste");
  residence = find("residence-certificate");
  ({ browser: clerk } = await signIn(portal, "clerk"));
  ({ browser: citizens } = await signIn(portal, "clerk-citizens"));
}, 180_000);
afterAll(() => portal?.close());

const ja = translator("ja");
const desk = "/staff/handoff";
const applicantOf = (locale: Locale = "ja", email = "shown@example.jp") => ({
  browser: portal.browser(),
  locale,
  variant: 1 as const,
  email,
});
const handoffPath = (procedure: Procedure, locale: Locale) =>
  localizePath(`/procedures/${procedure.id}/apply/handoff`, locale);
const act =
  (name: string) =>
  ({ hidden }: { hidden: Record<string, string> }) =>
    hidden.act === name;

/** A draft with its first page answered, its code on the phone. */
async function shown(procedure: Procedure, locale: Locale = "ja") {
  const applicant = applicantOf(locale);
  const { browser } = applicant;
  await answerPage(portal, await begin(procedure, applicant), procedure, applicant);
  const start = expectPage(await browser.open(localizePath(`/procedures/${procedure.id}/apply`, locale)));
  const intro = expectPage(await browser.open(start.link((href) => href.endsWith("/apply/handoff"))));
  const phone = expectPage(await browser.submit(intro, intro.form(act("show"))));
  const code = (phone.text(".show-code")[0] ?? "").replace(/\s/g, "");
  expect(code).toMatch(/^\d{6}$/);
  return { applicant, browser, phone, code, path: handoffPath(procedure, locale) };
}
async function present(staff: Browser, code: string): Promise<Page> {
  const page = expectPage(await staff.open(desk));
  return staff.submit(page, page.form((form) => form.names.includes("code")).fill("code", [code]));
}
const refusal = async (staff: Browser, code: string) => {
  const page = await present(staff, code);
  return { status: page.status, words: page.text("[role=alert]")[0] ?? "" };
};
const fillPath = (page: Page): string | null => /\/fill\/(.+)$/.exec(page.path)?.[1] ?? null;

/** Fills page after page until the whole is shown again. */
async function fillRest(staff: Browser, from: Page, procedure: Procedure): Promise<Page> {
  const form = atCounter(procedure);
  let page = from;
  for (let pages = 0; fillPath(page) !== null; pages++) {
    if (pages > 40) throw new Error(`the form does not end: ${page.describe()}`);
    const path = fillPath(page) ?? "";
    if (page.has("#add")) {
      const { min } = procedure.stepById.get(path)?.group?.spec.repeat ?? { min: 0 };
      const isEnough = page.text("ol.stack > li").length >= Math.max(min, 1);
      page = expectPage(
        isEnough
          ? await staff.submit(
              page,
              page.form(({ hidden }) => "_rev" in hidden),
            )
          : await staff.open(page.link((href) => href.includes(`/${path}/new`))),
      );
      continue;
    }
    const fields = page.form(({ hidden }) => "_rev" in hidden);
    fillForm(fields, form, path, { ...applicantOf(), variant: 0 });
    page = expectPage(await staff.submit(page, fields));
  }
  return page;
}
const goOn = (page: Page) => page.link((_, text) => text === ja("assist:file.goOn"));

describe("a draft prepared at home", () => {
  test("is completed by the clerk, confirmed on the phone, and is one application", async () => {
    const { browser, code, path } = await shown(bulky, "easy");
    const easy = translator("easy");
    expect(expectPage(await browser.open(path)).main).toContain(easy("handoff:waiting.live"));
    const file = expectPage(await present(clerk, code));
    expect(file.path).toMatch(/^\/staff\/handoff\/[\w-]+$/);
    expect(file.main).toContain(ja("assist:file.missing"));
    expect(expectPage(await browser.open(path)).main).toContain(easy("handoff:opened.live"));

    const whole = await fillRest(clerk, expectPage(await clerk.open(goOn(file))), bulky);
    expect(whole.path).toBe(file.path);
    const waiting = expectPage(await clerk.submit(whole, whole.form(act("ready"))));
    expect(waiting.main).toContain(ja("assist:file.shownOwn"));

    const summary = expectPage(await browser.open(path));
    expect(summary.heading).toBe(easy("handoff:ready.title"));
    const confirm = summary.form(act("confirm"));
    const [first, second] = await Promise.all([browser.submit(summary, confirm), browser.submit(summary, confirm)]);
    expect(first.path).toMatch(/^\/easy\/applications\/[^/]+\/receipt$/);
    expect(second.path).toBe(first.path);
    const receipt = first.path.split("/").at(-2) ?? "";
    const rows = portal.rows<{ channel: string; locale: string }>(
      "select channel, locale from applications where receipt = ?",
      receipt,
    );
    expect(rows).toEqual([{ channel: "counter", locale: "easy" }]);
    // The form's page leads to what was sent.
    expect((await browser.open(path)).path).toBe(first.path);

    const sent = expectPage(await clerk.open(file.path));
    expect(sent.main).toContain(receipt);
    const secret = portal.running.portal.applications.accessCode(receipt);
    expect(sent.html).not.toContain(secret);
    expect((await clerk.open(`${file.path}/receipt.pdf`)).status).toBe(404);
    const history = expectPage(await clerk.open(`/staff/applications/${receipt}`));
    expect(history.main).toContain(ja("assist:history.own", { name: "見本 窓口（全課）" }));
    const status = expectPage(await browser.open(`/easy/applications/${receipt}`));
    expect(status.main).toContain(easy("handoff:history.own"));
  });

  test("what changes after the summary was shown is marked and must be confirmed anew", async () => {
    const { browser, code, path } = await shown(bulky);
    const file = expectPage(await present(clerk, code));
    const whole = await fillRest(clerk, expectPage(await clerk.open(goOn(file))), bulky);
    expectPage(await clerk.submit(whole, whole.form(act("ready"))));
    const before = expectPage(await browser.open(path));
    expect(before.main).not.toContain("変わりました");

    const steps = expectPage(await clerk.open(`${file.path}/fill/applicant?from=review`));
    const form = steps.form(({ hidden }) => "_rev" in hidden).fill("applicantName.given", ["直太"]);
    const changed = expectPage(await clerk.submit(steps, form));
    expect(changed.path).toBe(file.path);
    expect(changed.main).toContain(ja("assist:file.reopened"));
    const old = before.form(act("confirm"));
    const refused = expectPage(await browser.submit(before, old));
    expect(refused.heading).toBe(ja("handoff:opened.title"));
    expectPage(await clerk.submit(changed, changed.form(act("ready"))));
    const stale = expectPage(await browser.submit(before, old));
    expect(stale.main).toContain(ja("handoff:ready.stale"));
    expect(stale.text(".changed")).toHaveLength(1);
    expect(stale.text(".changed")[0]).toContain("変わりました");
    const done = expectPage(await browser.submit(stale, stale.form(act("confirm"))));
    expect(done.path).toMatch(/\/receipt$/);
  });

  test("stays the resident's: they may go on meanwhile, and stop", async () => {
    const { browser, code, path, applicant } = await shown(bulky);
    const file = expectPage(await present(clerk, code));
    const step = expectPage(await clerk.open(goOn(file)));
    // The resident answers the same page first.
    await answerPage(
      portal,
      await browser.open(step.path.replace(/^.*\/fill/, "/procedures/bulky-waste/apply")),
      bulky,
      applicant,
    );
    const fields = step.form(({ hidden }) => "_rev" in hidden);
    fillForm(fields, atCounter(bulky), fillPath(step) ?? "", { ...applicant, variant: 0 });
    const told = expectPage(await clerk.submit(step, fields));
    expect([told.path, told.main.includes(ja("assist:failure.stale"))]).toEqual([file.path, true]);

    const phone = expectPage(await browser.open(path));
    const stopped = expectPage(await browser.submit(phone, phone.form(act("stop"))));
    expect(stopped.heading).toBe(ja("handoff:ended.title"));
    for (const below of ["", "/fill/applicant", "/check"]) {
      const gone = expectPage(await clerk.open(file.path + below));
      expect([gone.path, gone.main.includes(ja("assist:failure.gone"))]).toEqual([desk, true]);
    }
    const late = expectPage(await clerk.submit(step, fields));
    expect(late.main).toContain(ja("assist:failure.gone"));
    expect(stopped.links((href) => href.includes("/apply/"))).not.toEqual([]);
  });

  test("the identity that the procedure asks for is checked at the counter", async () => {
    const { browser, code, path } = await shown(residence);
    const file = expectPage(await present(citizens, code));
    const whole = await fillRest(citizens, expectPage(await citizens.open(goOn(file))), residence);
    expect(whole.forms.some(act("ready"))).toBe(false);
    expect(whole.main).toContain(ja("assist:failure.identity"));
    const identify = whole.form(act("identify"));
    const empty = await citizens.submit(whole, whole.form(act("identify")));
    expect([empty.status, empty.main.includes(ja("assist:failure.identity"))]).toEqual([422, true]);
    const noted = expectPage(await citizens.submit(whole, identify.fill("papers", ["photo"])));
    expect(noted.main).toContain("見本 太郎（市民課）");
    expectPage(await citizens.submit(noted, noted.form(act("ready"))));
    // The resident cannot send it online with that.
    const review = expectPage(await browser.open("/procedures/residence-certificate/apply/review"));
    const online = await browser.submit(review, review.form());
    expect(online.status).toBe(422);

    const check = expectPage(await citizens.open(`${file.path}/check`));
    const unticked = await citizens.submit(check, check.form());
    expect([unticked.status, unticked.main.includes(ja("assist:failure.not-confirmed"))]).toEqual([422, true]);
    const sent = expectPage(await citizens.submit(check, check.form().fill("confirmed", ["yes"])));
    expect(sent.path).toBe(file.path);
    const receipt = (sent.text(".number-large")[0] ?? "").replace(/\s/g, "");
    expect(sent.main).toContain(portal.running.portal.applications.accessCode(receipt));
    const sheet = await ask(portal.origin, `${file.path}/receipt.pdf`, { headers: citizens.cookieHeader });
    expect([sheet.status, sheet.headers["content-type"]]).toEqual([200, "application/pdf"]);
    expect(sheet.headers["cache-control"]).toBe("private, no-store");
    expect((await clerk.open(`${file.path}/receipt.pdf`)).path).toBe(desk);
    const [event] = portal.rows<{ actor: string; body: string }>(
      "select e.actor, e.body from application_events e join applications a on a.id = e.application_id where a.receipt = ?",
      receipt,
    );
    expect(JSON.parse(event?.actor ?? "{}")).toMatchObject({ kind: "staff", name: "見本 太郎（市民課）" });
    expect(JSON.parse(event?.body ?? "{}")).toMatchObject({ counter: { confirmed: "at-counter" } });
    expect((await browser.open(path)).path).toBe(`/applications/${receipt}/receipt`);
  });
});

describe("codes", () => {
  test("five wrong ones lock the clerk for a while, told in words", async () => {
    const { browser: guesser } = await signIn(portal, "clerk-construction");
    const { code } = await shown(bulky);
    const wrong = String((Number(code) + 7) % 1_000_000).padStart(6, "0");
    for (let tries = 0; tries < 5; tries++)
      expect((await refusal(guesser, wrong)).words).toBe(ja("assist:failure.wrong"));
    const locked = await refusal(guesser, code);
    expect(locked).toEqual({ status: 429, words: ja("assist:failure.locked", { minutes: 15 }) });
    // Others are not held up.
    expectPage(await present(clerk, code));
  });

  test("of another department are told whose they are, and stay good", async () => {
    const { browser: tax } = await signIn(portal, "clerk-tax");
    const { code } = await shown(residence);
    const told = await refusal(tax, code);
    expect(told).toEqual({ status: 422, words: ja("assist:failure.department", { department: "市民課" }) });
    expectPage(await present(citizens, code));
  });

  test("the link in the QR code opens for signed-in clerks by a button, never by being followed", async () => {
    const { phone, browser, path } = await shown(bulky);
    const { portal: running } = portal.running;
    const hash = portal.rows<{ session_hash: string }>("select session_hash from handoffs order by created_at desc")[0];
    const view = await running.applications.handoffs.mine(hash?.session_hash ?? "", "bulky-waste");
    if (!view) throw new Error("nothing is shown");
    const token = running.applications.handoffs.tokenOf(view.handoff);
    expect(phone.html).not.toContain(token);
    const link = `${desk}?token=${token}`;
    const stranger = await ask(portal.origin, link, { headers: browser.cookieHeader });
    expect([stranger.status, String(stranger.headers.location)]).toEqual([
      302,
      `/staff/login?to=${encodeURIComponent(link)}`,
    ]);
    const scanned = expectPage(await clerk.open(link));
    expect(expectPage(await browser.open(path)).main).toContain(ja("handoff:waiting.live"));
    const file = expectPage(
      await clerk.submit(
        scanned,
        scanned.form((form) => "token" in form.hidden),
      ),
    );
    expect(file.path).toBe(`${desk}/${view.handoff.id}`);
    expect(expectPage(await browser.open(path)).main).toContain(ja("handoff:opened.live"));
  });

  test("before one is presented no staff page shows anything of a draft", async () => {
    const applicant = { ...applicantOf("ja", "never-seen@example.jp"), texts: { agentRelationOther: "ヒミツの友人" } };
    await answerPage(portal, await begin(bulky, applicant), bulky, applicant);
    const { browser } = applicant;
    const intro = expectPage(await browser.open(handoffPath(bulky, "ja")));
    expectPage(await browser.submit(intro, intro.form(act("show"))));
    const [row] = portal.rows<{ id: string; draft_id: string }>(
      "select id, draft_id from handoffs order by created_at desc",
    );
    const [draft] = portal.rows<{ answers: string }>("select answers from drafts where id = ?", row?.draft_id ?? "");
    expect(draft?.answers).toContain("ヒミツ");
    const found = [desk, `${desk}/${row?.id}`, `${desk}/${row?.id}/check`, `${desk}/${row?.id}/fill/applicant`];
    const lists = ["", "?view=new", "?q=%E3%83%92%E3%83%9F%E3%83%84", `?q=${row?.draft_id}`].map(
      (query) => `/staff/applications${query}`,
    );
    for (const path of [...found, ...lists, "/staff/counter", "/staff/reservations"]) {
      for (const address of [path, `${path.split("?")[0]}.data${path.includes("?") ? `?${path.split("?")[1]}` : ""}`]) {
        const answer = await ask(portal.origin, address, { headers: clerk.cookieHeader });
        expect(answer.status).toBeLessThan(500);
        expect(answer.body.toString("utf8"), address).not.toMatch(/ヒミツの友人|never-seen/);
      }
    }
    for (const path of found.slice(1)) expect((await clerk.open(path)).path, path).toBe(desk);
  });
});

describe("somebody without a draft", () => {
  const beginFor = async (staff: Browser, procedure: string, locale = "ja") => {
    const page = expectPage(await staff.open(desk));
    const form = page.form(act("begin")).fill("procedure", [procedure]).fill("locale", [locale]);
    return staff.submit(page, form);
  };

  test("is served from the first page to the paper in their own language", async () => {
    const first = expectPage(await beginFor(clerk, "bulky-waste", "en"));
    const whole = await fillRest(clerk, first, bulky);
    const check = expectPage(await clerk.submit(whole, whole.form(act("ready"))));
    const en = translator("en");
    expect(check.path).toBe(`${whole.path}/check`);
    expect(check.heading).toBe(en("handoff:sheet.title"));
    const sent = expectPage(await clerk.submit(check, check.form().fill("confirmed", ["yes"])));
    const receipt = (sent.text(".number-large")[0] ?? "").replace(/\s/g, "");
    const rows = portal.rows<{ channel: string; locale: string }>(
      "select channel, locale from applications where receipt = ?",
      receipt,
    );
    expect(rows).toEqual([{ channel: "counter", locale: "en" }]);
    // With the two numbers on paper the application opens anywhere.
    const { accessCode } = portal.running.portal.applications;
    const home = portal.browser();
    const lookup = expectPage(await home.open("/en/applications"));
    const opened = await home.submit(
      lookup,
      lookup
        .form()
        .fill("receipt", [receipt])
        .fill("secret", [accessCode(receipt)]),
    );
    expect(expectPage(opened).main).toContain(en("handoff:history.counter"));
  });

  test("people are added, changed and removed", async () => {
    const first = expectPage(await beginFor(clerk, "bulky-waste"));
    const whole = await fillRest(clerk, first, bulky);
    const list = bulky.steps.find((step) => step.group)?.id ?? "";
    const items = expectPage(await clerk.open(`${whole.path}/fill/${list}`));
    const before = items.text("ol.stack > li").length;
    let page = expectPage(await clerk.open(items.link((href) => href.endsWith(`/${list}/new`))));
    const form = page.form(({ hidden }) => "_rev" in hidden);
    fillForm(form, atCounter(bulky), `${list}/new`, { ...applicantOf(), variant: 0 });
    page = expectPage(await clerk.submit(page, form));
    expect(page.text("ol.stack > li")).toHaveLength(before + 1);
    const fewer = page.form(({ hidden }) => "_rev" in hidden);
    page = expectPage(await clerk.submit(page, fewer, { name: "_removeItem", value: "0" }));
    expect(page.text("ol.stack > li")).toHaveLength(before);
    const count = () => portal.rows<{ n: number }>("select count(*) as n from drafts")[0]?.n;
    const drafts = count() ?? 0;
    const back = expectPage(await clerk.open(whole.path));
    expect((await clerk.submit(back, back.form(act("end")))).path).toBe(desk);
    expect(count()).toBe(drafts - 1);
  });

  test("a required paper may come later, and only that is asked for then", async () => {
    const { byId } = await portal.running.portal.procedures.snapshot();
    const demolition = byId.get("dangerous-house-demolition")?.procedure;
    if (!demolition) throw new Error("no such procedure");
    // Only what must be answered: no paper is attached.
    const page = await fillRest(clerk, expectPage(await beginFor(clerk, demolition.id)), demolition);
    const noted = page.forms.some(act("identify"))
      ? expectPage(await clerk.submit(page, page.form(act("identify")).fill("papers", ["two"])))
      : page;
    expect(noted.main).toContain(ja("assist:file.later"));
    const check = expectPage(await clerk.submit(noted, noted.form(act("ready"))));
    expect(check.main).toContain(ja("handoff:later.heading"));
    const sent = expectPage(await clerk.submit(check, check.form().fill("confirmed", ["yes"])));
    const receipt = (sent.text(".number-large")[0] ?? "").replace(/\s/g, "");
    const file = expectPage(await clerk.open(`/staff/applications/${receipt}`));
    expect(file.main).toContain("申請のときに受け取っていない書類");
  });

  test("of another department is for its own clerks", async () => {
    const page = expectPage(await citizens.open(desk));
    expect(page.form(act("begin")).choices("procedure")).not.toContain("dangerous-house-demolition");
    const forged = await citizens.post(desk, "act=begin&procedure=dangerous-house-demolition&locale=ja");
    expect([forged.status, forged.main.includes(ja("assist:failure.procedure"))]).toEqual([422, true]);
  });
});

test("the desk is closed to other roles and to residents", async () => {
  for (const login of ["publisher", "admin", "auditor"]) {
    const { browser } = await signIn(portal, login, "/staff/procedures");
    expectConsoleError(await browser.open(desk), 403);
    expectConsoleError(await browser.post(desk, "code=123456"), 403);
  }
  const resident = portal.browser();
  expect((await resident.open(`${desk}/abc`)).path).toBe("/staff/login");
  expect((await resident.post(desk, "code=123456")).path).toBe("/staff/login");
});

// Last, because it moves the clock on: nobody could sign in after it.
test("guessed, malformed, used and expired ones open nothing and say so", async () => {
  const { code, browser, path } = await shown(bulky);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  expect(await refusal(clerk, wrong)).toEqual({ status: 422, words: ja("assist:failure.wrong") });
  expect(await refusal(clerk, "12345")).toEqual({ status: 422, words: ja("assist:failure.malformed") });
  passed += 31 * 60_000;
  expect(await refusal(clerk, code)).toEqual({ status: 422, words: ja("assist:failure.expired") });
  const over = expectPage(await browser.open(path));
  expect(over.heading).toBe(ja("handoff:expired.title"));
  const renewed = expectPage(await browser.submit(over, over.form(act("show"))));
  const fresh = (renewed.text(".show-code")[0] ?? "").replace(/\s/g, "");
  expectPage(await present(clerk, fresh));
  expect(await refusal(citizens, fresh)).toEqual({ status: 422, words: ja("assist:failure.used") });
});
