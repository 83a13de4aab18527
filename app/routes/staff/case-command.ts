/** What a button of the case file asks for, with what was typed and the files that go with it. */
import type { Command } from "../../applications/index.ts";
import type { CaseFailure } from "../../console/index.ts";
import type { FormReader } from "../../http/form.ts";
import { translator } from "../../i18n/translator.ts";
import type { CaseFilePageProps } from "../../ui/console/case-file-page.tsx";

export type Typed = CaseFilePageProps["typed"];

export function commandOf(form: Pick<FormReader, "get" | "all">): { command: Command | null; typed: Typed } {
  const text = (form.get("text") ?? "").trim().slice(0, 2000);
  const marked = form.all("mark").slice(0, 200);
  const reasons = Object.fromEntries(
    marked.map((path) => [path, (form.get(`reason:${path}`) ?? "").trim().slice(0, 300)]),
  );
  const action = form.get("action") ?? "";
  const fields = marked.map((path) => ({ path, reason: reasons[path] ?? "" }));
  const commands: Record<string, Command> = {
    take: { action: "take" },
    "request-correction": { action: "request-correction", fields, message: text },
    accept: { action: "accept", message: text },
    complete: { action: "complete", message: text },
    reject: { action: "reject", reason: text },
    message: { action: "message", text },
  };
  const command = Object.hasOwn(commands, action) ? (commands[action] ?? null) : null;
  return { command, typed: { action, marked, reasons, message: text } };
}

/** The input of the pressed form that a refusal belongs to; null: none of them. */
export function refusedInput(failure: CaseFailure, { action }: Typed): CaseFilePageProps["refused"] {
  const { code } = failure;
  if (code === "files" || code === "too-many-files") return "files";
  if (code === "fields-missing") return "fields";
  // Of a request for a correction the number may stand in any of the reasons.
  const isText = code === "text-missing" || code === "individual-number";
  return isText && action !== "request-correction" ? "text" : null;
}

/** Each refused file in the words that residents are told with. */
export function failureText(failure: CaseFailure): string {
  const t = translator("ja");
  if (failure.code !== "files") return t(`console:failure.${failure.code}`);
  const problems = failure.problems.map(({ name, code }) => t(`portal:upload.${code}`, { name }));
  return [...problems, t("console:failure.filesAgain")].join(" ");
}
