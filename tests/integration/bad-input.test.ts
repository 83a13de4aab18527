/** What no page of ours sends: each gets a refusal in the reader's words, and nothing is written. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Procedure } from "../../app/engine/index.ts";
import { type Locale, locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { type Applicant, advanceTo, answerPage, begin, complete, expectPage, type Filed, fillForm } from "./apply.ts";
import { lookUp } from "./correction.ts";
import { expectErrorPage } from "./error-page.ts";
import { ask, type Browser, Page } from "./html-client.ts";
import { multipart } from "./html-form.ts";
import { act, findApplication, signIn } from "./staff.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
let bulky: Procedure;
let comment: Procedure;
let filed: Filed;

const applicant = (locale: Locale = "ja", variant: 0 | 1 = 0): Applicant => ({
  browser: portal.browser(),
  locale,
  variant,
  email: `${locale}-${variant}@example.jp`,
});
const href = (path: string, locale: Locale) => localizePath(path, locale);
const urlencoded = "application/x-www-form-urlencoded";

beforeAll(async () => {
  portal = await startPortal();
  const { byId } = await portal.running.portal.procedures.snapshot();
  const find = (id: string) => byId.get(id)?.procedure ?? expect.unreachable(id);
  bulky = find("bulky-waste");
  comment = find("public-comment");
  filed = await complete(portal, bulky, { ...applicant("ja", 1), email: "whose-secret@example.jp" });
}, 180_000);
afterAll(() => portal?.close());

const count = (table: string) => portal.rows<{ n: number }>(`select count(*) as n from ${table}`)[0]?.n ?? -1;
/** Everything a request could have changed. */
const written = () =>
  JSON.stringify([
    portal.rows("select id, revision, answers from drafts order by id"),
    portal.rows("select receipt, status, last_seq from applications order by receipt"),
    ["application_events", "attachments", "outbox", "staff_sessions"].map(count),
  ]);

/** The same bytes at the same address, with other headers. */
async function send(
  browser: Browser,
  path: string,
  change: { method?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<Page> {
  const body = change.body ?? "";
  const headers = {
    ...browser.formHeaders,
    "Content-Type": urlencoded,
    "Content-Length": Buffer.byteLength(body),
    ...change.headers,
  };
  return new Page(path, await ask(portal.origin, path, { method: change.method ?? "POST", headers, body }));
}

describe.each(locales.map((locale) => ({ locale })))("addresses, read in $locale", ({ locale }) => {
  const refused = async (browser: Browser, path: string, status: number) => {
    const page = await browser.open(href(path, locale));
    expectErrorPage(page, status, locale, portal);
    return page;
  };

  test("that are no page", async () => {
    const browser = portal.browser();
    for (const path of [
      "/nowhere",
      "/procedures/no-such-procedure",
      "/procedures/no-such-procedure/apply",
      "/procedures/no-such-procedure/apply/applicant",
      "/procedures/Moving-Out",
      "/applications/x/y/z",
      "/procedures/moving-out/apply/../../../etc/passwd/x",
      "/procedures/..%5Cx",
    ]) {
      await refused(browser, path, 404);
    }
  });

  test("of steps: unknown, not yet reachable, without a draft", async () => {
    const own = applicant(locale);
    await advanceTo(portal, bulky, own, "place");
    for (const step of ["nowhere", "items/7/x", "identity", "review/x", "_items", "constructor"]) {
      await refused(own.browser, `/procedures/bulky-waste/apply/${step}`, 404);
    }
    for (const step of ["declare", "review", "items", "items/new"]) {
      const page = await refused(own.browser, `/procedures/bulky-waste/apply/${step}`, 409);
      expect(page.links()).toContain(href("/procedures/bulky-waste/apply/place", locale));
    }
    const page = await refused(portal.browser(), "/procedures/bulky-waste/apply/place", 409);
    expect(page.links()).toContain(href("/procedures/bulky-waste/apply", locale));
  });

  test("that are malformed or too long", async () => {
    const browser = portal.browser();
    for (const path of [
      "/procedures/%E3%81",
      "/procedures?q=%FF",
      "/procedures/%00",
      "/procedures?q=a%00",
      "/applications/%ED%A0%80",
      "/%",
    ]) {
      const page = await send(browser, href(path, locale), { method: "GET" });
      expectErrorPage(page, 400, locale, portal);
    }
    expectErrorPage(
      await send(browser, href(`/procedures?q=${"a".repeat(5000)}`, locale), { method: "GET" }),
      414,
      locale,
      portal,
    );
  });

  test("with methods no page uses", async () => {
    const browser = portal.browser();
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
      expectErrorPage(await send(browser, href("/applications", locale), { method }), 405, locale, portal);
    }
  });

  test("that only show something, when a form is sent to them", async () => {
    const receipt = `/applications/${filed.receipt}`;
    const before = written();
    for (const path of [
      "/",
      "/procedures",
      "/procedures/moving-out",
      "/accessibility",
      `${receipt}/receipt`,
      receipt,
    ]) {
      expectErrorPage(await send(filed.applicant.browser, href(path, locale), { body: "a=b" }), 405, locale, portal);
    }
    expectErrorPage(
      await send(filed.applicant.browser, href("/nowhere", locale), { body: "a=b" }),
      404,
      locale,
      portal,
    );
    expect(written()).toBe(before);
  });
});

describe.each(locales.map((locale) => ({ locale })))("bodies, answered in $locale", ({ locale }) => {
  let own: Applicant;
  let page: Page;
  let path: string;
  beforeAll(async () => {
    own = applicant(locale);
    page = await advanceTo(portal, bulky, own, "contact");
    path = page.path;
  });
  const refused = async (status: number, change: Parameters<typeof send>[2]) => {
    const before = written();
    expectErrorPage(await send(own.browser, path, change), status, locale, portal);
    expect(written()).toBe(before);
  };

  test("of ten megabytes and more", async () => {
    const much = "x".repeat(10 * 1024 * 1024);
    await refused(413, { body: `note=${much}` });
    const many = multipart([...page.form().entries(), ["note", much]], []);
    await refused(413, { body: many.body, headers: { "Content-Type": many.type } });
    const huge = multipart(
      [],
      [{ field: "photo", file: { name: "a.png", type: "image/png", content: new Uint8Array(26 * 1024 * 1024) } }],
    );
    await refused(413, { body: huge.body, headers: { "Content-Type": huge.type } });
  });

  test("of other types", async () => {
    for (const type of [
      "application/json",
      "text/plain",
      "text/xml",
      "application/octet-stream",
      "application/x-www-form-urlencoded2",
    ]) {
      await refused(415, { body: '{"a":1}', headers: { "Content-Type": type } });
    }
    await refused(400, { body: "--x\r\n\r\n", headers: { "Content-Type": "multipart/form-data" } });
    await refused(400, { body: "no parts at all", headers: { "Content-Type": "multipart/form-data; boundary=x" } });
    const cut = multipart(page.form().entries(), []);
    await refused(400, { body: cut.body.subarray(0, 150), headers: { "Content-Type": cut.type } });
  });

  test("with lone surrogates, NUL, broken escapes, bytes that are no text", async () => {
    for (const value of ["%ED%A0%80", "%EF%BF", "%00", "%", "%zz", "%C0%80", "a%80"]) {
      await refused(400, { body: `applicantTel=${value}` });
      await refused(400, { body: `${value}=1` });
    }
    // A letter that was lost on the way is a mistake of its field.
    const entries = new URLSearchParams(page.form().hidden).toString();
    const bytes = Buffer.concat([Buffer.from(`${entries}&applicantTel=`), Buffer.from([0xed, 0xa0, 0x80])]);
    const before = written();
    const answer = await send(own.browser, path, { body: bytes });
    expect([answer.status, answer.has(".summary-errors"), written()]).toEqual([422, true, before]);
  });

  test("with more fields than any form has", async () => {
    await refused(413, { body: Array.from({ length: 2000 }, (_, at) => `f${at}=1`).join("&") });
    const parts = multipart(
      Array.from({ length: 2000 }, (_, at): [string, string] => [`f${at}`, "1"]),
      [],
    );
    await refused(413, { body: parts.body, headers: { "Content-Type": parts.type } });
    await refused(400, { body: `${"n".repeat(300)}=1` });
    await refused(413, { body: `note=${"a".repeat(30_000)}` });
  });

  test("without anything we know", async () => {
    // An empty form is a draft of nobody knows when.
    await refused(409, { body: "" });
    await refused(409, { body: "_draft=1&_rev=1" });
    await refused(409, { body: `_draft=${page.form().hidden._draft}&_rev=-1` });
    await refused(409, { body: `_draft=${page.form().hidden._draft}&_rev=1e9` });
    await refused(409, { body: "__proto__=1&constructor=2&_draft[]=3" });
  });
});

describe("forms of another site", () => {
  test("are refused on every address that takes forms, and nothing is written", async () => {
    const own = applicant();
    await advanceTo(portal, bulky, own, "contact");
    const clerk = await signIn(portal, "clerk-living-environment");
    const receipt = `/applications/${filed.receipt}`;
    const paths = [
      "/procedures/bulky-waste/apply",
      "/procedures/bulky-waste/apply/contact",
      "/procedures/moving-out/apply/identity",
      "/procedures/bulky-waste/apply/review",
      "/applications",
      `${receipt}/correction`,
      `${receipt}/withdraw`,
    ];
    const everywhere = [
      ...locales.flatMap((locale) => paths.map((path) => ({ locale, path: href(path, locale) }))),
      ...[
        "/staff/login",
        "/staff/logout",
        `/staff${receipt}`,
        `/staff${receipt}.data`,
        "/staff/logout.data",
        "/applications.data",
      ].map((path) => ({ locale: "ja" as const, path })),
    ];
    const strangers: Record<string, string>[] = [
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { Origin: "" },
      { Origin: `${portal.origin}.evil.example` },
      { Origin: portal.origin, "Sec-Fetch-Site": "cross-site" },
      { Origin: portal.origin, "Sec-Fetch-Site": "same-site" },
    ];
    const before = written();
    for (const { path, locale } of everywhere) {
      const browser = path.startsWith("/staff")
        ? clerk.browser
        : path.includes(filed.receipt)
          ? filed.applicant.browser
          : own.browser;
      for (const headers of strangers) {
        expectErrorPage(await send(browser, path, { body: "action=take&seq=1", headers }), 403, locale, portal);
      }
      const { Origin: _, ...bare } = browser.formHeaders;
      const answer = await ask(portal.origin, path, {
        method: "POST",
        headers: { ...bare, "Content-Type": urlencoded, "Content-Length": 3 },
        body: "a=1",
      });
      expectErrorPage(new Page(path, answer), 403, locale, portal);
    }
    expect(written()).toBe(before);
  });
});

describe("drafts", () => {
  test.each(locales)("a page of another tab is stale (%s)", async (locale) => {
    const own = applicant(locale);
    const first = await advanceTo(portal, bulky, own, "contact");
    const second = await own.browser.open(first.address);
    fillForm(first.form(), bulky, "contact", own);
    expectPage(await own.browser.submit(first, first.form()));
    fillForm(second.form(), bulky, "contact", { ...own, variant: 1, email: "other@example.jp" });
    const before = written();
    const refused = await own.browser.submit(second, second.form());
    expectErrorPage(refused, 409, locale, portal);
    expect(written()).toBe(before);
    expect(refused.links()).toContain(href("/procedures/bulky-waste/apply/place", locale));
    // Begun anew elsewhere: the page belongs to a draft that is gone.
    await begin(bulky, own);
    expectErrorPage(await own.browser.submit(second, second.form()), 409, locale, portal);
  });

  test("an item that is not there", async () => {
    const own = applicant();
    const list = await advanceTo(portal, bulky, own, "items");
    for (const [path, status] of [
      ["items/1", 404],
      ["items/-1", 404],
      ["items/99", 404],
      ["items/x", 404],
      ["items/00", 404],
      ["items/0/0", 404],
    ] as const) {
      expectErrorPage(await own.browser.open(`/procedures/bulky-waste/apply/${path}`), status, "ja", portal);
    }
    const before = written();
    for (const item of ["99", "-1", "x", "1e3", "0.5", ""]) {
      const page = await own.browser.open(list.path);
      const answer = await own.browser.submit(page, page.form(), { name: "_removeItem", value: item });
      expect(answer.status, `${item}: ${answer.describe()}`).toBeLessThan(500);
    }
    expect(JSON.parse(written())[0].map((row: { answers: string }) => row.answers)).toEqual(
      JSON.parse(before)[0].map((row: { answers: string }) => row.answers),
    );
  });

  test("a full list takes no more", async () => {
    const own = applicant();
    let page = await advanceTo(portal, bulky, own, "items");
    for (let at = page.text(".item").length; at < 10; at++) {
      page = await own.browser.open("/procedures/bulky-waste/apply/items/new");
      page = expectPage(await answerPage(portal, page, bulky, own));
    }
    expect(page.text(".item")).toHaveLength(10);
    expect(page.links((link) => link.endsWith("items/new"))).toEqual([]);
    const full = await own.browser.open("/procedures/bulky-waste/apply/items/new");
    expect([404, 409]).toContain(full.status);
    expectErrorPage(full, full.status, "ja", portal);
  });

  test("a マイナンバー typed into a text is refused before anything is written", async () => {
    const number = "123456789018";
    for (const locale of locales) {
      const own = applicant(locale);
      let page = await advanceTo(portal, bulky, own, "help");
      for (const typed of [number, "1234 5678 9018", "１２３４－５６７８－９０１８", `私の番号は${number}です`]) {
        const form = page.form();
        form.fill("note", [typed]);
        page = await own.browser.submit(page, form);
        expect(page.status).toBe(422);
        expect(page.has(".summary-errors"), page.describe()).toBe(true);
        expect(page.main).toMatch(locale === "en" ? /My Number/ : /マイナンバー/);
      }
    }
    const bytes = readdirSync(portal.varDir)
      .filter((name) => name.startsWith("portal.sqlite"))
      .map((name) => readFileSync(join(portal.varDir, name)).toString("latin1"));
    for (const file of bytes) expect(file).not.toMatch(/123456789018|1234 5678 9018/);
    expect(JSON.stringify(portal.rows("select * from drafts"))).not.toMatch(/１２３４/);
  });

  test.each(locales)("files of a wrong type, empty or too large (%s)", async (locale) => {
    const own = applicant(locale);
    const t = translator(locale);
    let page = await advanceTo(portal, comment, own, "supplement");
    const upload = async (name: string, type: string, content: Uint8Array<ArrayBuffer>) => {
      const { body, type: contentType } = multipart(page.form().entries(), [
        { field: "supplement", file: { name, type, content } },
      ]);
      return own.browser.post(page.address, body, contentType);
    };
    const before = [
      count("attachments"),
      readdirSync(portal.varDir).includes("attachments") ? readdirSync(join(portal.varDir, "attachments")).length : 0,
    ];
    for (const [name, type, content, code] of [
      ["<b>virus</b>.png", "image/png", Buffer.from("MZ\u0090\u0000 this is no picture"), "wrong-type"],
      ["page.html", "text/html", Buffer.from("<script>alert(1)</script>"), "wrong-type"],
      ["picture.svg", "image/png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "wrong-type"],
      ["空.pdf", "application/pdf", Buffer.alloc(0), "empty"],
    ] as const) {
      page = await upload(name, type, new Uint8Array(content));
      expect(page.status, page.describe()).toBe(422);
      expect(page.main).toContain(t(`portal:upload.${code}`, { name }));
      expect(page.html).not.toContain("<b>virus");
    }
    const large = await upload("large.png", "image/png", new Uint8Array(11 * 1024 * 1024));
    expect([413, 422]).toContain(large.status);
    if (large.status === 413) expectErrorPage(large, 413, locale, portal);
    expect([
      count("attachments"),
      readdirSync(portal.varDir).includes("attachments") ? readdirSync(join(portal.varDir, "attachments")).length : 0,
    ]).toEqual(before);
  });
});

describe("sending", () => {
  test("twice, and twenty times at once, makes one application with one receipt", async () => {
    const own = applicant();
    const review = await advanceTo(portal, bulky, own, "review");
    const form = review.form();
    const before = [count("applications"), count("application_events"), count("outbox")];
    const pages = await Promise.all(Array.from({ length: 20 }, () => own.browser.submit(review, form)));
    const again = await own.browser.submit(review, form);
    const receipts = new Set([...pages, again].map((page) => expectPage(page).text(".big-number")[0]));
    expect(receipts.size).toBe(1);
    expect([...receipts][0]).toMatch(/^\w{5}-\w{5}$/);
    expect([count("applications"), count("application_events")]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
  });

  test("what is not complete is not taken", async () => {
    const own = applicant();
    const page = await advanceTo(portal, bulky, own, "place");
    const { _draft = "", _rev = "" } = page.form().hidden;
    const before = written();
    const sent = await send(own.browser, "/procedures/bulky-waste/apply/review", {
      body: new URLSearchParams({ _draft, _rev }).toString(),
    });
    expectErrorPage(sent, 409, "ja", portal);
    expect(written()).toBe(before);
  });
});

describe("applications of somebody else", () => {
  /** The page without what it repeats from the address. */
  const shown = (page: Page, receipt: string) =>
    page.html.replaceAll(receipt, "R").replaceAll(encodeURIComponent(receipt), "R");

  test("look like those that do not exist", async () => {
    const { newReceipt } = await import("../../app/applications/index.ts");
    const unknown = newReceipt();
    for (const locale of locales) {
      for (const path of ["", "/receipt", "/correction", "/withdraw", ".data"]) {
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
    expectErrorPage(page, 404, "ja", portal);
    expect(page.html).not.toMatch(secrets);
    expectErrorPage(await browser.post(path, "action=take&seq=1"), 404, "ja", portal);
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
    const own = await complete(portal, comment, applicant("ja", 1));
    const { browser: clerk } = await signIn(portal, "clerk-public-relations");
    const file = (await findApplication(clerk, own.receipt)).link((link) => link.startsWith("/staff/attachments/"));
    const given = await ask(portal.origin, file, { headers: clerk.cookieHeader });
    expect([given.status, given.headers["content-type"]]).toEqual([200, "application/octet-stream"]);
    expect(given.headers["content-disposition"]).toMatch(/^attachment;/);
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
        expectErrorPage(page, 403, "ja", portal);
        expect(page.html).not.toMatch(secrets);
        if (path.includes("attachments")) continue;
        const data = await ask(portal.origin, dataOf(path), { headers: browser.cookieHeader });
        expect([data.status, data.body.toString("utf8").match(secrets)]).toEqual([403, null]);
      }
      expectErrorPage(
        await browser.post(`/staff/applications/${filed.receipt}`, "action=take&seq=1"),
        403,
        "ja",
        portal,
      );
    }
    const { browser: clerk } = await signIn(portal, "clerk-waterworks");
    expectErrorPage(await clerk.open("/staff/accounts"), 403, "ja", portal);
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

describe("HEAD", () => {
  test("has the status and headers of GET and no body", async () => {
    for (const path of [
      "/",
      "/procedures",
      "/en/procedures/moving-out",
      "/procedures/moving-out/apply",
      "/applications",
      "/nowhere",
      "/healthz",
    ]) {
      const [get, head] = [await ask(portal.origin, path), await ask(portal.origin, path, { method: "HEAD" })];
      expect([path, head.status, head.headers["content-type"], head.body.length]).toEqual([
        path,
        get.status,
        get.headers["content-type"],
        0,
      ]);
    }
  });
});
