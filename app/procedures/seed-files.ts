/** The definitions as files: db/seed/procedures/<id>.json with the parts of db/seed/parts written out. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectPath } from "../lib/project-path.ts";
import { expandParts, readParts } from "./parts.ts";

const readFolder = (folder: string): unknown[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name): unknown => JSON.parse(readFileSync(path.join(folder, name), "utf8")));

/** Every definition of the folder (the city's hundred when absent), expanded but not yet compiled, in order of file names. */
export function readDefinitions(folder = projectPath("db", "seed", "procedures")): unknown[] {
  const parts = readParts(readFolder(projectPath("db", "seed", "parts")));
  return readFolder(folder).map((source) => expandParts(source, parts));
}
