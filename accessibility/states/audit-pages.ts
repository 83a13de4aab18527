/** The test results that everyone reads, and the auditor's desk. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PageState, Scene } from "../page-state.ts";
import { earlierRun } from "../stage/evidence.ts";
import type { StaffLogin } from "../stage/stage.ts";
import { press, setInputs } from "./acting.ts";

const at = (path: string) => (scene: Scene) => scene.goto(path);
const base = "/staff/accessibility";

export const accessibilityResults = (): PageState[] => [
  {
    id: "accessibility/results",
    page: "/accessibility/results",
    title: "アクセシビリティ試験の結果",
    bringAbout: at("/accessibility/results"),
  },
];

export const accessibilityCriterion = (): PageState[] => [
  {
    id: "accessibility/criterion",
    page: "/accessibility/results/:criterion",
    title: "達成基準ひとつの結果",
    bringAbout: at("/accessibility/results/1.4.3"),
  },
  {
    id: "accessibility/criterion/unknown",
    page: "404",
    title: "ない達成基準",
    status: 404,
    bringAbout: at("/accessibility/results/9.9.9"),
  },
];

const as = (login: StaffLogin, path: string, then?: (scene: Scene) => Promise<void>) => async (scene: Scene) => {
  await scene.resident.signIn(login);
  await scene.goto(path);
  await then?.(scene);
};
type Rest = Omit<PageState, "id" | "page" | "title">;
const states =
  (group: string, page: string, words: string) =>
  (name: string, title: string, rest: Rest): PageState => ({
    id: `staff/audit/${group}/${name}`,
    page,
    title: `${words}（${title}）`,
    ...rest,
  });
const send = (action: string) => `form:has([name=action][value=${action}]) button[type=submit]`;

export function auditOverview(): PageState[] {
  const state = states("overview", base, "アクセシビリティの証拠");
  return [
    state("auditor", "監査者", { bringAbout: as("auditor", base) }),
    state("reader", "読むだけの人", { bringAbout: as("clerk", base) }),
    state("problems", "読めないファイルがあるとき", {
      async bringAbout(scene) {
        const file = join(scene.stage.varDir, "accessibility", "reviews", "broken.json");
        writeFileSync(file, '{"reviews":[{"criterion":"9.9.9"}]}');
        await as("auditor", base)(scene).finally(() => rmSync(file));
      },
    }),
  ];
}

export function auditCriterion(): PageState[] {
  const state = states("criterion", `${base}/criteria/:criterion`, "達成基準の証拠");
  const one = (id: string, query = "") => `${base}/criteria/${id}${query}`;
  return [
    state("waiting", "人の判断を待つ", { bringAbout: as("auditor", one("1.3.1")) }),
    state("disputed", "判定が割れた", { bringAbout: as("auditor", one("1.4.3", "?show=disputed")) }),
    state("none", "条件に合うところがない", { bringAbout: as("auditor", one("2.4.2")) }),
    state("reader", "読むだけの人", { bringAbout: as("clerk", one("1.4.3", "?show=failed")) }),
    state("done", "記録した直後", { bringAbout: as("auditor", one("1.3.1", "?show=all&done=review&count=3")) }),
    state("refused", "足りないところがある", {
      status: 422,
      hasErrors: true,
      bringAbout: as("auditor", one("1.3.1"), async ({ page }) => {
        await setInputs(page, { until: "" });
        await press(page, send("review"));
      }),
    }),
    state("accept-refused", "例外の期限がない", {
      status: 422,
      hasErrors: true,
      bringAbout: as("auditor", one("1.4.3"), async ({ page }) => {
        await page.locator("#decide details > summary").click();
        await setInputs(page, { acceptReason: "次の更新で直します。" });
        await press(page, send("accept"));
      }),
    }),
    state("stale", "ほかの人が先に判断したとき", {
      status: 409,
      bringAbout: as("auditor", one("1.3.1"), async ({ page }) => {
        await page
          .locator("[name=seen]")
          .first()
          .evaluate((input: HTMLInputElement) => {
            input.value = "earlier";
          });
        await page.locator("[name=outcome][value=passed]").check();
        await setInputs(page, { reason: "読み上げて確かめました。" });
        await press(page, send("review"));
      }),
    }),
    { ...state("unknown", "ない達成基準", { status: 404, bringAbout: as("auditor", one("9.9.9")) }), page: "404" },
  ];
}

export function auditPages(): PageState[] {
  const state = states("pages", `${base}/pages`, "ページごとの証拠");
  return [state("all", "すべて", { bringAbout: as("auditor", `${base}/pages`) })];
}

export function auditState(): PageState[] {
  const state = states("state", `${base}/pages/:state`, "ひとつの画面の証拠");
  return [
    state("one", "最初のページ", { bringAbout: as("auditor", `${base}/pages/home`) }),
    {
      ...state("unknown", "ない画面", { status: 404, bringAbout: as("auditor", `${base}/pages/no/such`) }),
      page: "404",
    },
  ];
}

export function auditEngines(): PageState[] {
  const state = states("engines", `${base}/engines`, "エンジンごとの証拠");
  return [state("all", "すべて", { bringAbout: as("auditor", `${base}/engines`) })];
}

export function auditDecisions(): PageState[] {
  const state = states("decisions", `${base}/decisions`, "判断と記録");
  return [
    state("auditor", "監査者", { bringAbout: as("auditor", `${base}/decisions`) }),
    state("reader", "読むだけの人", { bringAbout: as("clerk", `${base}/decisions?done=session`) }),
  ];
}

export function auditSession(): PageState[] {
  const path = `${base}/sessions/new`;
  const state = states("session", path, "試験の記録を加える");
  return [
    state("empty", "はじめ", { bringAbout: as("auditor", path) }),
    state("refused", "足りないところがある", {
      status: 422,
      hasErrors: true,
      bringAbout: as("auditor", path, async ({ page }) => {
        await setInputs(page, { tool: "NVDA 2026.1" });
        await press(page, "main form button[type=submit]");
      }),
    }),
    { ...state("forbidden", "権限のないとき", { status: 403, bringAbout: as("clerk", path) }), page: "403" },
  ];
}

export function auditHistory(): PageState[] {
  const path = `${base}/history`;
  const state = states("history", path, "前の試験との比較");
  return [
    state("start", "はじめ", { bringAbout: as("auditor", path) }),
    state("compared", "比べた", { bringAbout: as("auditor", `${path}?with=${earlierRun}`) }),
    state("refused", "ファイルが読めない", {
      status: 422,
      hasErrors: true,
      bringAbout: as("auditor", path, async ({ page }) => {
        const file = { name: "record.json.gz", mimeType: "application/gzip", buffer: Buffer.from("no record") };
        await page.locator("#record").setInputFiles([file]);
        await press(page, "main form button[type=submit]");
      }),
    }),
  ];
}
