/** Browser tests against the built portal; every worker starts its own (see tests/e2e/portal-test.ts). */
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./accessibility/browser.ts";

// React chooses its fast build by this when it is loaded, and the workers load the built server.
process.env.NODE_ENV = "production";

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results/e2e",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: "chromium",
    launchOptions: launchOptions(),
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    actionTimeout: 30_000,
    screenshot: "only-on-failure",
  },
});
