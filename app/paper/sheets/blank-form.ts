/** A definition as a form to fill in with a pen: the same questions, in the same order, with the same conditions. */
import { type Definition, type Field, type SimpleField, type Step, textOf } from "../../engine/index.ts";
import type { AreaCell, Block, Fact, FormRow, PaperDocument } from "../model.ts";
import { type Numbering, numbering, questionsOf } from "./numbering.ts";
import { hintOnPaper, onPaper } from "./paper-words.ts";
import { formRow, saidOf } from "./questions.ts";
import { type CityOnPaper, document, labelOf, qrOf, type Target, type Voice, wordOf } from "./voice.ts";
import { whoIs } from "./who-answers.ts";

export type BlankFormOptions = {
  version: number;
  city: CityOnPaper;
  department: string;
  /** The page on the web; `online`: the application can be made there. */
  target: Target;
  online: boolean;
  /** Said at the top: that this is a demonstration, or that the city has not confirmed the content. */
  notices: string[];
};

export function blankForm(definition: Definition, voice: Voice, options: BlankFormOptions): PaperDocument {
  const { t, locale } = voice;
  const { city, target } = options;
  const title = textOf(definition.title, locale);
  const numbers = numbering(definition);
  const foot = t("paper:form.foot", { title: definition.title.ja, id: definition.id, version: options.version });
  const caption = t(options.online ? "paper:form.online" : "paper:form.guide");
  return document(voice, { title, kind: t("paper:form.kind"), number: "", foot, city }, [
    {
      kind: "masthead",
      above: t(options.online ? "paper:form.aboutSame" : "paper:form.about"),
      title: labelOf(voice, definition.title),
      lead: textOf(definition.guide.summary, locale),
      qr: qrOf(voice, target, title, caption),
    },
    ...(options.notices.length > 0 ? [{ kind: "notice" as const, title: null, lines: options.notices }] : []),
    forTheCity(voice),
    before(definition, voice, options),
    ...definition.steps.map((step, index) => section(step, index + 1, numbers, voice)),
    check(definition, numbers, voice),
    after(definition, voice),
  ]);
}

const cell = (text: string | null, weight = 1): AreaCell => ({ caption: null, weight, comb: null, text });

function forTheCity(voice: Voice): Block {
  const { t } = voice;
  const titled = (key: string): AreaCell => ({ ...cell(null), caption: wordOf(voice, `paper:form.${key}`) });
  return {
    kind: "boxes",
    boxes: [
      { title: wordOf(voice, "paper:form.day"), cells: [cell(t("paper:form.dayWords"))] },
      { title: wordOf(voice, "paper:form.city"), cells: [titled("receivedOn"), titled("receiptNumber")] },
    ],
  };
}

/** Who, by when, how much, what to bring, where to: the facts of the guide page. */
function before({ guide, channels }: Definition, voice: Voice, { city, department }: BlankFormOptions): Block {
  const { t, locale } = voice;
  const fact = (key: string, lines: string[]): Fact => ({ label: wordOf(voice, `paper:form.${key}`), lines });
  const where = [
    t("paper:form.counter", { office: city.office, department }),
    ...(city.address === null ? [] : [city.address]),
    ...(channels.post ? [t("paper:form.post")] : []),
  ];
  const bring = guide.bring.map((thing) => `・${textOf(thing, locale)}`);
  return {
    kind: "section",
    number: null,
    title: wordOf(voice, "paper:form.before"),
    lead: null,
    when: null,
    blocks: [
      {
        kind: "facts",
        rows: [
          fact("who", [textOf(guide.who, locale)]),
          fact("deadline", [textOf(guide.deadline.text, locale)]),
          fact("fee", [textOf(guide.fee.text, locale)]),
          ...(bring.length > 0 ? [fact("bring", bring)] : []),
          fact("where", where),
          ...(city.tel === null ? [] : [fact("tel", [city.tel])]),
          fact("hours", [city.hours]),
        ],
      },
      { kind: "notice", title: null, lines: [t("paper:form.noIndividualNumber")] },
    ],
  };
}

function section(step: Step, number: number, numbers: Numbering, voice: Voice): Block {
  const { t, locale } = voice;
  const group = step.fields.find((field) => field.type === "group");
  const condition = step.showIf ?? group?.showIf;
  const when = condition ? t("paper:when.only", { who: whoIs(condition, numbers.near(null), voice) }) : null;
  const blocks: Block[] = [];
  for (const field of step.fields) {
    const last = blocks.at(-1);
    if (field.type === "notice") blocks.push(notice(field, voice));
    else if (field.type === "group") blocks.push(copies(field, numbers, voice));
    else if (last?.kind === "form") last.rows.push(formRow(field, numbers, voice, when));
    else blocks.push({ kind: "form", rows: [formRow(field, numbers, voice, when)] });
  }
  return {
    kind: "section",
    number: String(number),
    title: labelOf(voice, step.title),
    lead: step.lead ? onPaper(textOf(step.lead, locale), locale) : null,
    when,
    blocks,
  };
}

function notice({ label, hint }: SimpleField, voice: Voice): Block {
  const words = hint ? hintOnPaper(textOf(hint, voice.locale), "notice", voice.locale) : null;
  return { kind: "notice", title: saidOf(label, voice).text, lines: words === null ? [] : [words] };
}

type Group = Extract<Field, { type: "group" }>;

/** Hints and 「1つ選んで」 are said once for all items. */
function copies(group: Group, numbers: Numbering, voice: Voice): Block {
  const { t, locale } = voice;
  const { min, max } = group.repeat;
  const rows = group.fields.map((field) => formRow(field, numbers, voice, null));
  const isOneOf = ({ area }: FormRow) => area.kind === "choices" && area.how === t("paper:form.one");
  return {
    kind: "copies",
    title: t("paper:form.item", { label: textOf(group.itemLabel, locale), number: "{{number}}" }),
    notes: [
      ...(group.hint ? [onPaper(textOf(group.hint, locale), locale)] : []),
      ...(rows.some(isOneOf) ? [t("paper:form.oneEach")] : []),
      ...rows.flatMap(({ number, label, hint }) =>
        hint === null ? [] : [t("paper:form.itemHint", { number, label: label.text, hint })],
      ),
    ],
    min,
    max,
    rows: rows.map((row) => ({
      ...row,
      hint: null,
      area: row.area.kind === "choices" && isOneOf(row) ? { ...row.area, how: null } : row.area,
    })),
    more: t("paper:form.more", { max }),
  };
}

/** 添える書類 once more, as a list to tick off. */
function check({ steps }: Definition, numbers: Numbering, voice: Voice): Block {
  const { t } = voice;
  const files = steps.flatMap((step) => questionsOf(step).map((field) => ({ step, field })));
  const items = files.flatMap(({ step, field }) => {
    if (field.type !== "file") return [];
    const { text } = saidOf(field.label, voice);
    const condition = field.showIf ?? step.showIf;
    const when = condition ? t("paper:when.attach", { who: whoIs(condition, numbers.near(field), voice) }) : null;
    const optional = field.required === false ? t("paper:form.optional") : null;
    const told = [when, optional].filter((each) => each !== null).join(t("ui:list.comma"));
    return told === ""
      ? t("paper:form.checkFile", { label: text })
      : t("paper:form.checkFileWhen", { label: text, when: told });
  });
  return {
    kind: "section",
    number: null,
    title: wordOf(voice, "paper:form.check"),
    lead: null,
    when: null,
    blocks: [{ kind: "list", mark: "box", items: [t("paper:form.checkWhole"), ...items] }],
  };
}

function after({ guide }: Definition, voice: Voice): Block {
  const { t, locale } = voice;
  const { processingDays } = guide;
  const days =
    processingDays === null
      ? []
      : [t(processingDays === 0 ? "paper:form.daysToday" : "paper:form.days", { count: processingDays })];
  const texts = [...days, textOf(guide.outcome, locale)];
  return {
    kind: "section",
    number: null,
    title: wordOf(voice, "paper:form.after"),
    lead: null,
    when: null,
    blocks: texts.map((text) => ({ kind: "text", small: false, text })),
  };
}
