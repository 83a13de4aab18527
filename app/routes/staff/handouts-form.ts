/** The editor's form and the content it stands for: one language at a time, and what is the same for all. */
import type { HandoutContent, HandoutMeta, Source } from "../../handouts/index.ts";
import type { FormReader } from "../../http/form.ts";
import { t } from "./handouts-place.ts";

/** As it stands in the inputs, by their names. */
export type Typed = { inputs: Record<string, string>; procedures: string[]; services: string[] };

const inLanguage = ["title", "summary", "audience"] as const;
const days = ["validFrom", "validUntil", "reviewBy"] as const;
const common = ["department", "category", ...days, "open", "source", "confidence", "confirmed", "changeNote"] as const;
const names = [...inLanguage, "markdown", ...common];

/** Texts of a form come with the line breaks of the network. */
const plain = (text: string | null): string => (text ?? "").replace(/\r\n?/g, "\n");

export const readTyped = (form: FormReader): Typed => ({
  inputs: Object.fromEntries(names.map((name) => [name, plain(form.get(name))])),
  procedures: form.all("procedures"),
  services: form.all("services"),
});

export function typedOf({ meta, texts }: HandoutContent, locale: string, changeNote: string): Typed {
  const { facts } = meta;
  return {
    inputs: {
      ...Object.fromEntries(inLanguage.map((name) => [name, meta[name][locale] ?? ""])),
      markdown: texts[locale]?.markdown ?? "",
      department: meta.department,
      category: meta.category,
      ...Object.fromEntries(days.map((name) => [name, meta[name] ?? ""])),
      open: facts.open.join("\n"),
      source: facts.source,
      confidence: facts.confidence,
      confirmed: facts.confirmed ?? "",
      changeNote,
    },
    procedures: meta.procedures,
    services: meta.services,
  };
}

const orNull = (text: string | undefined): string | null => (text?.trim() ? text.trim() : null);

/** What is typed, put into the content: the other languages stay as they are. An empty text is none. */
export function sourceOf(
  { meta, texts }: HandoutContent,
  locale: string,
  { inputs, procedures, services }: Typed,
): Source {
  const words = (name: (typeof inLanguage)[number]): Record<string, string> => {
    const { [locale]: _, ...others } = meta[name] as Record<string, string>;
    const typed = orNull(inputs[name]);
    return typed === null ? others : { ...others, [locale]: typed };
  };
  return {
    meta: {
      ...meta,
      ...Object.fromEntries(inLanguage.map((name) => [name, words(name)])),
      department: inputs.department,
      category: inputs.category,
      validFrom: orNull(inputs.validFrom),
      validUntil: orNull(inputs.validUntil),
      reviewBy: inputs.reviewBy,
      procedures,
      services,
      facts: {
        source: inputs.source ?? "",
        confidence: inputs.confidence,
        confirmed: orNull(inputs.confirmed),
        open: (inputs.open ?? "").split("\n").flatMap((line) => orNull(line) ?? []),
      },
    },
    texts: {
      ...Object.fromEntries(Object.entries(texts).map(([each, { markdown }]) => [each, markdown])),
      [locale]: inputs.markdown ?? "",
    },
  };
}

/** By input: what the check of the meta says, in words. A path as in "meta.title.ja", "meta.facts.open.0", "texts.ja". */
export function fieldErrors(issues: readonly { path: string }[], typed: Typed): Record<string, string> {
  return Object.fromEntries(
    issues.map(({ path }) => {
      const [head, first = "", second = ""] = path.split(".");
      const name = head === "texts" ? "markdown" : first === "facts" ? second : first;
      return [name, errorWords(name, typed.inputs[name] ?? "")];
    }),
  );
}

function errorWords(name: string, value: string): string {
  const label = t(`publishing:meta.${name}`);
  if (name === "markdown") return t("publishing:problem.noJa");
  if (name === "id" && value.trim() !== "") return t("publishing:problem.id");
  if (days.some((day) => day === name)) return t("publishing:problem.day", { label });
  return t(`publishing:problem.${value.trim() === "" ? "empty" : "other"}`, { label });
}

/** A handout that does not exist yet: the Japanese text begins with what it is about. */
export function newSource(inputs: Record<string, string>, number: number): Source {
  const value = (name: string) => (inputs[name] ?? "").trim();
  const words = (name: (typeof inLanguage)[number]) => ({ ja: value(name) });
  const meta: Record<keyof HandoutMeta, unknown> = {
    id: value("id"),
    number,
    title: words("title"),
    summary: words("summary"),
    category: value("category"),
    audience: words("audience"),
    department: value("department"),
    procedures: [],
    services: [],
    validFrom: null,
    validUntil: null,
    reviewBy: value("reviewBy"),
    facts: { source: "", confidence: "typical", confirmed: null, open: [] },
  };
  return { meta, texts: { ja: value("summary") } };
}
