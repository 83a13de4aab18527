import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder that holds package.json, whether the code runs from source or from `build/`. */
function findRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("no package.json above the running code");
    folder = parent;
  }
  return folder;
}

let root: string | null = null;

/** Absolute path of a file of the project, for files read at run time: locales, seed data, migrations. */
export function projectPath(...parts: string[]): string {
  root ??= findRoot();
  return join(root, ...parts);
}
