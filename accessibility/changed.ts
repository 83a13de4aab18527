/** A quick look: what says something else than in the last record, or is drawn by files that changed since. */
import { execFileSync } from "node:child_process";
import type { RunRecord } from "../app/accessibility/index.ts";
import type { Locale } from "../app/i18n/locales.ts";
import { projectPath } from "../app/lib/project-path.ts";
import type { Entry } from "./inventory.ts";

/** These draw every page. */
const everywhere =
  /^app\/ui\/(styles|layout|feedback|motif)\/|^public\/|^app\/root\.tsx$|^accessibility\/(checks|engines)\//;

export function changedStates(record: RunRecord | null, entries: readonly Entry[]) {
  const files = record === null ? [] : filesSince(record.commit);
  const hashes = new Map((record?.states ?? []).map(({ id, contentHashes }) => [id, contentHashes]));
  const routeOf = new Map(entries.map(({ id, route }) => [id, route]));
  const isAll = record === null || files.some((file) => everywhere.test(file));
  return (state: string, locale: Locale, hash: string): boolean => {
    const route = routeOf.get(state);
    const isTouched = files.some((file) => file.startsWith(`app/routes/${route}.`));
    return isAll || isTouched || hashes.get(state)?.[locale] !== hash;
  };
}

function filesSince(commit: string | null): string[] {
  if (commit === null) return [];
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: projectPath(), encoding: "utf8", stdio: "pipe" }).split("\n").filter(Boolean);
  try {
    return [...git("diff", "--name-only", commit), ...git("ls-files", "--others", "--exclude-standard")];
  } catch {
    // The commit of the record is not here: its hashes still say what changed.
    return [];
  }
}
