// `npm run screenshot`: makes the README's picture, public/readme/home.png, from the built portal in demo mode.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { becomeNode26, build, install, root } from "./node26.mjs";
import { prepareBrowser } from "./system-needs.mjs";

if (Number(process.versions.node.split(".")[0]) < 26) {
  await install();
  becomeNode26("screenshot.mjs");
} else {
  await takePicture();
}

async function takePicture() {
  process.env.NODE_ENV = "production";
  const executablePath = await prepareBrowser();
  if (executablePath === null || !(await build())) process.exit(1);
  const { readConfig, startServer } = await import(join(root, "build", "server", "index.js"));
  const { chromium } = await import("@playwright/test");
  const varDir = mkdtempSync(join(tmpdir(), "portal-picture-"));
  const config = readConfig({ PORTAL_MODE: "demo", VAR_DIR: varDir, PORT: "0", HOST: "127.0.0.1" });
  const running = await startServer(config.value);
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "ja-JP" });
    await page.goto(running.address, { waitUntil: "networkidle" });
    const path = join(root, "public", "readme", "home.png");
    mkdirSync(join(root, "public", "readme"), { recursive: true });
    await page.screenshot({ path });
    console.log(path.slice(root.length + 1));
  } finally {
    await browser.close();
    await running.close();
    rmSync(varDir, { recursive: true, force: true });
  }
}
