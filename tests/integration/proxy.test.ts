/** Applying for somebody else over HTTP: who is told, what either of the two sees, and a correction of who is told. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Command } from "../../app/applications/index.ts";
import type { Procedure } from "../../app/engine/index.ts";
import type { Locale } from "../../app/i18n/locales.ts";
import { complete, expectPage, type Filed } from "./apply.ts";
import { lookUp } from "./correction.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
let bulky: Procedure;

beforeAll(async () => {
  portal = await startPortal();
  const { byId } = await portal.running.portal.procedures.snapshot();
  const found = byId.get("bulky-waste");
  if (!found) throw new Error("no procedure");
  bulky = found.procedure;
}, 180_000);
afterAll(() => portal?.close());

type Case = { name: string; noticesTo: string; filedBy?: string; locale?: Locale };
const addresses = (name: string) => ({ person: `person-${name}@example.jp`, proxy: `proxy-${name}@example.jp` });

function file({ name, noticesTo, filedBy = "household", locale = "ja" }: Case): Promise<Filed> {
  const { person, proxy } = addresses(name);
  return complete(portal, bulky, {
    browser: portal.browser(),
    locale,
    // Also the address that may be left out.
    variant: 1,
    email: person,
    texts: {
      filedBy,
      agentRelation: "child",
      noticesTo,
      agentEmail: proxy,
      "agentName.family": "見本",
      "agentName.given": "太郎",
      "applicantName.family": "見本",
      "applicantName.given": "花子",
    },
  });
}

/** Waits until nothing is left to be sent. */
async function mailsOf(receipt: string): Promise<{ to: string; text: string }[]> {
  await portal.mail(({ text }) => text.includes(receipt));
  await portal.running.portal.delivery.drain();
  return portal.mails().filter(({ text, subject }) => `${subject}${text}`.includes(receipt));
}

test.each([
  { name: "a", noticesTo: "applicant", told: ["person"] },
  { name: "b", noticesTo: "proxy", told: ["proxy"] },
  { name: "c", noticesTo: "both", told: ["person", "proxy"] },
] as const)("notices to $noticesTo reach nobody else", async ({ name, noticesTo, told }) => {
  const filed = await file({ name, noticesTo });
  const mails = await mailsOf(filed.receipt);
  const known = addresses(name);
  expect(mails.map(({ to }) => to).sort()).toEqual(told.map((who) => known[who]));
  for (const { text } of mails) {
    expect(text).toContain("見本　花子 様の申請");
    expect(text).toContain("見本　太郎 様（ご家族）が代わりに申請しました");
    expect(text).not.toContain("@");
  }
});

test("the person concerned opens it with both numbers: who filed it is said, the other's address is not", async () => {
  const { receipt, code } = await file({ name: "d", noticesTo: "both", filedBy: "supporter" });
  const page = expectPage(await lookUp(portal.browser(), "ja", receipt, code));
  expect(page.main).toContain("見本　花子 様の申請です。見本　太郎 様が、入力を手伝いました。");
  expect(page.main).toContain("お知らせのメール：両方に送ります");
  for (const address of Object.values(addresses("d"))) expect(page.main).not.toContain(address);
  expect(page.main).toContain("p***@example.jp");
});

test.each([
  ["easy", "見本　花子さんの 申しこみです。家族の 見本　太郎さんが 代わりに 申しこみました。"],
  ["en", "This is the application of 見本　花子. 見本　太郎, a family member, applied on their behalf."],
] as [Locale, string][])("the receipt names both in %s", async (locale, words) => {
  const { receiptPage } = await file({ name: locale, noticesTo: "proxy", locale });
  expect(receiptPage.main).toContain(words);
  expect(receiptPage.main).not.toContain(addresses(locale).proxy);
});

test("who is told is corrected: the address that becomes necessary is asked for, and the next notice goes there", async () => {
  const filed = await file({ name: "e", noticesTo: "applicant" });
  const { applications } = portal.running.portal;
  const clerk = { actor: { kind: "staff" as const, accountId: "x", name: "見本 職員" }, party: "clerk" as const };
  const run = async (command: Command) => {
    const application = await applications.byReceipt(filed.receipt);
    if (!application) throw new Error("no application");
    const done = await applications.act(application, command, clerk, application.lastSeq);
    expect(done.ok).toBe(true);
  };
  await run({ action: "take" });
  const fields = [{ path: "noticesTo", reason: "だれに送るか確かめてください" }];
  await run({ action: "request-correction", fields, message: "" });

  const { browser } = filed.applicant;
  const asked = expectPage(await browser.open(`/applications/${filed.receipt}/correction`));
  const more = await browser.submit(asked, asked.form().fill("noticesTo", ["both"]));
  expect(more.status).toBe(422);
  const { proxy, person } = addresses("e");
  const done = expectPage(
    await browser.submit(more, more.form().fill("noticesTo", ["both"]).fill("agentEmail", [proxy])),
  );
  expect(done.main).toContain("お知らせのメール：両方に送ります");

  const before = (await mailsOf(filed.receipt)).filter(({ to }) => to === proxy);
  expect(before.map(({ text }) => text.includes("訂正を受け取りました"))).toEqual([true]);
  await run({ action: "accept", message: "" });
  const last = (await mailsOf(filed.receipt)).filter(({ text }) => text.includes("受理しました"));
  expect(last.map(({ to }) => to).sort()).toEqual([person, proxy]);
});
