/** The demo's card all the way: what the resident, the paper and the clerk see of it; and what becomes of session ids. */
import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Procedure } from "../../app/engine/index.ts";
import { sha256 } from "../../app/lib/ids.ts";
import { advanceTo, answerPage, complete, expectPage, withCard } from "./apply.ts";
import { ask, type Browser } from "./html-client.ts";
import { readPaper } from "./paper-pdf.ts";
import { findApplication, signIn } from "./staff.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
let certificate: Procedure;
let bulky: Procedure;
beforeAll(async () => {
  portal = await startPortal();
  const { byId } = await portal.running.portal.procedures.snapshot();
  const find = (id: string): Procedure => {
    const published = byId.get(id);
    if (!published) throw new Error(`no procedure ${id}`);
    return published.procedure;
  };
  certificate = find("residence-certificate");
  bulky = find("bulky-waste");
}, 240_000);
afterAll(() => portal?.close());

const texts = { "applicantName.family": "見本", "applicantName.given": "花子" };
const applicant = (browser = portal.browser()) => ({
  browser,
  locale: "ja" as const,
  variant: 0 as const,
  email: "card@example.jp",
  texts,
});
const applications = () => portal.rows<{ n: number }>("select count(*) as n from applications")[0]?.n;
const token = ({ cookies }: Browser) => cookies["__Host-resident"] ?? "";

describe("after the questions", () => {
  it("the marks stand on the status page, on paper and in the clerk's file, beside what the card says instead", async () => {
    const own = applicant();
    const filed = await complete(portal, certificate, own);
    const status = expectPage(await own.browser.open(`/applications/${filed.receipt}`));
    expect(status.text(".card-mark")).toEqual(["カードで確認済み（見本）"]);
    const headers = own.browser.cookieHeader;
    const pdf = await ask(portal.origin, `/applications/${filed.receipt}/application.pdf`, { headers });
    expect((await readPaper(pdf.body)).words).toContain("カードで確認済み（見本）");
    const { browser } = await signIn(portal, "clerk");
    const file = await findApplication(browser, filed.receipt);
    expect(file.main).toContain("カードの方：見本 花子");
    const marks = file.text(".card-mark");
    expect(marks).toContain("カードで確認済み（見本）");
    expect(marks).toContain("カードでは「1985年（昭和60年）4月1日」");
    expect(marks).toContain("カードでは「山口県美祢市大嶺町東分９９９９番地」");
  });

  it("nothing is sent without it, whatever is posted", async () => {
    const own = applicant();
    await advanceTo(portal, certificate, own, "identity");
    const before = applications();
    const review = expectPage(await own.browser.open("/procedures/residence-certificate/apply/review"));
    const refused = await own.browser.submit(review, review.form());
    expect(refused.status).toBe(422);
    expect(refused.links((href) => href.endsWith("/apply/identity")).length).toBeGreaterThan(0);
    expect(applications()).toBe(before);
  });
});

describe("a session id from before", () => {
  it("opens nothing after the card: neither the draft nor an earlier application; the new one opens both", async () => {
    const own = applicant();
    const filed = await complete(portal, bulky, own);
    const page = await advanceTo(portal, certificate, own, "identity");
    const old = own.browser.cookieHeader;
    const before = token(own.browser);
    expect((await ask(portal.origin, `/applications/${filed.receipt}`, { headers: old })).status).toBe(200);
    expectPage(await withCard(page, own.browser));
    expect(token(own.browser)).not.toBe(before);
    const draft = "/procedures/residence-certificate/apply/review";
    expect((await ask(portal.origin, `/applications/${filed.receipt}`, { headers: old })).status).toBe(302);
    expect((await ask(portal.origin, draft, { headers: old })).status).toBe(409);
    expectPage(await own.browser.open(`/applications/${filed.receipt}`));
    expectPage(await own.browser.open(draft));
  });

  it("nor after the mailed code", async () => {
    const { byId } = await portal.running.portal.procedures.snapshot();
    const byMail = [...byId.values()].find(
      ({ procedure: { definition } }) => definition.assurance.level === "email" && definition.channels.online,
    );
    if (!byMail) throw new Error("no procedure is confirmed by mail");
    const own = applicant();
    let page = await advanceTo(portal, byMail.procedure, own, "identity");
    page = expectPage(await answerPage(portal, page, byMail.procedure, own));
    const old = own.browser.cookieHeader;
    const before = token(own.browser);
    page = expectPage(await answerPage(portal, page, byMail.procedure, own));
    expect(page.path).toMatch(/\/apply\/review$/);
    expect(token(own.browser)).not.toBe(before);
    expect((await ask(portal.origin, page.path, { headers: old })).status).toBe(409);
  });

  it("of staff: one planted before the sign-in is replaced and worth nothing, one that was signed out too", async () => {
    const inbox = "/staff/applications";
    const cookie = (value: string) => ({ Cookie: `__Host-staff=${value}` });
    const planted = "p".repeat(43);
    const { password, totpSecret } = portal.running.portal.demoAccounts();
    const browser = portal.browser();
    const page = expectPage(await browser.open("/staff/login"));
    const form = page.form((each) => each.names.includes("password"));
    form
      .fill("login", ["clerk-citizens"])
      .fill("password", [password])
      .fill("code", [generateSync({ secret: totpSecret })]);
    const { body, type } = form.encode();
    const headers = { ...browser.formHeaders, ...cookie(planted), "Content-Type": type, "Content-Length": body.length };
    const answer = await ask(portal.origin, page.address, { method: "POST", headers, body });
    const own = /__Host-staff=([^;]+)/.exec(String(answer.headers["set-cookie"]))?.[1] ?? "";
    expect(own).toHaveLength(43);
    expect(own).not.toBe(planted);
    expect((await ask(portal.origin, inbox, { headers: cookie(own) })).status).toBe(200);
    expect((await ask(portal.origin, inbox, { headers: cookie(planted) })).status).toBe(302);
    const leave = { ...browser.formHeaders, ...cookie(own), "Content-Length": 0 };
    await ask(portal.origin, "/staff/logout", { method: "POST", headers: leave });
    expect((await ask(portal.origin, inbox, { headers: cookie(own) })).status).toBe(302);
  });
});

describe("the stand-in's addresses", () => {
  it("answer nothing but its own flow", async () => {
    const browser = portal.browser();
    for (const path of ["/demo/card/nobody", "/en/demo/card/..%2fauth", "/demo/card/auth/x/y", "/demo/card/token"])
      expect((await browser.open(path)).status, path).toBe(404);
    for (const path of ["/demo/card/auth", "/demo/card/auth?client_id=x", "/demo/card/auth/unknown"])
      expect((await browser.open(path)).status, path).toBe(400);
  });

  it("takes no person that it did not offer", async () => {
    const own = applicant();
    const page = await advanceTo(portal, certificate, own, "identity");
    const choice = expectPage(await own.browser.submit(page, page.form()));
    for (const body of ["person=demo-nobody", "person=__proto__", ""])
      expect((await own.browser.post(choice.path, body)).status, body).toBe(400);
    const { drafts } = portal.running.portal.applications;
    expect((await drafts.find(sha256(token(own.browser)), certificate.id))?.identity).toBeNull();
  });
});
