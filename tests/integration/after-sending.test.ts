/** After sending, over HTTP: messages and files both ways, documents of the city, corrections in rounds, withdrawal, who looked. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Procedure } from "../../app/engine/index.ts";
import { type Locale, locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { sampleContent } from "../factories/answers.ts";
import { activePdfs } from "../factories/sent-files.ts";
import { complete, expectPage, type Filed } from "./apply.ts";
import { correct, lookUp } from "./correction.ts";
import { expectErrorPage } from "./error-page.ts";
import { ask, type Browser, type Page } from "./html-client.ts";
import type { Upload } from "./html-form.ts";
import { act, findApplication, signIn } from "./staff.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
let bulky: Procedure;
let aid: Procedure;
let clerk: Browser;
let teacher: Browser;
beforeAll(async () => {
  portal = await startPortal();
  const { byId } = await portal.running.portal.procedures.snapshot();
  const find = (id: string): Procedure => {
    const published = byId.get(id);
    if (!published) throw new Error(`no procedure ${id}`);
    return published.procedure;
  };
  bulky = find("bulky-waste");
  aid = find("school-aid");
  ({ browser: clerk } = await signIn(portal, `clerk-${bulky.definition.department}`));
  ({ browser: teacher } = await signIn(portal, "clerk-school-education"));
}, 180_000);
afterAll(() => portal?.close());

const ja = translator("ja");
const photo: Upload = { name: "粗大ごみ.jpg", type: "image/jpeg", content: sampleContent["image/jpeg"]() };
const activePdf = () => new Uint8Array(activePdfs[Object.keys(activePdfs)[0] ?? ""]?.() ?? []);
const pdf = (name: string): Upload => ({ name, type: "application/pdf", content: sampleContent["application/pdf"]() });
let people = 0;
const apply = (procedure: Procedure, locale: Locale = "ja", variant: 0 | 1 = 1) => {
  people += 1;
  return complete(portal, procedure, {
    browser: portal.browser(),
    locale,
    variant,
    email: `after-${people}@example.jp`,
  });
};
const own = ({ receipt, applicant }: Filed, below = "") =>
  localizePath(`/applications/${receipt}${below}`, applicant.locale);
const casePath = ({ receipt }: Filed) => `/staff/applications/${receipt}`;
const open = async (filed: Filed) => expectPage(await filed.applicant.browser.open(own(filed)));
const status = (browser: Browser, path: string) =>
  ask(portal.origin, path, { headers: browser.cookieHeader }).then((answer) => answer.status);

/** The resident writes from their page. */
async function write(filed: Filed, text: string, files: Upload[] = []): Promise<Page> {
  const { browser } = filed.applicant;
  const page = await open(filed);
  const form = expectPage(await browser.open(page.link((href) => href.endsWith("/message"))));
  return browser.submit(form, form.form().fill("text", [text]).attach("files", files));
}
/** The clerk presses a button, with files. */
async function answer(browser: Browser, page: Page, action: string, text: string, files: Upload[]): Promise<Page> {
  const form = page.form((each) => each.hidden.action === action);
  return browser.submit(page, form.fill("text", [text]).attach("files", files));
}
const download = async (browser: Browser, href: string) => ask(portal.origin, href, { headers: browser.cookieHeader });
const readings = async (filed: Filed) => {
  const page = await open(filed);
  return expectPage(await filed.applicant.browser.open(page.link((href) => href.endsWith("/access"))));
};

describe("messages", () => {
  test.each([...locales])("go both ways with files, in %s, each in its place of the timeline", async (locale) => {
    const filed = await apply(bulky, locale);
    const t = translator(locale);
    const sent = await write(filed, "写真を送ります。\n二つあります。", [photo]);
    expectPage(sent);
    expect(sent.main).toContain(t("case:news.message"));
    expect(sent.main).toContain("写真を送ります。");

    const waiting = expectPage(await clerk.open("/staff/applications?view=messages"));
    expect(waiting.links((href) => href.endsWith(filed.receipt))).toHaveLength(1);
    const file = expectPage(await clerk.open(casePath(filed)));
    expect(file.main).toContain(ja("console:file.unanswered"));
    expect(file.main).toContain("写真を送ります。");
    const given = await download(
      clerk,
      file.link((href, text) => href.includes("/attachments/") && text.includes("粗大ごみ")),
    );
    expect([given.status, given.headers["content-type"]]).toEqual([200, "application/octet-stream"]);

    const answered = expectPage(await answer(clerk, file, "message", "地図をお送りします。", [pdf("地図.pdf")]));
    expect(answered.main).not.toContain(ja("console:file.unanswered"));
    expect(
      (await clerk.open("/staff/applications?view=messages")).links((href) => href.endsWith(filed.receipt)),
    ).toEqual([]);

    const page = await open(filed);
    const at = ["写真を送ります。", "地図をお送りします。", t("portal:next.answered")].map((words) =>
      page.main.indexOf(words),
    );
    expect(at.every((place) => place > 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    const files = page.links((href) => href.includes("/files/"));
    expect(files).toHaveLength(2);
    for (const [index, href] of files.entries()) {
      expect(href.startsWith(own(filed, "/files/"))).toBe(true);
      const answer = await download(filed.applicant.browser, href);
      expect(answer.status).toBe(200);
      expect(answer.headers["content-type"]).toBe("application/octet-stream");
      expect(answer.headers["content-disposition"]).toMatch(/^attachment;/);
      expect(answer.headers["cache-control"]).toContain("no-store");
      if (index === 1) expect(answer.body.equals(Buffer.from(sampleContent["application/pdf"]()))).toBe(true);
    }
    const { contact } = filed;
    if (contact === null) return;
    const mail = await portal.mail(
      ({ to, text }) => to === contact && text.includes(`/applications/${filed.receipt}`) && !text.includes(filed.code),
    );
    expect(mail.text).not.toMatch(/地図|写真/);
  });

  test("that are refused keep what was typed, say why in the usual words, and write nothing", async () => {
    const filed = await apply(bulky);
    const rows = () => portal.rows("select count(*) as n from attachments")[0];
    const before = rows();
    const seen = async (page: Page, words: string, text: string, code = 422) => {
      expect([page.status, page.main.includes(words)], page.describe()).toEqual([code, true]);
      expect(page.form().values("text")).toEqual([text]);
      expect(page.text("title")[0]).toContain("エラー");
    };
    const label = ja("case:message.text");
    await seen(await write(filed, ""), ja("fields:errors.textarea.required", { label }), "");
    const number = "番号は 1234 5678 9018 です";
    const refused = await write(filed, number, [photo]);
    await seen(refused, ja("fields:errors.textarea.individual-number", { label }), number);
    expect(refused.main).toContain(ja("case:message.filesAgain"));
    const memo: Upload = { name: "memo.pdf", type: "application/pdf", content: new TextEncoder().encode("memo") };
    await seen(
      await write(filed, "書類です", [photo, memo]),
      ja("portal:upload.wrong-type", { name: "memo.pdf" }),
      "書類です",
    );
    const six = Array.from({ length: 6 }, () => photo);
    await seen(await write(filed, "六つ", six), ja("case:message.too-many-files", { count: 5 }), "六つ");
    const long = "あ".repeat(2001);
    await seen(await write(filed, long), ja("fields:errors.textarea.too-long", { label, max: "2,000" }), long);
    expect(rows()).toEqual(before);
    for (let n = 0; n < 10; n++) expectPage(await write(filed, `${n}つめ`));
    await seen(await write(filed, "十一"), ja("case:message.too-many", { minutes: 60 }), "十一", 429);
  });

  test("end with the matter", async () => {
    const filed = await apply(bulky);
    const form = await filed.applicant.browser.open(own(filed, "/message"));
    const taken = await act(clerk, await findApplication(clerk, filed.receipt), "take");
    await act(clerk, taken, "reject", "お受けできません。");
    expect((await open(filed)).links((href) => href.endsWith("/message"))).toEqual([]);
    const late = await filed.applicant.browser.submit(form, form.form().fill("text", ["まだですか"]));
    expectErrorPage(late, 409, "ja", portal);
    expectErrorPage(await filed.applicant.browser.open(own(filed, "/message")), 409, "ja", portal);
  });
});

describe("documents of the city", () => {
  test("come with the decision, are had by the applicant alone, and are always saved, never shown", async () => {
    const filed = await apply(bulky);
    const taken = await act(clerk, await findApplication(clerk, filed.receipt), "take");
    const accepted = expectPage(await answer(clerk, taken, "accept", "", [pdf("受理書.pdf")]));
    expectPage(await answer(clerk, accepted, "complete", "お待たせしました。", [pdf("許可書.pdf"), photo]));
    const page = await open(filed);
    expect(page.main).toContain(ja("case:documents.heading"));
    const banner = page.text(".banner-done .papers li");
    expect(banner.map((text) => text.split("（")[0])).toEqual(["許可書.pdf", "粗大ごみ.jpg", "受理書.pdf"]);
    const [first = ""] = page.links((href) => href.includes("/files/"));
    const had = await download(filed.applicant.browser, first);
    expect(had.body.equals(Buffer.from(sampleContent["application/pdf"]()))).toBe(true);
    expect(decodeURIComponent(String(had.headers["content-disposition"]))).toContain("許可書.pdf");

    const stranger = portal.browser();
    const other = await apply(bulky);
    const id = first.split("/").at(-1) ?? "";
    const looks = await Promise.all(
      [
        [stranger, first],
        [other.applicant.browser, first],
        [other.applicant.browser, own(other, `/files/${id}`)],
        [filed.applicant.browser, own(filed, "/files/no-such-file")],
        [filed.applicant.browser, own(filed, "/files/..%2f..%2fportal.sqlite")],
        [filed.applicant.browser, `/applications/AAAAA-AAAAA/files/${id}`],
        [clerk, first],
      ].map(async ([browser, href]) => {
        const answer = await download(browser as Browser, href as string);
        return [answer.status, answer.body.toString("utf8").replace(/[\w-]{20,}/g, "")];
      }),
    );
    expect(new Set(looks.map(([code]) => code))).toEqual(new Set([404]));
    // With number and second secret another browser of the applicant's has it, too.
    await lookUp(stranger, "ja", filed.receipt, filed.code);
    expect(await status(stranger, first)).toBe(200);
  });

  test("a file that no answer and no event names is not given out, whatever its row says", async () => {
    const filed = await apply(bulky);
    const { applications } = portal.running.portal;
    const application = await applications.byReceipt(filed.receipt);
    async function* bytes() {
      yield sampleContent["application/pdf"]();
    }
    const owner = { sessionHash: "x", draftId: null, applicationId: application?.id ?? "" };
    const kept = await applications.attachments.save({ ...owner, name: "内部.pdf", bytes: bytes() });
    const id = kept.ok ? kept.value.id : "";
    expect(await status(filed.applicant.browser, own(filed, `/files/${id}`))).toBe(404);
    expect(await status(clerk, `/staff/attachments/${id}`)).toBe(200);
  });

  test("a refused decision keeps the clerk's words and no file", async () => {
    const filed = await apply(bulky);
    const taken = await act(clerk, await findApplication(clerk, filed.receipt), "take");
    const memo: Upload = { name: "memo.pdf", type: "application/pdf", content: new TextEncoder().encode("memo") };
    const page = await answer(clerk, taken, "accept", "確認しました。", [pdf("受理書.pdf"), memo]);
    expect(page.status).toBe(422);
    expect(page.main).toContain(ja("portal:upload.wrong-type", { name: "memo.pdf" }));
    expect(page.form((each) => each.hidden.action === "accept").values("text")).toEqual(["確認しました。"]);
    expect((await open(filed)).main).toContain(ja("pages:application.status.in-review"));
  });
});

describe("corrections in rounds", () => {
  test("show the clerk before and after of each field, and what was struck out", async () => {
    const filed = await apply(bulky, "ja", 0);
    const { browser } = filed.applicant;
    let page = await act(clerk, await findApplication(clerk, filed.receipt), "take");
    const round = async (path: string, variant: 0 | 1) => {
      const marking = await clerk.open(page.link((href) => href.endsWith("mode=correction")));
      const request = marking.form((form) => form.hidden.action === "request-correction");
      await clerk.submit(marking, request.fill("mark", [path]).fill(`reason:${path}`, [`${path} の理由`]));
      const asked = await open(filed);
      const form = await browser.open(asked.link((href) => href.endsWith("/correction")));
      const sent = await correct(browser, form, { procedure: bulky, path, variant });
      expectPage(sent.page);
      page = expectPage(await clerk.open(casePath(filed)));
      return sent;
    };
    const paths = (await clerk.open(`${casePath(filed)}?mode=correction`))
      .form((form) => form.hidden.action === "request-correction")
      .choices("mark");
    const [name = ""] = paths.filter((path) => /name$/i.test(path));
    const [tel = ""] = paths.filter((path) => /tel/i.test(path));
    expect([name, tel]).not.toContain("");
    const first = await round(name, 1);
    const second = await round(tel, 1);
    const third = await round(name, 0);
    const changed = page.text("del");
    expect(changed).toHaveLength(2);
    // Of the name only the last change stands beside it; the first is in the history.
    expect(page.text("ins")).toHaveLength(2);
    expect(page.main).toContain("第3回の訂正");
    expect(page.main).toContain("第2回の訂正");
    expect(page.main).not.toContain("第1回の訂正");
    const struck = changed.join(" ").replace(/[\s　-]/g, "");
    for (const words of [...third.before, ...second.before]) expect(struck).toContain(words.replace(/[\s　-]/g, ""));
    expect(page.main.match(/ → /g)).toHaveLength(3);
    expect(first.typed.length).toBeGreaterThan(0);
    const seen = await open(filed);
    expect(seen.main.match(/直したところ：/g)).toHaveLength(3);
  });

  test("a file that was sent anew stands beside the old one, and both can be had", async () => {
    const filed = await apply(aid, "ja", 0);
    const taken = await act(teacher, await findApplication(teacher, filed.receipt), "take");
    const marking = await teacher.open(taken.link((href) => href.endsWith("mode=correction")));
    const request = marking.form((form) => form.hidden.action === "request-correction");
    const files = aid.steps.flatMap(({ fields }) =>
      fields.filter(({ spec }) => spec.type === "file").map(({ id }) => id),
    );
    const path = request.choices("mark").find((each) => files.includes(each)) ?? "";
    expect(path).not.toBe("");
    await teacher.submit(marking, request.fill("mark", [path]).fill(`reason:${path}`, ["読めませんでした"]));
    const { browser } = filed.applicant;
    const asked = await open(filed);
    const form = await browser.open(asked.link((href) => href.endsWith("/correction")));
    const script: Upload = { name: "動く書類.pdf", type: "application/pdf", content: activePdf() };
    const refused = await browser.submit(form, form.form().attach(path, [script]));
    expect(refused.status).toBe(422);
    expect(refused.main).toContain(ja("portal:upload.pdf-active", { name: script.name }));
    // It is still to be corrected: nothing went without the file.
    expect((await open(filed)).main).toContain(ja("pages:application.status.correction-requested"));
    const again = refused.form().attach(path, [pdf("新しい証明.pdf")]);
    expectPage(await browser.submit(refused, again));
    const page = await teacher.open(casePath(filed));
    expect(page.main).toContain("新しい書類：新しい証明.pdf");
    expect(page.main).toContain("前の書類：");
    const links = page.links((href) => href.includes("/attachments/"));
    for (const href of new Set(links)) expect(await status(teacher, href)).toBe(200);
    const mine = (await open(filed)).links((href) => href.includes("/files/"));
    expect(mine.length).toBeGreaterThan(0);
    for (const href of mine) expect(await status(browser, href)).toBe(200);
  });
});

describe("withdrawal", () => {
  test("asks for a reason, refuses a マイナンバー in it, is confirmed by mail, and the clerk reads it", async () => {
    const filed = await apply(bulky);
    const { browser } = filed.applicant;
    const page = await browser.open((await open(filed)).link((href) => href.endsWith("/withdraw")));
    const refused = await browser.submit(page, page.form().fill("reason", ["123456789018"]));
    expect(refused.status).toBe(422);
    expect(refused.form().values("reason")).toEqual(["123456789018"]);
    expect(refused.main).toContain(
      ja("fields:errors.textarea.individual-number", { label: ja("pages:withdraw.reason") }),
    );
    const done = await browser.submit(refused, refused.form().fill("reason", ["引っ越しをやめました。"]));
    expect(done.main).toContain(ja("portal:news.withdrawn"));
    expect(done.main).toContain("引っ越しをやめました。");
    expect(done.links((href) => /\/(message|withdraw|correction)$/.test(href))).toEqual([]);
    const file = await findApplication(clerk, filed.receipt);
    expect(file.main).toContain(ja("console:event.withdrawn"));
    expect(file.main).toContain("引っ越しをやめました。");
    expect(file.main).toContain(ja("console:file.noActions"));
    if (filed.contact !== null)
      await portal.mail(({ to, subject }) => to === filed.contact && subject.includes("取り下げました"));
  });

  test("is possible until the office has accepted", async () => {
    const filed = await apply(bulky);
    let page = await act(clerk, await findApplication(clerk, filed.receipt), "take");
    expect((await open(filed)).links((href) => href.endsWith("/withdraw"))).toHaveLength(1);
    page = await act(clerk, page, "accept", "");
    expect((await open(filed)).links((href) => href.endsWith("/withdraw"))).toEqual([]);
    expectErrorPage(await filed.applicant.browser.open(own(filed, "/withdraw")), 409, "ja", portal);
  });
});

describe("who looked", () => {
  test("each kind of opening is there with time, office and name, and nothing else opens it", async () => {
    const filed = await apply(aid);
    expect((await readings(filed)).main).toContain(ja("case:access.none"));
    const file = await findApplication(teacher, filed.receipt);
    await teacher.open(casePath(filed));
    expect(
      await status(
        teacher,
        file.link((href) => href.startsWith("/staff/attachments/")),
      ),
    ).toBe(200);
    expect(await status(teacher, `${casePath(filed)}/application.pdf`)).toBe(200);
    expect(await status(teacher, `/staff/applications/print.pdf?receipt=${filed.receipt}`)).toBe(200);
    // Nobody of another office, and no list.
    expect(await status(clerk, casePath(filed))).toBe(404);
    await teacher.open("/staff/applications");
    const page = await readings(filed);
    expect(page.text(".readings li")).toHaveLength(3);
    for (const what of ["opened", "printed", "file"]) expect(page.main).toContain(ja(`case:access.${what}`));
    const { accounts } = portal.running.portal.demoAccounts();
    const name = accounts.find(({ login }) => login === "clerk-school-education")?.name ?? "?";
    expect(page.text(".readings li").every((text) => text.includes(name))).toBe(true);
    expect((await portal.browser().open(own(filed, "/access"))).path).toBe("/applications");
    for (const locale of locales) {
      const read = await filed.applicant.browser.open(localizePath(`/applications/${filed.receipt}/access`, locale));
      expect(read.main).toContain(translator(locale)("case:access.opened"));
    }
  });
});
