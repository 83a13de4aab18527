/** Questions: enough of them, and help where people stumble. */
import type { Definition, SimpleField } from "../../engine/index.ts";
import type { Finding, Rule } from "./finding.ts";
import { lengthOf } from "./texts.ts";

export type LocatedField = { path: string; field: SimpleField };

/** Every field but the groups themselves, with its JSON path. */
export function fieldsOf({ steps }: Definition): LocatedField[] {
  return steps.flatMap(({ fields }, step) =>
    fields.flatMap((field, index) => {
      const path = `$.steps[${step}].fields[${index}]`;
      return field.type === "group"
        ? field.fields.map((inner, at) => ({ path: `${path}.fields[${at}]`, field: inner }))
        : [{ path, field }];
    }),
  );
}

const fewest = 6;

export const enoughQuestions: Rule = ({ definition }) => {
  const real = fieldsOf(definition).filter(
    ({ field }) => field.type !== "notice" && field.type !== "declaration",
  ).length;
  if (real >= fewest || definition.facts.paperQuestions !== undefined) return [];
  const message = `質問が${real}個です。紙の様式と比べて足すか、紙も少ないなら facts.paperQuestions にその数を書いてください。`;
  return [{ rule: "few-questions", severity: "error", path: "$.steps", message }];
};

/** What a picture or a copy must show. */
const visible =
  /見え|写[るすしっ]|うつ[るすしっ]|読め|読み取|全体|すみ|四隅|両面|表と裏|おもて|うら|ページ|はっきり|分かる|わかる|すべて|全部/u;

export const hintsHelp: Rule = ({ definition }) =>
  fieldsOf(definition).flatMap(({ path, field }): Finding[] => {
    const warn = (message: string): Finding[] => [{ rule: "hint", severity: "warning", path, message }];
    if (field.type === "notice" && !field.hint) return warn("お知らせに本文（hint）がありません。");
    if (field.type !== "file") return [];
    if (!field.hint) return warn("添付の説明（hint）がありません。何がどう写っていればよいかを書いてください。");
    return visible.test(field.hint.ja) && lengthOf(field.hint.ja) > 8
      ? []
      : warn("添付の説明に、何が見えるように写すかを書いてください（4すみまで写るように、など）。");
  });
