/** Somebody applies for another: with a letter of proxy, corrected and decided; both get the notices they were promised. */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { cityDefinitions } from "../../accessibility/stage/definitions.ts";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { type Answers, compile } from "../../app/engine/index.ts";
import { imaginedFile, walkJourney } from "../../app/procedures/index.ts";
import { formOfPage, mailedCode } from "./journey-form.ts";
import { fillIn, goOn } from "./pointer.ts";
import { expect, test } from "./portal-test.ts";

// The residents' pages need no script; the console is opened with it below.
test.use({ javaScriptEnabled: false });

const id = "nhi-limit-certificate";
const settled = (page: Page) => page.waitForLoadState("networkidle");

/** The notices to an address; the code with which it was confirmed is none. */
const mailsTo = (stage: Stage, to: string): string[] => {
  const folder = join(stage.varDir, "mail");
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .filter((mail) => mail.includes(`\r\nTo: ${to}\r\n`) && !mail.includes("確認コード"));
};

async function apply(page: Page, stage: Stage, typed: Answers): Promise<string> {
  const definition = cityDefinitions().find((each) => each.id === id);
  const procedure = compile(definition);
  const journey = definition?.journeys?.find((each) => each.id === "proxy-long-stay");
  if (!journey) throw new Error("no such journey");
  const answers = { ...walkJourney(procedure, journey, stage.today, imaginedFile).answers, ...typed };
  await page.goto(`/procedures/${id}/apply`);
  await goOn(page);
  for (let pages = 0; !/\/receipt$/.test(page.url()); pages++) {
    expect(pages, "the form ends").toBeLessThan(40);
    const [, path = ""] = new URL(page.url()).pathname.split("/apply/");
    if (path === "identity") await confirm(page, stage, String(typed.agentEmail));
    else if (path !== "review") await fillIn(page, formOfPage(procedure, answers, path, 0));
    await Promise.all([page.waitForEvent("load"), goOn(page)]);
    await expect(page, `${path} is accepted`).not.toHaveTitle(/^エラー/);
  }
  return (await page.locator(".big-number").first().textContent())?.replace(/\s/g, "") ?? "";
}

async function confirm(page: Page, stage: Stage, address: string): Promise<void> {
  const email = page.locator('main [name="email"]');
  // The one who applies is asked, with the address they gave for themselves.
  if ((await email.count()) > 0) await expect(email).toHaveValue(address);
  else await page.locator('main [name="code"]').fill(await mailedCode(stage.varDir, address));
}

async function signedIn(browser: Browser, stage: Stage): Promise<Page> {
  const context = await browser.newContext({
    baseURL: stage.origin,
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: true,
  });
  const page = await context.newPage();
  const { password } = stage.portal.demoAccounts();
  await page.goto("/staff");
  await settled(page);
  const code = (await page.locator("main .number").first().textContent()) ?? "";
  await page.locator("[name=login]").fill("clerk-health-insurance-pension");
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=code]").fill(code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/staff\/applications$/);
  await settled(page);
  return page;
}

test("an agent applies with a letter of proxy, corrects, and both are told of every step", async ({
  page,
  browser,
  stage,
}) => {
  test.setTimeout(300_000);
  const own = randomUUID().slice(0, 8);
  const [agentEmail, applicantEmail] = [`agent-${own}@example.jp`, `person-${own}@example.jp`];
  const family = `代理${own}`;
  const receipt = await apply(page, stage, {
    agentName: { family, given: "太郎" },
    agentEmail,
    applicantEmail,
    noticesTo: "both",
  });
  await expect(page.locator("main")).toContainText(
    `見本　花子 様の申請です。見本　${family}　太郎 様が、代わりに申請しました。`,
  );
  await expect(page.locator("main")).not.toContainText(applicantEmail);

  // The clerk finds the file by the agent's name and sees who applied for whom.
  const clerk = await signedIn(browser, stage);
  await clerk.locator("#inbox-q").fill(family);
  await clerk.locator("#inbox-q").press("Enter");
  await expect(clerk.locator("tbody tr")).toHaveCount(1);
  await expect(clerk.locator("tbody tr")).toContainText(`代理 見本　${family}　太郎`);
  await settled(clerk);
  await clerk.locator("tbody th a").click();
  await expect(clerk).toHaveURL(new RegExp(`${receipt}$`));
  for (const words of ["付いています", "両方に送ります", `${applicantEmail} / ${agentEmail}`])
    await expect(clerk.locator("main")).toContainText(words);
  await settled(clerk);
  await clerk.locator("form:has([name=action][value=take]) button").click();
  await expect(clerk).toHaveURL(/done=take$/);
  await clerk.locator(`a[href$="mode=correction"]`).click();
  await expect(clerk).toHaveURL(/mode=correction$/);
  await settled(clerk);
  await clerk.locator(`[name=mark][value="agentTel"]`).check();
  await clerk.locator(`[name="reason:agentTel"]`).fill("電話がつながりませんでした。");
  await clerk.locator("form:has([name=mark]) button[type=submit]").click();
  await expect(clerk).toHaveURL(/done=request-correction$/);

  // The agent corrects just that; neither address stands on the page.
  await page.goto(`/applications/${receipt}`);
  await expect(page.locator("main")).toContainText("電話がつながりませんでした。");
  await page.locator("details summary").first().click();
  for (const address of [agentEmail, applicantEmail]) await expect(page.locator("main")).not.toContainText(address);
  await page.goto(`/applications/${receipt}/correction`);
  await page.locator("[name=agentTel]").fill("0837520000");
  await goOn(page);
  await expect(page).toHaveURL(/news=corrected/);

  await clerk.goto(`/staff/applications/${receipt}`);
  for (const action of ["accept", "complete"]) {
    await settled(clerk);
    await clerk.locator(`#act-${action}`).fill("確認しました。");
    await clerk.locator(`form:has([name=action][value=${action}]) button`).click();
    await expect(clerk).toHaveURL(new RegExp(`done=${action}$`));
  }
  await clerk.context().close();

  // Received, to be corrected, corrected, accepted, completed: five each.
  await expect.poll(() => mailsTo(stage, applicantEmail).length).toBe(5);
  await expect.poll(() => mailsTo(stage, agentEmail).length).toBe(5);
  for (const mail of mailsTo(stage, applicantEmail)) {
    expect(mail).toContain(`見本　${family}　太郎 様が代わりに申請しました。`);
    expect(mail).not.toContain("写しとして");
    expect(mail).not.toContain(agentEmail);
  }
  for (const mail of mailsTo(stage, agentEmail)) {
    expect(mail).toContain("見本　花子 様に送ったお知らせと同じもの");
    expect(mail).not.toContain(applicantEmail);
  }
});
