/** The accessibility run: every page-state, in every language and width, and the report of it. */
import { type Browser, chromium } from "@playwright/test";
import { isoDate } from "../app/i18n/dates.ts";
import { type Locale, locales } from "../app/i18n/locales.ts";
import { projectPath } from "../app/lib/project-path.ts";
import routes from "../app/routes.ts";
import { audit, type Render } from "./audit.ts";
import { launchOptions } from "./browser.ts";
import { runCanary } from "./checks/canary.ts";
import { derive, type Entry } from "./inventory.ts";
import { writeReport } from "./report.ts";
import { cityDefinitions } from "./stage/definitions.ts";
import { startTestPortal } from "./stage/portal.ts";
import { prepareStage, type Stage } from "./stage/stage.ts";

export type RunOptions = {
  /** Only states whose id begins so; no report is written then. */
  page: string | null;
  locale: Locale | null;
  /** Every procedure's form, and everything in every language and width. Takes the better part of an hour. */
  all: boolean;
};

export function readOptions(args: readonly string[]): RunOptions {
  const options: RunOptions = { page: null, locale: null, all: false };
  const rest = [...args];
  while (rest.length > 0) {
    const [name = "", joined] = (rest.shift() ?? "").split("=", 2);
    const value = () => joined ?? rest.shift() ?? "";
    if (name === "--all") options.all = true;
    else if (name === "--page") options.page = value();
    else if (name === "--locale") {
      const wanted = value();
      options.locale = locales.find((locale) => locale === wanted) ?? null;
      if (options.locale === null) throw new Error(`--locale: ${locales.join(", ")}`);
    } else throw new Error(`unknown option ${name}: there are --page <id>, --locale <locale> and --all`);
  }
  return options;
}

/** Exit code: 0 when nothing was found, 1 when something was, 2 when the run is void. */
export async function run(options: RunOptions): Promise<number> {
  const running = await startTestPortal();
  const browser = await chromium.launch(launchOptions());
  try {
    const stage = await prepareStage(running);
    const canary = await runCanary(browser);
    if (canary.missed.length > 0) {
      console.error(
        `この試験は無効です。既知の欠陥を見逃しました / void, known defects were missed: ${canary.missed.join(", ")}`,
      );
      return 2;
    }
    const entries = derive(routes, { catalogue: cityDefinitions(), today: stage.today, all: options.all });
    const chosen = entries.filter((entry) => options.page === null || entry.id.startsWith(options.page));
    if (chosen.length === 0) throw new Error(`no page-state begins with ${options.page}`);
    const renders = await auditAll(browser, stage, chosen, options);
    const isPart = options.page !== null || options.locale !== null;
    const folder = isPart ? projectPath("test-results", "accessibility") : projectPath("accessibility", "reports");
    const summary = writeReport(folder, { date: isoDate(Date.now()), entries: chosen, renders, canary });
    console.log(
      `${summary.engine}: ${summary.pages} pages, ${summary.states} page-states, ${summary.renders} renders, ${summary.violations} violations`,
    );
    return summary.violations > 0 ? 1 : 0;
  } finally {
    await browser.close();
    await running.close();
  }
}

/** One browser window per language, side by side. */
async function auditAll(
  browser: Browser,
  stage: Stage,
  entries: readonly Entry[],
  { locale, all }: RunOptions,
): Promise<Render[]> {
  const wanted = locales.filter((each) => locale === null || each === locale);
  let count = 0;
  const onRender = (render: Render) => {
    tell(render);
    count += 1;
    if (count % 100 === 0) console.log(`${count} renders…`);
  };
  const parts = await Promise.all(
    wanted.map((each) => audit(browser, entries, { stage, locale: each, all, onRender })),
  );
  return parts.flat();
}

function tell({ state, locale, width, violations }: Render): void {
  for (const { rule, help, where } of violations) {
    console.log(`✗ ${state} (${locale}, ${width} px) ${rule}: ${help}\n    ${where.join("\n    ").slice(0, 500)}`);
  }
}
