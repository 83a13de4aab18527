/** Every procedure of the catalogue, from its guide page to the receipt, and one application of each department to its end. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { departmentName, maskMail } from "../../app/applications/index.ts";
import type { Procedure } from "../../app/engine/index.ts";
import { locales, localizePath } from "../../app/i18n/locales.ts";
import { translator } from "../../app/i18n/translator.ts";
import { type Applicant, complete, type Filed } from "./apply.ts";
import { correct, correctable, lookUp } from "./correction.ts";
import { act, findApplication, signIn } from "./staff.ts";
import { startPortal, type TestPortal } from "./start-portal.ts";

let portal: TestPortal;
let procedures: Procedure[];
const filedBy: Record<0 | 1, Filed[]> = { 0: [], 1: [] };

beforeAll(async () => {
  portal = await startPortal();
  const { list } = await portal.running.portal.procedures.snapshot();
  procedures = list.map(({ procedure }) => procedure);
}, 180_000);
afterAll(() => portal?.close());

async function inParallel<In>(
  inputs: readonly In[],
  name: (input: In) => string,
  work: (input: In) => Promise<void>,
): Promise<string[]> {
  const failures: string[] = [];
  const queue = [...inputs];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const input = next;
      await work(input).catch((error: Error) => failures.push(`${name(input)}: ${error.message}`));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return failures;
}

/** The languages take turns over the procedures, and change places for the second way. */
const applicantFor = (procedure: Procedure, variant: 0 | 1): Applicant => ({
  browser: portal.browser(),
  locale: locales[(procedure.definition.number + variant) % locales.length] ?? "ja",
  variant,
  email: `${procedure.id}-${variant}@example.jp`,
});

const next = { ja: "このあとのこと", easy: "これからの こと", en: "What happens next" };

describe.each([
  { name: "plainest", variant: 0 },
  { name: "most branched", variant: 1 },
] as const)("the $name way", ({ variant }) => {
  test("every procedure ends with a receipt", async () => {
    const failures = await inParallel(
      procedures,
      ({ id }) => id,
      async (procedure) => {
        filedBy[variant].push(await complete(portal, procedure, applicantFor(procedure, variant)));
      },
    );
    expect(failures).toEqual([]);
    expect(new Set(filedBy[variant].map(({ receipt }) => receipt)).size).toBe(100);
  }, 600_000);

  test("the receipt page shows both numbers, what happens next, by when and whom to ask", async () => {
    const { city, applications } = portal.running.portal;
    for (const { procedure, applicant, receipt, code, receiptPage, contact } of filedBy[variant]) {
      const t = translator(applicant.locale);
      const { main } = receiptPage;
      // Where somebody applied for another, neither learns the other's address.
      const isForAnother = (await applications.byReceipt(receipt))?.proxy != null;
      const mailed = contact !== null && isForAnother ? maskMail(contact) : (contact ?? "");
      expect(code).toMatch(/^[3-9A-Y]{4}-[3-9A-Y]{4}$/);
      for (const words of [
        receipt,
        code,
        t("pages:done.next"),
        t("portal:next.answered"),
        city.contact.tel ?? "",
        mailed,
      ]) {
        expect(main, procedure.id).toContain(words);
      }
      expect(main, procedure.id).toContain(departmentName(city, procedure.definition.department, applicant.locale));
      expect(receiptPage.lang).toBe(applicant.locale === "en" ? "en" : "ja");
    }
  });

  test("who left an address has a mail with the number, what happens next and whom to ask; nobody else has one", async () => {
    const { city } = portal.running.portal;
    for (const { procedure, applicant, receipt, code, contact } of filedBy[variant]) {
      if (contact === null) continue;
      const mail = await portal.mail((each) => each.subject.includes(receipt));
      expect(mail.to, procedure.id).toBe(contact);
      const department = departmentName(city, procedure.definition.department, applicant.locale);
      const link = `${portal.origin}${localizePath(`/applications/${receipt}`, applicant.locale)}`;
      for (const words of [receipt, code, next[applicant.locale], department, city.contact.tel ?? "", link]) {
        expect(mail.text, procedure.id).toContain(words);
      }
      expect(mail.text).not.toMatch(/\{\{|undefined|\[object/);
    }
    const silent = filedBy[variant].filter(({ contact }) => contact === null);
    for (const { receipt } of silent) expect(portal.mails().some(({ text }) => text.includes(receipt))).toBe(false);
  });
});

describe("a clerk of each department", () => {
  test("takes an application, has one field corrected, accepts and completes it; the resident sees it", async () => {
    const departments = [...new Set(procedures.map(({ definition }) => definition.department))];
    expect(departments).toHaveLength(22);
    const failures = await inParallel(
      departments,
      (id) => id,
      async (department) => {
        const at = departments.indexOf(department);
        // In the catalogue's order, not in the order in which they happened to be finished.
        const own = filedBy[at % 2 === 0 ? 0 : 1]
          .filter(({ procedure }) => procedure.definition.department === department)
          .sort((a, b) => a.procedure.definition.number - b.procedure.definition.number);
        await finish(own[at % own.length] as Filed, at);
      },
    );
    expect(failures).toEqual([]);
  }, 120_000);
});

/** Without what the form forgives and evens out: width, hyphens and spaces of a telephone number. */
const asRead = (text: string): string => text.normalize("NFKC").replace(/[\s\p{Pd}−]/gu, "");

async function finish({ procedure, applicant, receipt, code, contact }: Filed, turn: number): Promise<void> {
  const { locale } = applicant;
  const t = translator(locale);
  // Half of the residents come back with another browser, with number and second secret.
  const resident = turn % 2 === 0 ? applicant.browser : portal.browser();
  if (turn % 2 === 1) expect((await lookUp(resident, locale, receipt, code)).path).toContain(receipt);
  const own = localizePath(`/applications/${receipt}`, locale);
  const seen = async (status: string) => {
    const page = await resident.open(own);
    expect(page.main, `${procedure.id} ${status}`).toContain(t(`pages:application.status.${status}`));
    return page;
  };
  await seen("submitted");

  const { browser: clerk, page: inbox } = await signIn(portal, `clerk-${procedure.definition.department}`);
  expect(inbox.path).toBe("/staff/applications");
  const taken = await act(clerk, await findApplication(clerk, receipt), "take");
  await seen("in-review");

  const marking = await clerk.open(taken.link((href) => href.endsWith("mode=correction")));
  const request = marking.form((form) => form.hidden.action === "request-correction");
  const path = correctable(procedure, request.choices("mark"));
  const reason = `本人確認書類と違います（${turn}）`;
  request.fill("mark", [path]).fill(`reason:${path}`, [reason]).fill("text", ["お手数をおかけします。"]);
  expect((await clerk.submit(marking, request)).status).toBe(200);

  const asked = await seen("correction-requested");
  expect(asked.main).toContain(reason);
  const form = await resident.open(asked.link((href) => href.endsWith("/correction")));
  const sent = await correct(resident, form, { procedure, path, variant: applicant.variant === 0 ? 1 : 0 });
  expect(sent.page.status, sent.page.describe()).toBe(200);
  expect(sent.page.main).toContain(t("portal:news.corrected"));
  await seen("in-review");

  const corrected = await clerk.open(`/staff/applications/${receipt}`);
  const words = translator("ja");
  const [, was = ""] = corrected.main.split(`${words("console:file.changed")} ${words("console:file.before")}：`);
  const firstLine = was.split("\n", 1)[0] ?? "";
  for (const text of sent.before) expect(asRead(firstLine), procedure.id).toContain(asRead(text));
  for (const text of sent.typed) expect(asRead(corrected.main), procedure.id).toContain(asRead(text));
  const accepted = await act(clerk, corrected, "accept", "内容を確認しました。");
  await seen("accepted");
  const message = `窓口でお渡しします（${turn}）`;
  const completed = await act(clerk, accepted, "complete", message);
  expect(completed.status, completed.describe()).toBe(200);
  expect((await seen("completed")).main).toContain(message);
  if (contact !== null) await portal.mail(({ to, text }) => to === contact && text.includes(message));
}
