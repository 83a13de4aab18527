/** A file's name as people see and keep it: no folders, nothing that hides or steers, an ending that says what it is. */
import { tidyText } from "../../engine/index.ts";

const endings: Record<string, readonly [string, ...string[]]> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "application/pdf": ["pdf"],
};
const longest = 120;

export function safeName(given: string, type: string): string {
  const plain = (given.split(/[/\\]/).pop() ?? "")
    .replace(/[\p{Cc}\p{Cs}\p{Cf}\p{Cn}\ufffd]/gu, "")
    // What other systems refuse in a name.
    .replace(/[<>:"|?*]/g, "_");
  const tidy = (tidyText(plain) ?? "").replace(/^\.+|[. ]+$/g, "").trim();
  const [ending, ...others] = endings[type] ?? ["bin"];
  const known = /^(.*)\.([a-z][a-z0-9]{1,4})$/iu.exec(tidy);
  const keeps = known !== null && [ending, ...others].includes((known[2] ?? "").toLowerCase());
  const end = keeps ? `.${known[2]}` : `.${ending}`;
  const base = (known?.[1] ?? tidy).trim() || "file";
  return [...base].slice(0, longest - end.length).join("") + end;
}
