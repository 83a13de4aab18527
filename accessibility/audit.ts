/** Brings page-states about in one browser, one after the other, and looks at each in every width. */
import type { Browser, Page } from "@playwright/test";
import { type Locale, localeOfPath, localizePath } from "../app/i18n/locales.ts";
import { bringAxe, runAxe } from "./checks/axe.ts";
import { type Finding, own } from "./checks/finding.ts";
import { ownFindings } from "./checks/own-checks.ts";
import { gatherFacts } from "./checks/page-facts.ts";
import type { Entry } from "./inventory.ts";
import { createResident } from "./stage/resident.ts";
import type { Stage } from "./stage/stage.ts";

export const widths = [1280, 320] as const;
/** One page-state in one language and width, looked at. */
export type Render = { state: string; locale: Locale; width: number; violations: Finding[]; undecided: Finding[] };
export type AuditOptions = {
  stage: Stage;
  locale: Locale;
  /** Everything in every language and width, also the pages that are many of one kind. */
  all: boolean;
  onRender?(render: Render): void;
};

export async function audit(browser: Browser, entries: readonly Entry[], options: AuditOptions): Promise<Render[]> {
  const { stage, locale, all } = options;
  const context = await browser.newContext({
    locale: locale === "en" ? "en-GB" : "ja-JP",
    timezoneId: "Asia/Tokyo",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(30_000);
  await bringAxe(context);
  const page = await context.newPage();
  const seen = watch(page, stage.origin);
  const resident = await createResident(stage, context);
  const goto = async (path: string) => {
    await page.goto(stage.origin + localizePath(path, locale));
  };
  const renders: Render[] = [];
  try {
    for (const entry of entries) {
      if (!entry.locales.includes(locale)) continue;
      const isOnce = entry.isOneOfMany === true && !all;
      if (isOnce && locale !== "ja") continue;
      const wanted = isOnce ? widths.slice(-1) : widths;
      seen.reset();
      await page.setViewportSize({ width: wanted[0] ?? 320, height: 800 });
      const before = await bringAbout(entry, { page, stage, resident, locale, goto }, seen);
      const own: Render[] = [];
      for (const width of wanted) {
        await page.setViewportSize({ width, height: 800 });
        if (width === wanted.at(-1)) await page.evaluate(unfold);
        const { violations, undecided } = await runAxe(page);
        const facts = await page.evaluate(gatherFacts);
        const findings = [...violations, ...ownFindings(entry, locale, facts), ...(width === wanted[0] ? before : [])];
        own.push({ state: entry.id, locale, width, violations: findings, undecided });
      }
      // Contrast is all that the dark colours change.
      if (locale === "ja") own.at(-1)?.violations.push(...(await inTheDark(page)));
      for (const render of own) options.onRender?.(render);
      renders.push(...own);
    }
  } finally {
    await context.close();
  }
  return renders;
}

/** What is folded away is looked at too, in the last width; before that the page is as it comes. */
function unfold(): void {
  for (const details of document.querySelectorAll("details")) details.open = true;
}

async function inTheDark(page: Page): Promise<Finding[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const { violations } = await runAxe(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  return violations.map((each) => ({ ...each, rule: `${each.rule} (dark)` }));
}

type Seen = ReturnType<typeof watch>;

async function bringAbout(entry: Entry, scene: Parameters<Entry["bringAbout"]>[0], seen: Seen): Promise<Finding[]> {
  const { page } = scene;
  try {
    if (entry.withoutScript)
      await page.route("**/enhance.js", (route) => route.fulfill({ body: "", contentType: "text/javascript" }));
    await entry.bringAbout(scene);
    // The console hydrates: what it complains about comes after loading.
    if (entry.area === "staff" && !entry.isBare) await page.waitForLoadState("networkidle");
  } catch (error) {
    return [
      own("state-reached", "the page-state can be brought about", [
        error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error),
      ]),
    ];
  } finally {
    if (entry.withoutScript) await page.unrouteAll();
  }
  const findings: Finding[] = [];
  const status = entry.status ?? 200;
  if (seen.status !== status) findings.push(own("status", `status ${status}`, [String(seen.status)]));
  const { pathname } = new URL(page.url());
  const { path } = localeOfPath(pathname);
  if (entry.pattern !== null && !new URLPattern({ pathname: entry.pattern }).test({ pathname: path }))
    findings.push(own("address", entry.pattern, [pathname]));
  if (seen.complaints.length > 0)
    findings.push(own("console", "the browser has nothing to complain about", seen.complaints));
  if (seen.strangers.length > 0) findings.push(own("own-origin", "no request leaves the portal", seen.strangers));
  return findings;
}

/** Listens to what the browser says while a state is brought about. */
function watch(page: Page, origin: string) {
  const seen = { status: 0, complaints: [] as string[], strangers: [] as string[] };
  page.on("response", (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) seen.status = response.status();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && /^(https?|wss?):/.test(url)) seen.strangers.push(url);
  });
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  page.on("console", (message) => {
    const isPageStatus =
      message.text().startsWith("Failed to load resource") &&
      message.location().url.split("#")[0] === page.url().split("#")[0];
    if (["error", "warning"].includes(message.type()) && !isPageStatus) seen.complaints.push(message.text());
  });
  return Object.assign(seen, {
    reset() {
      seen.status = 0;
      seen.complaints = [];
      seen.strangers = [];
    },
  });
}
