/** Pictures of page-states as the last run saw them: beside the raw results, only where that run was made. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Name of the file of one page-state in one language. */
export const screenName = (state: string, locale: string): string => `${state.replaceAll("/", "~")}.${locale}.webp`;

const isName = /^[\w~.-]{1,200}\.webp$/;

/** null: there is none. */
export function readScreen(folder: string, name: string): Buffer<ArrayBuffer> | null {
  const file = join(folder, name);
  return isName.test(name) && existsSync(file) ? Buffer.from(readFileSync(file)) : null;
}
