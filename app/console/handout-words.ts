/** Why something on the publishing desk did not happen, in words for staff. Texts: locales/ja/publishing.json. */
import type { Failure, FolderProblem } from "../handouts/index.ts";
import { formatDate } from "../i18n/dates.ts";

/** The translator of the console, which is in Japanese. */
export type Say = (key: string, params?: Record<string, string | number>) => string;

export function failureWords(t: Say, failure: Failure | { code: "stale" }): string {
  const word = (key: string, params?: Record<string, string | number>) => t(`publishing:${key}`, params);
  switch (failure.code) {
    case "wrong-state":
      return word("failure.wrong-state", { state: word(`state.${failure.state}`) });
    case "busy":
      return word("failure.busy", { version: failure.open.version, state: word(`state.${failure.open.state}`) });
    case "run-out":
      return word("failure.run-out", { day: formatDate(failure.validUntil, "ja") });
    default:
      return word(`failure.${failure.code}`);
  }
}

/** Of files that were handed in: every mistake with its place. */
export function sourceFailureWords(t: Say, failure: Failure): string[] {
  if (failure.code === "meta")
    return failure.issues.map(({ path, message }) =>
      t("publishing:import.meta", { place: path.replace(/^meta\./, ""), words: message }),
    );
  if (failure.code === "mistakes")
    return Object.entries(failure.mistakes).flatMap(([locale, list]) =>
      list.map(({ line, message }) => t("publishing:import.mistake", { file: `${locale}.md`, line, words: message })),
    );
  return [failureWords(t, failure)];
}

export const folderProblemWords = (t: Say, { code, ...params }: FolderProblem): string =>
  t(`publishing:import.problem.${code}`, params);
