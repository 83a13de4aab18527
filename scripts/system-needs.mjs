// What the browser tests need from the system: a Chromium and a Japanese font. Installed when this is root on Debian.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root, run } from "./node26.mjs";

const systemBrowsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(
  (name) => `/usr/bin/${name}`,
);

/** Path of a Chromium: `CHROMIUM_PATH`, the system's, or one that Playwright installed earlier; null when there is none. */
function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, ...systemBrowsers, playwrightBrowser()];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

function playwrightBrowser() {
  try {
    return createRequire(join(root, "package.json"))("@playwright/test").chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Without one every 漢 is a box of another width, and layout, reflow and screenshots mean nothing. */
function hasJapaneseFont() {
  try {
    return execFileSync("fc-list", [":lang=ja"], { encoding: "utf8" }).trim() !== "";
  } catch {
    return false;
  }
}

/** Makes sure of both and returns the path of Chromium; null after saying what to install by hand. */
export async function prepareBrowser() {
  const missing = [];
  if (findChromium() === null) missing.push("chromium");
  if (!hasJapaneseFont()) missing.push("fontconfig", "fonts-noto-cjk");
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`システムに入れています / installing: ${missing.join(", ")}`);
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const update = await run("apt-get", ["update", "-qq"], { quiet: true, env });
    if (update === 0)
      await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], { quiet: true, env });
  }
  const chromium = findChromium();
  if (chromium !== null && hasJapaneseFont()) return chromium;
  console.error(
    "ブラウザのテストには Chromium と日本語の書体が必要です。入れてからもう一度実行してください（Chromium の場所は CHROMIUM_PATH で示せます）。\n" +
      "The browser tests need Chromium and a Japanese font. On Debian: apt-get install chromium fonts-noto-cjk. CHROMIUM_PATH names another browser.",
  );
  return null;
}
