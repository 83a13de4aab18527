/** Brings one page-state about and says what was not as it should be on the way. */
import type { Page, Response } from "@playwright/test";
import { localeOfPath } from "../app/i18n/locales.ts";
import type { Verdict } from "./checks/check.ts";
import type { Entry } from "./inventory.ts";

export type Seen = ReturnType<typeof watch>;

const wrong = (check: string, help: string, where: string[]): Verdict => ({
  check,
  criteria: [],
  outcome: "failed",
  help,
  where,
});

export async function arrive(entry: Entry, scene: Parameters<Entry["bringAbout"]>[0], seen: Seen): Promise<Verdict[]> {
  const { page } = scene;
  seen.reset();
  try {
    if (entry.withoutScript)
      await page.route(/\/(enhance|uploads)\.js$/, (route) =>
        route.fulfill({ body: "", contentType: "text/javascript" }),
      );
    await entry.bringAbout(scene);
    // The console hydrates: what it complains about comes after loading.
    if (entry.area === "staff" && !entry.isBare) await page.waitForLoadState("networkidle");
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return [wrong("state-reached", "the page-state can be brought about", [message])];
  } finally {
    if (entry.withoutScript) await page.unrouteAll();
  }
  await seen.readServed();
  const verdicts: Verdict[] = [];
  const status = entry.status ?? 200;
  if (seen.status !== status) verdicts.push(wrong("status", `status ${status}`, [String(seen.status)]));
  const { pathname } = new URL(page.url());
  const { path } = localeOfPath(pathname);
  if (entry.pattern !== null && !new URLPattern({ pathname: entry.pattern }).test({ pathname: path }))
    verdicts.push(wrong("address", entry.pattern, [pathname]));
  if (seen.complaints.length > 0)
    verdicts.push(wrong("console", "the browser has nothing to complain about", seen.complaints));
  if (seen.strangers.length > 0) verdicts.push(wrong("own-origin", "no request leaves the portal", seen.strangers));
  return verdicts;
}

/** Listens to what the browser says while a state is brought about. */
export function watch(page: Page, origin: string) {
  let last: Response | null = null;
  const seen = { status: 0, complaints: [] as string[], strangers: [] as string[], served: null as string | null };
  page.on("response", (response) => {
    const request = response.request();
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    seen.status = response.status();
    last = response;
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
      last = null;
      seen.status = 0;
      seen.complaints = [];
      seen.strangers = [];
      seen.served = null;
    },
    /** What the server sent, before the browser made anything of it. */
    async readServed() {
      seen.served = (await last?.text().catch(() => null)) ?? null;
    },
  });
}
