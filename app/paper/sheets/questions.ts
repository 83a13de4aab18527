/** Questions of a definition as boxes to write in: each type of field has the room that its answer needs. */
import { type SimpleField, type Text, textOf } from "../../engine/index.ts";
import type { Area, AreaCell, FormRow, Label, Piece } from "../model.ts";
import type { Numbering } from "./numbering.ts";
import { hintOnPaper, onPaper } from "./paper-words.ts";
import { type Voice, wordOf } from "./voice.ts";
import { whoIs } from "./who-answers.ts";

type Of<T extends SimpleField["type"]> = Extract<SimpleField, { type: T }>;

/** `said`: who answers the whole section, not to be said again. */
export function formRow(field: SimpleField, numbers: Numbering, voice: Voice, said: string | null): FormRow {
  const { t, locale } = voice;
  const [number, label] = [numbers.of(field), saidOf(field.label, voice)];
  const note = t(field.required === false ? "paper:form.optional" : "paper:form.required");
  const when = field.showIf ? t("paper:when.only", { who: whoIs(field.showIf, numbers.near(field), voice) }) : null;
  return {
    number,
    label,
    note,
    caption: t("paper:form.caption", { number, label: label.text, note }),
    when: when === said ? null : when,
    hint: field.hint ? hintOnPaper(textOf(field.hint, locale), field.type, locale) : null,
    area: areaOf(field, voice),
  };
}

/** A text of the definition as a label, worded for paper. */
export function saidOf(text: Text, { locale, ja }: Voice): Label {
  const own = onPaper(textOf(text, locale), locale);
  const beside = ja === null ? null : onPaper(text.ja, "ja");
  return { text: own, also: beside === own ? null : beside };
}

function areaOf(field: SimpleField, voice: Voice): Area {
  const { t } = voice;
  const part = (name: string) => wordOf(voice, `paper:parts.${name}`);
  switch (field.type) {
    case "person-name":
      return { kind: "cells", rows: [[room(part("family")), room(part("given"))]] };
    case "date":
      return {
        kind: "pieces",
        pieces: [
          ...eras(field, voice),
          20,
          t("paper:parts.year"),
          13,
          t("paper:parts.month"),
          13,
          t("paper:parts.day"),
        ],
      }; // prettier-ignore
    case "year-month":
      return { kind: "pieces", pieces: [t("paper:parts.eras"), 22, t("paper:parts.year"), 14, t("paper:parts.month")] };
    case "tel":
      return { kind: "pieces", pieces: [24, "－", 24, "－", 24] };
    case "address":
      return addressArea(part);
    case "bank-account":
      return bankArea(part);
    case "number":
      return { kind: "pieces", pieces: [36, ...(field.unit ? [saidOf(field.unit, voice).text] : [])] };
    case "yen":
      return { kind: "pieces", pieces: [46, t("paper:parts.yen")] };
    case "yes-no":
      return choice(null, [part("yes"), part("no")]);
    case "radio":
    case "select":
    case "checkboxes":
      return optionsArea(field, voice);
    case "file":
      return choice((field.maxFiles ?? 1) > 1 ? t("paper:form.copies", { count: field.maxFiles ?? 1 }) : null, [
        wordOf(voice, "paper:form.attached"),
      ]);
    case "declaration":
      return { kind: "statement", text: saidOf(field.label, voice) };
    case "text":
      return textArea(field);
    case "textarea":
      return { kind: "lines", count: Math.min(7, Math.max(3, Math.ceil((field.maxLength ?? 1000) / 70))) };
    default:
      return { kind: "lines", count: 1 };
  }
}

const room = (caption: Label, weight = 1): AreaCell => ({ caption, weight, comb: null, text: null });
const digits = (caption: Label, comb: number[], weight: number, text: string | null = null): AreaCell => ({
  caption,
  weight,
  comb,
  text,
});

/** A day that lies ahead has no era but the present one. */
function eras(field: Of<"date">, { t }: Voice): Piece[] {
  const ahead = field.min?.startsWith("today") ?? false;
  return [t(ahead ? "paper:parts.eraNow" : "paper:parts.eras"), 3];
}

const addressArea = (part: (name: string) => Label): Area => ({
  kind: "cells",
  rows: [
    [digits(part("postalCode"), [3, 4], 6, "〒"), room(part("prefecture"), 5)],
    [room(part("city"), 4), room(part("street"), 7)],
    [room(part("building"))],
  ],
});

const bankArea = (part: (name: string) => Label): Area => ({
  kind: "cells",
  rows: [
    [room(part("bankName"), 7), digits(part("bankCode"), [4], 4)],
    [room(part("branchName"), 7), digits(part("branchCode"), [3], 4)],
    [{ caption: part("kind"), weight: 6, comb: null, text: part("kinds").text }, digits(part("number"), [7], 5)],
    [room(part("holder"))],
  ],
});

const choice = (how: string | null, labels: Label[]): Area => ({
  kind: "choices",
  how,
  options: labels.map((label) => ({ label, hint: null })),
});

function optionsArea(field: Of<"radio"> | Of<"select"> | Of<"checkboxes">, voice: Voice): Area {
  const { t, locale } = voice;
  const many = field.type === "checkboxes";
  const max = many ? (field.max ?? field.options.length) : 1;
  const how = !many
    ? t("paper:form.one")
    : max < field.options.length
      ? t("paper:form.upTo", { max })
      : t("paper:form.many");
  return {
    kind: "choices",
    how,
    options: field.options.map(({ label, hint }) => ({
      label: saidOf(label, voice),
      hint: hint ? hintOnPaper(textOf(hint, locale), field.type, locale) : null,
    })),
  };
}

/** Short numbers get a box per digit. */
function textArea({ format, maxLength = 200 }: Of<"text">): Area {
  if (format === "digits" && maxLength <= 12) {
    return { kind: "cells", rows: [[{ caption: null, weight: 1, comb: [maxLength], text: null }]] };
  }
  return { kind: "lines", count: maxLength > 100 ? 2 : 1 };
}
