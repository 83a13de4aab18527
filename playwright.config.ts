import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** The system's Chromium: packages do not download browsers here. `npm test` finds or installs one and names it. */
const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: ".",
  testMatch: ["tests/e2e/**/*.spec.ts", "accessibility/**/*.spec.ts"],
  outputDir: "test-results/browser",
  // Every worker starts a portal of its own; two cores carry two.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  use: {
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium refuses its sandbox to root, and to root only is it taken away.
      args: isRoot ? ["--no-sandbox"] : [],
    },
  },
});
