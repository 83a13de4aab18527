// Run after every change of dependencies: adds to package-lock.json the optional packages of other platforms.
// A registry that carries only some platforms leaves them out of the lockfile, and then `npm ci` refuses it as
// incomplete. An entry says which platform the package is for, so that npm passes it over on any other.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const file = join(dirname(fileURLToPath(import.meta.url)), "..", "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** `@scope/tool-linux-arm64-musl` → for linux on arm64 with musl; null when the name says no platform. */
function platformOf(name) {
  const words = name.split(/[-/_.]/);
  const os = systems.find((each) => words.includes(each));
  const cpu = processors.find(
    (each) => words.includes(each) || words.includes(`${each}le`) || words.includes(`${each}hf`),
  );
  if (os === undefined && cpu !== "wasm32") return null;
  const libc = words.some((word) => word.startsWith("musl"))
    ? "musl"
    : words.some((word) => word.startsWith("gnu"))
      ? "glibc"
      : null;
  return {
    ...(os === undefined ? {} : { os: [os] }),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(libc === null ? {} : { libc: [libc] }),
  };
}

/** Where npm would find the package from the folder of the one that asks: inside it, then upwards. */
function isLocked(from, name) {
  const chain = from.split(/(?:^|\/)node_modules\//).slice(1);
  return [...chain, ""].some((_, up) => {
    const path = [...chain.slice(0, chain.length - up), name].map((each) => `node_modules/${each}`).join("/");
    return lock.packages[path] !== undefined;
  });
}

const added = [];
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(from, name)) continue;
    const platform = platformOf(name);
    if (platform === null) continue;
    const version = range.replace(/^[^\d]*/, "");
    const isTool = entry.dev === true;
    lock.packages[`node_modules/${name}`] = { version, ...(isTool ? { dev: true } : {}), optional: true, ...platform };
    added.push(`${name}@${version}`);
  }
}
if (process.argv.includes("--check")) {
  if (added.length > 0) console.error(`missing in package-lock.json: ${added.join(", ")}`);
  process.exitCode = added.length > 0 ? 1 : 0;
} else {
  const [root, ...rest] = Object.entries(lock.packages);
  lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, "en"))]);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? "nothing to add" : `added ${added.length}: ${added.join(", ")}`);
}
