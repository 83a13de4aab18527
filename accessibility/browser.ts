/** The system's Chromium: nothing is downloaded. */
import { existsSync } from "node:fs";
import type { LaunchOptions } from "@playwright/test";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** `CHROMIUM_PATH`, else where systems put it; without either the testing library looks for its own. */
export function launchOptions(): LaunchOptions {
  const executablePath = [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path));
  // Chromium's sandbox refuses to start for root.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return { ...(executablePath ? { executablePath } : {}), args };
}
