/** What is somebody else's: other residents' applications, other departments' files, the console without its permission. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newReceipt } from "../../app/applications/index.ts";
import type { Procedure } from "../../app/engine/index.ts";
import { locales } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { complete, expectPage, type Filed } from "./apply.ts";
import { lookUp } from "./correction.ts";
import { expectConsoleError, expectErrorPage } from "./error-page.ts";
import { ask, type Page } from "./html-client.ts";
import { type Ground, href, layGround } from "./refusals.ts";
import { act, findApplication, signIn } from "./staff.ts";
import type { TestPortal } from "./start-portal.ts";

let ground: Ground;
let portal: TestPortal;
let bulky: Procedure;
let filed: Filed;
beforeAll(async () => {
  ground = await layGround();
  ({ portal, bulky, filed } = ground);
}, 180_000);
afterAll(() => portal?.close());

const applicant: Ground["applicant"] = (...args) => ground.applicant(...args);
const send: Ground["send"] = (...args) => ground.send(...args);
const written = () => ground.written();
describe("applications of somebody else", () => {
  /** The page without what it repeats from the address. */
  const shown = (page: Page, receipt: string) =>
    page.html.replaceAll(receipt, "R").replaceAll(encodeURIComponent(receipt), "R");

  test("look like those that do not exist", async () => {
    const unknown = newReceipt();
    for (const locale of locales) {
      for (const path of ["", "/receipt", "/correction", "/withdraw", "/again", "/payment", ".data"]) {
        const [foreign, none] = await Promise.all(
          [filed.receipt, unknown].map((receipt) =>
            ask(portal.origin, href(`/applications/${receipt}${path}`, locale)),
          ),
        );
        const plain = (answer: typeof foreign, receipt: string) =>
          [answer?.status, answer?.headers.location, answer?.body.toString("utf8")].map((each) =>
            String(each).replaceAll(receipt, "R"),
          );
        expect(plain(foreign, filed.receipt)).toEqual(plain(none, unknown));
        expect(foreign?.body.toString("utf8")).not.toMatch(/𠮷﨑|whose-secret/);
      }
      const stranger = portal.browser();
      const pages = [];
      for (const receipt of [filed.receipt, unknown])
        pages.push(shown(await stranger.open(href(`/applications/${receipt}`, locale)), receipt));
      expect(pages[0]).toBe(pages[1]);
    }
  });

  test("stay closed to a wrong second secret, and closed for a while after five", async () => {
    for (const locale of locales) {
      const t = translator(locale);
      const other = await complete(portal, bulky, applicant(locale));
      const stranger = portal.browser();
      for (let tries = 0; tries < 5; tries++) {
        const page = await lookUp(stranger, locale, other.receipt, "3333-3333");
        expect(page.status).toBe(422);
        expect(page.main).toContain(t("portal:lookup.form"));
        expect(page.lang).toBe(locale === "en" ? "en" : "ja");
      }
      const locked = await lookUp(stranger, locale, other.receipt, other.code);
      expect(locked.status).toBe(429);
      expect(locked.main).toContain(t("portal:lookup.locked", { minutes: 15 }));
      expect((await stranger.open(href(`/applications/${other.receipt}`, locale))).path).toBe(
        href("/applications", locale),
      );
      // The owner's own browser goes on.
      expect((await other.applicant.browser.open(href(`/applications/${other.receipt}`, locale))).status).toBe(200);
      const malformed = await lookUp(stranger, locale, "12345", "3333-3333");
      expect([malformed.status, malformed.main.includes(t("portal:lookup.receipt"))]).toEqual([422, true]);
    }
  });
});

describe("staff pages", () => {
  const staffPaths = () =>
    [
      "",
      "/applications",
      `/applications/${filed.receipt}`,
      "/procedures",
      "/procedures/moving-out",
      "/accounts",
      "/nowhere",
    ].map((path) => `/staff${path}`);
  /** What must never come out: what the application says, and other clerks' logins. */
  const secrets = /𠮷﨑|ヨシザキ|whose-secret|0901234|090-1234|大嶺町|clerk-tax/;
  const dataOf = (path: string, routes = "") =>
    `${path}.data${routes === "" ? "" : `?_routes=${encodeURIComponent(routes)}`}`;

  test("lead to the sign-in page without a session, their data included, whichever route is asked", async () => {
    const routes = [
      "",
      "root",
      "routes/staff/layout",
      "routes/staff/applications",
      "routes/staff/application",
      "routes/staff/accounts",
      "routes/staff/procedure",
    ];
    for (const cookie of [{}, filed.applicant.browser.cookieHeader, { Cookie: "__Host-staff=forged" }]) {
      for (const path of staffPaths()) {
        const page = await ask(portal.origin, path, { headers: cookie });
        expect([page.status, String(page.headers.location).startsWith("/staff/login")]).toEqual([302, true]);
        for (const wanted of routes) {
          const data = await ask(portal.origin, dataOf(path, wanted), { headers: cookie });
          expect(data.status).toBeLessThan(500);
          expect(data.body.toString("utf8"), `${path} ${wanted}`).not.toMatch(secrets);
          expect(data.body.toString("utf8"), `${path} ${wanted}`).not.toMatch(/applicant|departments/);
        }
      }
    }
    const post = await send(portal.browser(), `/staff/applications/${filed.receipt}`, { body: "action=take&seq=1" });
    expect([post.status, String(post.headers.location).startsWith("/staff/login")]).toEqual([302, true]);
    expect((await ask(portal.origin, "/staff/attachments/x")).status).toBe(302);
  });

  test("of another department say 404 and nothing else", async () => {
    const before = written();
    const { browser } = await signIn(portal, "clerk-library");
    const path = `/staff/applications/${filed.receipt}`;
    const page = await browser.open(path);
    expectConsoleError(page, 404);
    expect(page.html).not.toMatch(secrets);
    expectConsoleError(await browser.post(path, "action=take&seq=1"), 404);
    const unknown = await browser.open("/staff/applications/QQQQQ-QQQQQ");
    expect(page.main).toBe(unknown.main);
    for (const wanted of ["", "routes/staff/application"]) {
      const data = await ask(portal.origin, dataOf(path, wanted), { headers: browser.cookieHeader });
      expect([data.status, data.body.toString("utf8").match(secrets)]).toEqual([404, null]);
    }
    const search = await browser.open(`/staff/applications?q=${filed.receipt}&view=all`);
    expect(search.links((link) => link.includes(`/applications/${filed.receipt}`))).toEqual([]);
    expect(JSON.parse(written()).slice(0, 2)).toEqual(JSON.parse(before).slice(0, 2));
  });

  test("attachments go to the department of their application alone", async () => {
    // One that cannot be sent without papers.
    const { list } = await portal.running.portal.procedures.snapshot();
    const papers = list.find(({ procedure }) => procedure.id === "school-aid")?.procedure;
    if (!papers) return expect.unreachable();
    const own = await complete(portal, papers, applicant("ja", 0));
    const { browser: clerk } = await signIn(portal, "clerk-school-education");
    const file = (await findApplication(clerk, own.receipt)).link((link) => link.startsWith("/staff/attachments/"));
    const given = await ask(portal.origin, file, { headers: clerk.cookieHeader });
    expect([given.status, given.headers["content-type"]]).toEqual([200, "application/octet-stream"]);
    expect(given.headers["content-disposition"]).toMatch(/^attachment;/);
    expect(given.headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
    expect(given.headers["x-content-type-options"]).toBe("nosniff");
    const { browser: other } = await signIn(portal, "clerk-tax");
    for (const [browser, status] of [
      [other, 404],
      [own.applicant.browser, 302],
    ] as const) {
      const answer = await ask(portal.origin, file, { headers: browser.cookieHeader });
      expect(answer.status).toBe(status);
      expect(answer.body.includes(given.body)).toBe(false);
    }
  });

  test("are closed to roles without the permission", async () => {
    for (const login of ["publisher", "admin", "auditor"]) {
      const { browser } = await signIn(portal, login, "/staff/procedures");
      expect((await browser.open("/staff/procedures")).status).toBe(200);
      for (const path of ["/staff/applications", `/staff/applications/${filed.receipt}`, "/staff/attachments/x"]) {
        const page = await browser.open(path);
        expect(page.html).not.toMatch(secrets);
        // A download has no page of its own: the server in front answers for it.
        if (path.includes("attachments")) {
          expectErrorPage(page, 403, "ja", portal);
          continue;
        }
        expectConsoleError(page, 403);
        const data = await ask(portal.origin, dataOf(path), { headers: browser.cookieHeader });
        expect([data.status, data.body.toString("utf8").match(secrets)]).toEqual([403, null]);
      }
      expectConsoleError(await browser.post(`/staff/applications/${filed.receipt}`, "action=take&seq=1"), 403);
    }
    const { browser: clerk } = await signIn(portal, "clerk-waterworks");
    expectConsoleError(await clerk.open("/staff/accounts"), 403);
  });

  test("refuse what does not fit the state or the page's age, in words", async () => {
    const own = await complete(portal, bulky, applicant());
    const { browser } = await signIn(portal, "clerk");
    const words = translator("ja");
    const first = await findApplication(browser, own.receipt);
    const taken = expectPage(await act(browser, first, "take"));
    const failure = async (page: Promise<Page>, status: number, key: string) => {
      const { status: got, main } = await page;
      expect([got, main.includes(words(`console:failure.${key}`))]).toEqual([status, true]);
    };
    const before = written();
    // A second window still shows the button.
    await failure(act(browser, first, "take"), 409, "conflict");
    const seq = taken.form((form) => form.hidden.action === "accept").hidden.seq ?? "";
    const post = (fields: Record<string, string>) => browser.post(taken.path, new URLSearchParams(fields).toString());
    await failure(post({ action: "reject", seq, text: " " }), 422, "text-missing");
    await failure(post({ action: "request-correction", seq }), 422, "fields-missing");
    await failure(post({ action: "request-correction", seq, mark: "applicantName" }), 422, "text-missing");
    await failure(post({ action: "complete", seq, text: "" }), 422, "not-allowed");
    await failure(post({ action: "accept", seq: "1", text: "" }), 409, "conflict");
    for (const fields of [
      { action: "correct", seq },
      { action: "__proto__", seq },
      { seq },
      { action: "accept", seq: "x" },
      { action: "accept", seq: "99" },
    ]) {
      const page = await post(fields as Record<string, string>);
      expect([400, 409], JSON.stringify(fields)).toContain(page.status);
    }
    const unknown = await post({ action: "request-correction", seq, mark: "noSuchField", "reason:noSuchField": "?" });
    expect([400, 422]).toContain(unknown.status);
    expect(written()).toBe(before);
  });

  test("a wrong password, a wrong code and an unknown login say the same, and lock after five", async () => {
    const words = translator("ja");
    const attempt = async (login: string, password: string, code: string) => {
      const browser = portal.browser();
      const page = await browser.open("/staff/login");
      const form = page.form((each) => each.names.includes("password"));
      form.fill("login", [login]).fill("password", [password]).fill("code", [code]);
      return browser.submit(page, form);
    };
    const { password } = portal.running.portal.demoAccounts();
    for (const page of [
      await attempt("clerk-contracts", "wrong", "000000"),
      await attempt("clerk-contracts", password, "000000"),
      await attempt("nobody", "wrong", "000000"),
    ]) {
      expect([page.status, page.main.includes(words("console:login.wrong"))]).toEqual([422, true]);
    }
    for (let tries = 0; tries < 3; tries++) await attempt("clerk-contracts", "wrong", "000000");
    const locked = await attempt("clerk-contracts", "wrong", "000000");
    expect([locked.status, locked.main.includes(words("console:login.tooMany", { minutes: 15 }))]).toEqual([429, true]);
  });

  test("the sign-in leads nowhere else", async () => {
    for (const [login, to] of [
      ["clerk-election-commission", "https://evil.example/"],
      ["clerk-construction", "//evil.example/x"],
      ["clerk-public-housing", "/\\evil.example"],
    ] as const) {
      expect((await signIn(portal, login, to)).page.path).toBe("/staff/applications");
    }
  });
});
