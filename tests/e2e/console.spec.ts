/** A clerk's working day, with the keyboard: sign in, find the file, take it, ask for a correction, accept, complete. */
import type { Page } from "@playwright/test";
import { makeCases } from "../../accessibility/stage/cases.ts";
import type { Stage } from "../../accessibility/stage/stage.ts";
import { applyCorrection, openCorrection } from "../../app/applications/index.ts";
import { randomToken, sha256 } from "../../app/lib/ids.ts";
import { activate, tabTo, typeInto } from "./keyboard.ts";
import { expect, kitchenSink, test } from "./portal-test.ts";

test.use({ viewport: { width: 1280, height: 900 } });

/** The console hydrates; a key pressed before that would do what a page without script does. */
const settled = (page: Page) => page.waitForLoadState("networkidle");

async function signIn(page: Page, stage: Stage, login: string): Promise<void> {
  const { password } = stage.portal.demoAccounts();
  await page.goto("/staff");
  await expect(page).toHaveURL(/\/staff\/login\?to=/);
  await settled(page);
  const code = (await page.locator("main .number").first().textContent()) ?? "";
  await typeInto(page, page.locator("[name=login]"), login);
  await typeInto(page, page.locator("[name=password]"), password);
  await typeInto(page, page.locator("[name=code]"), code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/staff\/applications$/);
  await settled(page);
}

/** The resident's answer to the request, through the applications room. */
async function correct({ portal }: Stage, receipt: string): Promise<void> {
  const application = await portal.applications.byReceipt(receipt);
  if (!application) throw new Error("no application");
  const { procedure } = await portal.procedures.version(application.versionId);
  const history = await portal.applications.history(application);
  const asked = openCorrection(history);
  if (!asked) throw new Error("nothing is asked for");
  const typed: Record<string, string[]> = { "pilotName.family": ["直した"], "pilotName.given": ["名前"] };
  const form = {
    all: (name: string) => typed[name] ?? [],
    get: (name: string) => typed[name]?.[0] ?? null,
    files: () => [],
  };
  const corrected = applyCorrection(procedure, application.answers, asked.fields, form, {
    today: portal.applications.filling.today(),
    history,
  });
  if (!corrected.ok) throw new Error(JSON.stringify(corrected.error.errors));
  const resident = { actor: { kind: "resident" as const }, party: "resident" as const };
  const done = await portal.applications.act(
    application,
    { action: "correct", answers: corrected.value },
    resident,
    application.lastSeq,
  );
  if (!done.ok) throw new Error(done.error);
}

test("a file goes from the inbox to its end", async ({ page, stage }) => {
  test.setTimeout(300_000);
  const own = await makeCases(stage.portal, stage.procedure(kitchenSink), sha256(randomToken()), stage.today);
  const receipt = own.submitted;
  await signIn(page, stage, "clerk-citizens");

  // Filter by procedure, then find the file by its number.
  const procedure = page.locator("#inbox-procedure");
  await tabTo(page, procedure);
  for (let at = 0; at < 200 && (await procedure.inputValue()) !== kitchenSink.id; at++)
    await page.keyboard.press("ArrowDown");
  await activate(page, page.locator("form.filters button"));
  await expect(page).toHaveURL(new RegExp(`procedure=${kitchenSink.id}`));
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await typeInto(page, page.locator("#inbox-q"), receipt.toLowerCase().replace("-", " "));
  await page.keyboard.press("Enter");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await settled(page);
  await activate(page, page.locator("tbody th a"));
  await expect(page).toHaveURL(new RegExp(`${receipt}$`));

  await activate(page, page.locator("form:has([name=action][value=take]) button"));
  await expect(page).toHaveURL(/done=take$/);

  await activate(page, page.locator(`a[href$="mode=correction"]`));
  await expect(page).toHaveURL(/mode=correction$/);
  const mark = page.locator(`[name=mark][value="pilotName"]`);
  await activate(page, mark, "Space");
  await expect(mark).toBeChecked();
  await typeInto(page, page.locator(`[name="reason:pilotName"]`), "戸籍の字と違うようです。");
  await activate(page, page.locator("form:has([name=mark]) button[type=submit]"));
  await expect(page).toHaveURL(/done=request-correction$/);
  await expect(page.locator("main")).toContainText("戸籍の字と違うようです。");

  await correct(stage, receipt);
  await page.reload();
  await settled(page);
  await expect(page.locator("main")).toContainText("直した 名前");
  for (const action of ["accept", "complete"]) {
    await typeInto(page, page.locator(`#act-${action}`), "確認しました。");
    await activate(page, page.locator(`form:has([name=action][value=${action}]) button`));
    await expect(page).toHaveURL(new RegExp(`done=${action}$`));
    await settled(page);
  }
  expect((await stage.portal.applications.byReceipt(receipt))?.status).toBe("completed");

  await activate(page, page.locator("form[action='/staff/logout'] button"));
  await expect(page).toHaveURL(/\/staff\/login/);
  await page.goto(`/staff/applications/${receipt}`);
  await expect(page, "signed out means signed out").toHaveURL(/\/staff\/login\?to=/);
});

test("every page of the console hydrates without a complaint", async ({ page, stage, context, complaints }) => {
  const url = stage.origin.replace("http:", "https:");
  await context.addCookies([
    { name: "__Host-staff", value: stage.staffTokens.clerk, url, secure: true, httpOnly: true, sameSite: "Lax" },
  ]);
  const paths = [
    "/staff/applications",
    `/staff/applications/${stage.receipts.corrected}`,
    "/staff/counter",
    "/staff/reservations",
    "/staff/reservations?view=week",
    "/staff/reservations/new?channel=phone",
    "/staff/reservations/new?channel=phone&service=moving",
    "/staff/reservations/timetable",
    "/staff/reservations/timetable/offices/honcho",
    "/staff/reservations/timetable/services/smartphone-class",
    "/staff/procedures",
    `/staff/procedures/${kitchenSink.id}`,
    "/staff/accounts",
  ];
  for (const path of paths) {
    await page.goto(path);
    await settled(page);
    expect(complaints, path).toEqual([]);
    // Hydrated: React has taken the nodes of the server for its own. Without its data it would wait for ever and say nothing.
    const isOwned = () => Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react"));
    expect(await page.evaluate(isOwned), path).toBe(true);
  }
});
