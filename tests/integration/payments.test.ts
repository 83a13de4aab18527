/** Paying a fee over HTTP, without JavaScript: the demo's page, an outside service on a socket, the counter, the clerk. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { isMachineAddress } from "../../app/http/origin-guard.ts";
import { locales } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { notificationPath } from "../../app/payments/index.ts";
import { expectPage, type Filed } from "./apply.ts";
import { ask, type Browser, type Page } from "./html-client.ts";
import { chooseWay, openPayment, type Paying, paymentPath, startPaying } from "./paying.ts";
import { type Gateway, startGateway } from "./payment-gateway.ts";
import { findApplication, signIn } from "./staff.ts";

const ja = translator("ja");
type Row = { id: string; way: string; state: string; yen: number | null };
const rowsOf = ({ portal }: Paying, receipt: string): Row[] =>
  portal.rows<Row>(
    `select p.id, p.way, p.state, p.yen from payments p join applications a on a.id = p.application_id
     where a.receipt = ? order by p.created_at, p.id`,
    receipt,
  );
const statesOf = (paying: Paying, receipt: string) =>
  rowsOf(paying, receipt).map(({ way, state }) => `${way} ${state}`);
const told = ({ portal }: Paying, receipt: string): string[] =>
  portal
    .rows<{ body: string }>(
      `select e.body from application_events e join applications a on a.id = e.application_id
       where a.receipt = ? and e.type = 'payment' order by e.seq`,
      receipt,
    )
    .map(({ body }) => JSON.parse(body))
    .map(({ what, way, yen }) => `${what} ${way} ${yen}`);

describe("with the demo's stand-in", () => {
  let paying: Paying;
  beforeAll(async () => {
    paying = await startPaying();
  }, 180_000);
  afterAll(() => paying?.close());

  test("the address of the messages is the one the guard lets past", () => {
    expect(isMachineAddress(notificationPath)).toBe(true);
  });

  test.each(locales.map((locale) => ({ locale })))("a resident pays online, read in $locale", async ({ locale }) => {
    const t = translator(locale);
    const filed = await paying.apply(locale);
    const { browser, email } = filed.applicant;
    const total = t("payments:yen", { yen: "410" });
    expect(filed.receiptPage.main).toContain(t("payments:section.due", { yen: total }));
    const mail = await paying.portal.mail(({ to }) => to === email);
    expect(mail.text.replaceAll("\r\n", "\n")).toContain(
      t("payments:mail.due", { yen: total, link: `${paying.portal.origin}${paymentPath(filed)}` }),
    );

    const page = await openPayment(filed);
    expect(page.main).toContain(t("payments:page.choose"));
    const demo = expectPage(await chooseWay(browser, page, "online"));
    expect(demo.path).toMatch(/\/demo\/payments\/[\w-]{22}$/);
    expect([demo.heading, demo.main.includes(t("payments:demo.notice"))]).toEqual([t("payments:demo.title"), true]);
    const paid = expectPage(await browser.submit(demo, demo.form(), { name: "act", value: "pay" }));
    expect(paid.path).toBe(paymentPath(filed));
    expect(paid.main).toContain(t("payments:state.paid.title"));
    expect(paid.forms.filter(({ method }) => method === "POST")).toEqual([]);
    expect([statesOf(paying, filed.receipt), told(paying, filed.receipt)]).toEqual([
      ["online paid"],
      ["received online 410"],
    ]);
    const thanks = await paying.portal.mail(
      (each) => each.to === email && each.subject.includes(t("payments:event.received")),
    );
    expect(thanks.text).toContain(total);
    const status = expectPage(await browser.open(paymentPath(filed).replace("/payment", "")));
    expect(status.main).toContain(t("payments:event.received"));
    expect(status.main).toContain(t("payments:section.paid", { yen: total }));
    // Pressed again on an old page, in another tab: nothing more is paid.
    expect((await chooseWay(browser, page, "online")).main).toContain(t("payments:state.paid.title"));
    expect((await browser.submit(demo, demo.form(), { name: "act", value: "pay" })).status).toBe(200);
    expect(statesOf(paying, filed.receipt)).toEqual(["online paid"]);
  });

  test("the check page says what it will cost, counted and exempt, before anything is sent", async () => {
    const { browser } = (await paying.apply()).applicant;
    const draft = async (household: string) => {
      const begin = expectPage(await browser.open("/procedures/fee-sample/apply"));
      let page = expectPage(await browser.submit(begin, begin.form()));
      const form = page.form();
      for (const [name, value] of Object.entries({ family: "見本", given: "花子" }))
        form.fill(`applicantName.${name}`, [value]);
      page = expectPage(await browser.submit(page, form.fill("applicantEmail", ["hanako@example.jp"])));
      return browser.submit(page, page.form().fill("copies", ["2"]).fill("household", [household]));
    };
    const charged = await draft("any");
    expect(charged.main).toContain("300円 × 2通 ＝ 600円");
    expect(charged.main).toContain("710円");
    expect(charged.main).toContain(ja("payments:fee.later"));
    const exempt = await draft("poor");
    expect(exempt.main).toContain("0円（免除：生活保護）");
    expect(exempt.main).toContain("110円");
  });

  test("who stops pays nothing and may choose again; news that is late is waited for", async () => {
    const filed = await paying.apply();
    const { browser } = filed.applicant;
    const demo = await chooseWay(browser, await openPayment(filed), "online");
    const stopped = await browser.submit(demo, demo.form(), { name: "act", value: "fail" });
    expect(stopped.main).toContain(ja("payments:state.failed.title"));
    const again = await chooseWay(browser, stopped, "online");
    expect(again.path).not.toBe(demo.path);
    const waiting = await browser.submit(again, again.form(), { name: "act", value: "pay-late" });
    expect(waiting.main).toContain(ja("payments:state.pending.title"));
    expect(waiting.links()).toContain(paymentPath(filed));
    expect(statesOf(paying, filed.receipt).sort()).toEqual(["online failed", "online started"]);
  });

  test("the counter and the 納付書 are chosen and changed; the amount must be the one that was shown", async () => {
    const filed = await paying.apply();
    const { browser } = filed.applicant;
    const first = await openPayment(filed);
    const counter = await chooseWay(browser, first, "counter");
    expect(counter.main).toContain(ja("payments:state.counter.title"));
    expect(counter.main).toContain(filed.receipt);
    const invoice = await chooseWay(browser, counter, "invoice");
    expect(invoice.main).toContain(ja("payments:state.invoice.title"));
    expect(statesOf(paying, filed.receipt).sort()).toEqual(["counter cancelled", "invoice chosen"]);
    const cheaper = await browser.post(paymentPath(filed), "way=counter&seen=1");
    expect([cheaper.status, cheaper.main.includes(ja("payments:failure.stale"))]).toEqual([409, true]);
    for (const body of ["way=cash&seen=410", "seen=410", "way=__proto__&seen=410"])
      expect((await browser.post(paymentPath(filed), body)).status).toBe(400);
  });

  test("a correction that raises the fee leaves the rest to pay, and says so in the mail", async () => {
    const filed = await paying.apply();
    const { browser, email } = filed.applicant;
    const pay = async (page: Page) => {
      const demo = await chooseWay(browser, page, "online");
      return browser.submit(demo, demo.form(), { name: "act", value: "pay" });
    };
    await pay(await openPayment(filed));
    const { applications } = paying.portal.running.portal;
    const clerk = { actor: { kind: "staff" as const, accountId: "a", name: "見本" }, party: "clerk" as const };
    const fields = [{ path: "copies", reason: "3通いるとのことでした。" }];
    for (const command of [
      { action: "take" as const },
      { action: "request-correction" as const, fields, message: "" },
    ]) {
      const application = await applications.byReceipt(filed.receipt);
      if (!application) throw new Error("no application");
      expect((await applications.act(application, command, clerk, application.lastSeq)).ok).toBe(true);
    }
    const correction = expectPage(await browser.open(`/applications/${filed.receipt}/correction`));
    expectPage(await browser.submit(correction, correction.form().fill("copies", ["3"])));
    const rest = await openPayment(filed);
    expect(rest.main).toContain(ja("payments:state.rest.text", { received: "410円", due: "600円" }));
    const mail = await paying.portal.mail(({ to, text }) => to === email && text.includes("合わせて1,010円です"));
    expect(mail.text).toContain(paymentPath(filed));
    const paid = await pay(rest);
    expect(paid.main).toContain(ja("payments:state.paid.text", { yen: "1,010円" }));
    expect(rowsOf(paying, filed.receipt).map(({ state, yen }) => [state, yen])).toEqual([
      ["paid", 410],
      ["paid", 600],
    ]);
  });

  test("somebody else's payment is not found, and its return leads to the look-up without a word", async () => {
    const filed = await paying.apply();
    await chooseWay(filed.applicant.browser, await openPayment(filed), "online");
    const [row] = rowsOf(paying, filed.receipt);
    const stranger = paying.portal.browser();
    for (const path of [`/payments/${row?.id}`, "/payments/none", `/payments/${"x".repeat(22)}`]) {
      const answer = await ask(paying.portal.origin, path, { headers: stranger.cookieHeader });
      expect([answer.status, answer.headers.location]).toEqual([302, "/applications"]);
    }
    const foreign = await ask(paying.portal.origin, paymentPath(filed));
    expect([foreign.status, String(foreign.headers.location).startsWith("/applications?receipt=")]).toEqual([
      302,
      true,
    ]);
    expect((await stranger.post(paymentPath(filed), "way=counter&seen=410")).path).toBe("/applications");
    expect((await stranger.open("/demo/payments/none")).status).toBe(404);
    expect(statesOf(paying, filed.receipt)).toEqual(["online started"]);
  });

  test("a procedure that charges nothing has no payment page; messages are nobody's here", async () => {
    const { applicant, receipt, receiptPage } = await paying.apply("ja", paying.free);
    expect(receiptPage.main).not.toContain(ja("payments:section.title"));
    expect((await applicant.browser.open(`/applications/${receipt}/payment`)).status).toBe(404);
    const { origin } = paying.portal;
    const body = "{}";
    const headers = { "Content-Type": "application/json", "Content-Length": body.length };
    expect((await ask(origin, notificationPath, { method: "POST", headers, body })).status).toBe(403);
    expect((await ask(origin, notificationPath)).status).toBe(405);
  });

  const pressing = (browser: Browser, page: Page, kind: string, typed: Record<string, string> = {}) => {
    const form = page.form((each) => each.hidden.kind === kind);
    for (const [name, value] of Object.entries(typed)) form.fill(name, [value]);
    return browser.submit(page, form);
  };

  test("a clerk takes cash once, gives back after a withdrawal, and takes back a mistake", async () => {
    const filed = await paying.apply();
    const { browser } = await signIn(paying.portal, "clerk-citizens");
    const withdrawal = expectPage(await filed.applicant.browser.open(`/applications/${filed.receipt}/withdraw`));
    const file = await findApplication(browser, filed.receipt);
    expect(file.main).toContain(ja("console:payment.act.receive-cash", { yen: "410円" }));
    const taken = expectPage(await pressing(browser, file, "receive-cash"));
    expect(taken.main).toContain(ja("console:payment.done.receive-cash"));
    const twice = await pressing(browser, file, "receive-cash");
    expect([twice.status, twice.main.includes(ja("console:payment.failure.stale"))]).toEqual([409, true]);
    const undone = expectPage(await pressing(browser, taken, "void"));
    const again = expectPage(await pressing(browser, undone, "receive-cash"));
    expect((await openPayment(filed)).main).toContain(ja("payments:state.paid.title"));
    // Money that came meanwhile does not make the applicant's page an old one.
    expectPage(await filed.applicant.browser.submit(withdrawal, withdrawal.form()));
    expect((await openPayment(filed)).main).toContain(ja("payments:refund.ended.title", { yen: "410円" }));
    const old = await pressing(browser, again, "void");
    expect(old.status).toBe(409);
    const ended = await findApplication(browser, filed.receipt);
    expect(ended.main).toContain(ja("console:payment.warn.ended", { yen: "410円" }));
    const returned = expectPage(await pressing(browser, ended, "give-back"));
    expect(returned.forms.filter((form) => form.hidden.action === "payment")).toEqual([]);
    expect(told(paying, filed.receipt)).toEqual([
      "received counter 410",
      "voided counter 410",
      "received counter 410",
      "refunded counter 410",
    ]);
    for (const body of ["action=payment&kind=no&seq=1", "action=payment&seq=1"])
      expect((await browser.post(file.path, body)).status).toBe(400);
  });

  test("an open fee is set by a clerk, told to the applicant and then paid online; a 納付書 likewise", async () => {
    const filed = await paying.apply("ja", paying.open);
    const { browser, email } = filed.applicant;
    const before = await openPayment(filed);
    expect(before.main).toContain(ja("payments:state.unknown.title"));
    expect(before.forms.map((form) => form.hidden.way)).not.toContain("online");
    expect((await browser.post(paymentPath(filed), "way=online&seen=")).status).toBe(409);
    const clerk = (await signIn(paying.portal, "clerk")).browser;
    const file = await findApplication(clerk, filed.receipt);
    const wrong = await pressing(clerk, file, "assess", { total: "299" });
    expect([wrong.status, wrong.main.includes(ja("console:payment.failure.amount"))]).toEqual([422, true]);
    const set = expectPage(await pressing(clerk, file, "assess", { total: "440" }));
    await paying.portal.mail((each) => each.to === email && each.subject.includes(ja("payments:event.assessed")));
    const sent = expectPage(await pressing(clerk, set, "send-invoice"));
    expect((await openPayment(filed)).main).toContain(ja("payments:state.invoiceSent.title"));
    expect(sent.main).toContain("入金を確認した：440円（納付書）");
    const demo = await chooseWay(browser, await openPayment(filed), "online");
    await browser.submit(demo, demo.form(), { name: "act", value: "pay" });
    // The slip was paid as well: its money is recorded, and shown as to give back.
    const both = expectPage(await pressing(clerk, await findApplication(clerk, filed.receipt), "confirm-invoice"));
    expect(both.main).toContain(ja("console:payment.warn.doubled", { yen: "440円" }));
    expect((await openPayment(filed)).main).toContain(ja("payments:refund.doubled.title", { yen: "440円" }));
    expect(told(paying, filed.receipt)).toEqual([
      "assessed counter 440",
      "invoice-sent invoice 440",
      "received online 440",
      "refund-due invoice 440",
    ]);
  });

  test("clerks of other departments and roles without the permission record nothing", async () => {
    const filed = await paying.apply();
    const path = `/staff/applications/${filed.receipt}`;
    const body = "action=payment&kind=receive-cash&seq=1";
    const { browser: other } = await signIn(paying.portal, "clerk-library");
    expect((await other.post(path, body)).status).toBe(404);
    const { browser: publisher } = await signIn(paying.portal, "publisher", "/staff/procedures");
    expect((await publisher.post(path, body)).status).toBe(403);
    expect(rowsOf(paying, filed.receipt)).toEqual([]);
  });
});

describe("with a payment service outside", () => {
  let gateway: Gateway;
  let paying: Paying;
  let clerk: Browser;
  let now = Date.now();
  beforeAll(async () => {
    gateway = await startGateway();
    paying = await startPaying(gateway.env, { now: () => now });
    // Before the clock is moved: the one-time code goes with the real time.
    clerk = (await signIn(paying.portal, "clerk")).browser;
  }, 180_000);
  afterEach(() => gateway.behave("well"));
  afterAll(async () => {
    await paying?.close();
    await gateway?.close();
  });

  const start = (filed: Filed) => {
    const body = "way=online&seen=410";
    const headers = {
      ...filed.applicant.browser.formHeaders,
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": body.length,
    };
    return ask(paying.portal.origin, paymentPath(filed), { method: "POST", headers, body });
  };
  const notify = ({ body, signature }: { body: string; signature?: string }) => {
    const headers = {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
      ...(signature ? { "Payment-Signature": signature } : {}),
    };
    return ask(paying.portal.origin, notificationPath, { method: "POST", headers, body });
  };
  const reconcile = async (minutes: number) => {
    now += minutes * 60_000;
    await paying.portal.running.portal.payments.online?.reconcile();
  };
  const receive = (file: Page) =>
    clerk.submit(
      file,
      file.form((each) => each.hidden.kind === "receive-cash"),
    );
  const returned = async (filed: Filed) =>
    expectPage(await filed.applicant.browser.open(new URL(gateway.last().return_url).pathname));

  test("the form leads to its page and nowhere else; twenty clicks make one charge, which names nobody", async () => {
    const filed = await paying.apply();
    const made = gateway.charges().length;
    const [first, ...more] = await Promise.all([start(filed), start(filed), start(filed), start(filed), start(filed)]);
    const charge = gateway.last();
    for (const answer of [first, ...more]) {
      expect([answer?.status, answer?.headers.location]).toEqual([303, `${gateway.origin}/pay/${charge.id}`]);
    }
    expect(gateway.charges()).toHaveLength(made + 1);
    expect(statesOf(paying, filed.receipt)).toEqual(["online started"]);
    const { headers } = await openPayment(filed);
    expect(headers["content-security-policy"]).toContain(`form-action 'self' ${gateway.origin};`);
    expect(gateway.requests.at(-1)?.authorization).toMatch(/^Bearer /);
    expect(JSON.stringify(charge)).not.toMatch(new RegExp(`${filed.receipt}|美祢 太郎|fee-sample|payer-`));
  });

  test("a message, the way back and the timer settle one charge once", async () => {
    const filed = await paying.apply();
    await start(filed);
    expect((await returned(filed)).main).toContain(ja("payments:state.open.title"));
    gateway.pay();
    const message = gateway.message({}, now);
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => notify(message)),
      returned(filed),
      reconcile(2),
      openPayment(filed),
    ]);
    expect(answers.slice(0, 5).map((each) => (each as { status: number }).status)).toEqual(Array(5).fill(204));
    expect((await openPayment(filed)).main).toContain(ja("payments:state.paid.title"));
    expect(told(paying, filed.receipt)).toEqual(["received online 410"]);
    expect((await notify(gateway.message({ state: "failed" }, now))).status).toBe(204);
    expect(statesOf(paying, filed.receipt)).toEqual(["online paid"]);
  });

  test("a message that is unsigned, unfitting, unknown or no message changes nothing", async () => {
    const filed = await paying.apply();
    await start(filed);
    gateway.pay();
    const message = gateway.message({}, now);
    const forged = { body: message.body.replace('"amount":410', '"amount":1'), signature: message.signature };
    for (const each of [{ body: message.body }, forged, { ...message, signature: "t=1,v1=00" }, { body: "" }])
      expect((await notify(each)).status).toBe(403);
    expect((await notify(gateway.message({}, now - 3_600_000))).status).toBe(403);
    for (const change of [{ amount: 1 }, { amount: 4100 }, { currency: "USD" }])
      expect((await notify(gateway.message(change, now))).status).toBe(409);
    const unknown = await notify(gateway.message({ key: "x".repeat(22) }, now));
    expect([unknown.status, unknown.body.length]).toEqual([404, 0]);
    expect((await notify(gateway.message({ pay_url: "https://evil.example/" }, now))).status).toBe(400);
    expect(statesOf(paying, filed.receipt)).toEqual(["online started"]);
    // The trouble is shown to the clerk; what fits is believed all the same.
    expect((await findApplication(clerk, filed.receipt)).main).toContain(ja("console:payment.warn.trouble"));
    expect((await notify(message)).status).toBe(204);
    expect(statesOf(paying, filed.receipt)).toEqual(["online paid"]);
  });

  test("a service that is down or stops half way: a page with a way on, the same key again, one charge", async () => {
    const filed = await paying.apply();
    const made = gateway.charges().length;
    gateway.behave("down");
    const down = await filed.applicant.browser.post(paymentPath(filed), "way=online&seen=410");
    expect([down.status, down.main.includes(ja("payments:failure.unclear"))]).toEqual([503, true]);
    expect(down.main).toContain(ja("payments:ways.counter.title"));
    gateway.behave("stuck");
    expect((await start(filed)).status).toBe(503);
    expect((await openPayment(filed)).main).toContain(ja("payments:state.unclear.title"));
    gateway.behave("well");
    expect((await start(filed)).status).toBe(303);
    expect(gateway.charges()).toHaveLength(made + 1);
    const keys = new Set(
      gateway.requests
        .filter(({ path }) => path === "/v1/charges")
        .slice(-7)
        .map(({ key }) => key),
    );
    expect(keys.size).toBe(1);
    gateway.pay();
    gateway.behave("down");
    await reconcile(1);
    expect(statesOf(paying, filed.receipt)).toEqual(["online started"]);
    gateway.behave("well");
    await reconcile(2);
    expect(statesOf(paying, filed.receipt)).toEqual(["online paid"]);
  }, 120_000);

  test("paid online after the counter was chosen: once; after the counter took the money: to give back", async () => {
    const late = await paying.apply();
    await start(late);
    const charge = gateway.last();
    await chooseWay(late.applicant.browser, await openPayment(late), "counter");
    gateway.pay(charge);
    await reconcile(1);
    expect(statesOf(paying, late.receipt).sort()).toEqual(["counter cancelled", "online paid"]);

    const both = await paying.apply();
    await start(both);
    const second = gateway.last();
    const file = await findApplication(clerk, both.receipt);
    expect(file.main).toContain(ja("console:payment.warn.started"));
    // The service cannot be reached while the clerk takes the money, and is paid meanwhile.
    gateway.behave("down");
    expectPage(await receive(file));
    gateway.behave("well");
    gateway.pay(second);
    await reconcile(1);
    expect(statesOf(paying, both.receipt).sort()).toEqual(["counter paid", "online refund-due"]);
    expect(told(paying, both.receipt)).toEqual(["received counter 410", "refund-due online 410"]);
    expect((await openPayment(both)).main).toContain(ja("payments:refund.doubled.title", { yen: "410円" }));
  }, 60_000);

  test("what the counter closes cannot be paid any more; what was paid is not taken again", async () => {
    const closed = await paying.apply();
    await start(closed);
    const charge = gateway.last();
    expectPage(await receive(await findApplication(clerk, closed.receipt)));
    expect(gateway.pay(charge).state).toBe("cancelled");
    expect(statesOf(paying, closed.receipt).sort()).toEqual(["counter paid", "online failed"]);

    const paid = await paying.apply();
    await start(paid);
    const file = await findApplication(clerk, paid.receipt);
    gateway.pay();
    const refused = await receive(file);
    expect([refused.status, refused.main.includes(ja("console:payment.failure.stale"))]).toEqual([409, true]);
    expect(refused.main).toContain(ja("console:payment.state.paid"));
    expect(told(paying, paid.receipt)).toEqual(["received online 410"]);
  });

  test("starting has its limit", async () => {
    const filed = await paying.apply();
    for (let clicks = 0; clicks < 10; clicks++) expect((await start(filed)).status).toBe(303);
    const page = await filed.applicant.browser.post(paymentPath(filed), "way=online&seen=410");
    expect([page.status, page.main.includes(ja("payments:failure.too-many"))]).toEqual([429, true]);
  });
});
