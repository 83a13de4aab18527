/** What no page of ours sends: each gets a refusal in the reader's words, and nothing is written. */
import { readdirSync, readFileSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Procedure } from "../../app/engine/index.ts";
import { locales } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { type Applicant, advanceTo, answerPage, begin, expectPage, type Filed, fillForm } from "./apply.ts";
import { expectErrorPage } from "./error-page.ts";
import { ask, type Browser, Page } from "./html-client.ts";
import { multipart } from "./html-form.ts";
import { type Change, type Ground, href, layGround, urlencoded } from "./refusals.ts";
import { signIn } from "./staff.ts";
import type { TestPortal } from "./start-portal.ts";

let ground: Ground;
let portal: TestPortal;
let bulky: Procedure;
let comment: Procedure;
let filed: Filed;
beforeAll(async () => {
  ground = await layGround();
  ({ portal, bulky, comment, filed } = ground);
}, 180_000);
afterAll(() => portal?.close());

const applicant: Ground["applicant"] = (...args) => ground.applicant(...args);
const send: Ground["send"] = (...args) => ground.send(...args);
const count = (table: string) => ground.count(table);
const written = () => ground.written();
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
  const refused = async (status: number, change: Change) => {
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

  test("an upload that is refused half way leaves the connection usable", async () => {
    const own = applicant();
    const page = await advanceTo(portal, comment, own, "supplement");
    const large = { name: "a.png", type: "image/png", content: new Uint8Array(20 * 1024 * 1024) };
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    // Refused by its size while it streams in, and by the draft before any of it is read.
    for (const [path, status] of [
      [page.path, 413],
      ["/procedures/dog-death-notification/apply/contact", 409],
    ] as const) {
      const { body, type } = multipart(page.form().entries(), [{ field: "supplement", file: large }]);
      const headers = { ...own.browser.formHeaders, "Content-Type": type, "Content-Length": body.length };
      const refused = await ask(portal.origin, path, { method: "POST", headers, body, agent });
      expect(refused.status).toBe(status);
      expect((await ask(portal.origin, "/healthz", { agent })).status).toBe(200);
    }
    agent.destroy();
  });

  test("a マイナンバー typed into a text is refused before anything is written", async () => {
    const number = "123456789018";
    for (const locale of locales) {
      const own = applicant(locale);
      let page = await advanceTo(portal, bulky, own, "help");
      for (const typed of [number, "1234 5678 9018", "１２３４－５６７８－９０１８", `私の番号は${number}です`]) {
        const form = page.form();
        form.fill("hasNote", ["yes"]);
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
    /** What the page must say, without the name of the field. */
    const said = (code: "wrong-type" | "empty", name: string): string[] => {
      if (code === "empty") return [t("portal:upload.empty", { name })];
      const kinds = ["JPEG", "PNG", "PDF"].join(t("ui:list.comma"));
      return t("fields:errors.file.file-type", { label: "\u0000", name, kinds }).split("\u0000");
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
      for (const words of said(code, name)) expect(page.main).toContain(words);
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
