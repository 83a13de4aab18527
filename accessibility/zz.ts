import { chromium } from "@playwright/test";
import routes from "../app/routes.ts";
import { audit } from "./audit.ts";
import { launchOptions } from "./browser.ts";
import { runCanary } from "./checks/canary.ts";
import { derive } from "./inventory.ts";
import { cityDefinitions } from "./stage/definitions.ts";
import { startTestPortal } from "./stage/portal.ts";
import { prepareStage } from "./stage/stage.ts";

const t0 = performance.now();
const running = await startTestPortal();
const stage = await prepareStage(running);
console.log("stage", performance.now() - t0);
const browser = await chromium.launch(launchOptions());
console.log(await runCanary(browser));
const only = process.argv[2];
const e = derive(routes, { catalogue: cityDefinitions(), today: stage.today, all: false }).filter((x) =>
  only ? x.id.startsWith(only) : !x.isOneOfMany,
);
const t1 = performance.now();
const r = await audit(browser, e, { stage, locale: (process.argv[3] as any) ?? "ja", all: false });
console.log("renders", r.length, (performance.now() - t1) / r.length, "ms each");
const by = new Map<string, string[]>();
for (const x of r)
  for (const v of x.violations) {
    const k = v.rule + ": " + v.help;
    by.set(k, [...(by.get(k) ?? []), `${x.state}@${x.width} ${v.where.slice(0, 3).join(" ; ")}`]);
  }
for (const [k, v] of by) console.log("##", k, v.length, "\n    " + v.slice(0, 6).join("\n    "));
const un = new Map<string, number>();
for (const x of r) for (const v of x.undecided) un.set(v.rule, (un.get(v.rule) ?? 0) + 1);
console.log(un);
await browser.close();
await running.close();
