/** What a journey types into a page of the browser's form. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Answers,
  type CompiledField,
  type Item,
  inputName,
  type Procedure,
  type Value,
} from "../../app/engine/index.ts";
import { type SampleForm, sampleContent } from "../factories/answers.ts";

/** `count`: items there are on the list, for the page of a new one. */
export function formOfPage(procedure: Procedure, answers: Answers, path: string, items: number): SampleForm {
  const [stepId = "", nth] = path.split("/");
  const step = procedure.stepById.get(stepId);
  if (!step) throw new Error(`${procedure.id} has no page ${path}`);
  if (nth === undefined) return formOf(step.group ? [] : step.fields, answers);
  const list = (step.group && (answers[step.group.id] as Item[] | undefined)) ?? [];
  const item = list[nth === "new" ? items : Number(nth)];
  if (!step.group || !item) throw new Error(`the journey has no ${path}`);
  return formOf(step.group.fields, item);
}

function formOf(fields: readonly CompiledField[], values: Record<string, Value | Item[]>): SampleForm {
  const form: SampleForm = { entries: {}, files: {} };
  for (const { id, spec, module } of fields) {
    const value = values[id] as Value | undefined;
    if (value === undefined) continue;
    if (spec.type === "file")
      form.files[id] = (value as { name: string; type: keyof typeof sampleContent }[]).map(({ name, type }) => ({
        name,
        type,
        content: sampleContent[type](),
      }));
    for (const [part, typed] of Object.entries(module.toRaw(value, spec))) form.entries[inputName(id, part)] = typed;
  }
  return form;
}

/** The six digits in the subject of the mail to this address; waits for it. */
export async function mailedCode(varDir: string, to: string): Promise<string> {
  const folder = join(varDir, "mail");
  for (let turn = 0; turn < 100; turn++) {
    for (const name of readdirSync(folder)) {
      const mail = readFileSync(join(folder, name), "utf8");
      const code = mail.includes(`\r\nTo: ${to}\r\n`) ? /\b(\d{6})\b/.exec(subjectOf(mail))?.[1] : undefined;
      if (code) return code;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("no mail with a code came");
}

const subjectOf = (mail: string): string =>
  (/^Subject: (.*(?:\r\n .*)*)/m.exec(mail)?.[1] ?? "")
    .replace(/\r\n /g, "")
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, text: string) => Buffer.from(text, "base64").toString("utf8"));
