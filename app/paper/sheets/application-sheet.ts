/** An application as it was received: every question that was asked with its answer, in the order of the form. */
import { type Answers, type Procedure, type SummaryStep, summarize, textOf } from "../../engine/index.ts";
import type { Block, Fact, PaperDocument } from "../model.ts";
import { feeBlock } from "./fee-block.ts";
import { type CityOnPaper, document, labelOf, only, plainSection, qrOf, type Target, type Voice } from "./voice.ts";

export type ApplicationOnPaper = {
  procedure: Procedure;
  version: number;
  answers: Answers;
  /** Said below an answer, by its path: that the card confirms it. */
  marks: ReadonlyMap<string, string>;
  receipt: string;
  /** How it came: a key of paper:application.channels. */
  channel: string;
  /** Ready to read. */
  submitted: string;
  department: string;
  identity: string;
  /** Who applied for whom; empty when the applicant did. */
  applicants: { label: string; value: string }[];
  corrections: { title: string; lines: string[] }[];
  /** Its status page. */
  target: Target;
  city: CityOnPaper;
  notices: string[];
};

export function applicationSheet(application: ApplicationOnPaper, voice: Voice): PaperDocument {
  const { t, locale } = voice;
  const { procedure, receipt, city, answers, marks, corrections } = application;
  const title = textOf(procedure.definition.title, locale);
  const foot = t("paper:application.foot", { receipt });
  return document(
    voice,
    { title: `${title} ${receipt}`, kind: t("paper:application.kind"), number: receipt, foot, city },
    [
      {
        kind: "masthead",
        above: t("paper:application.about"),
        title: labelOf(voice, procedure.definition.title),
        lead: null,
        qr: qrOf(voice, application.target, title, t("paper:application.qr")),
      },
      { kind: "number", label: t("paper:application.receipt"), value: receipt, size: "large" },
      ...(application.notices.length > 0 ? [{ kind: "notice" as const, title: null, lines: application.notices }] : []),
      plainSection(t("paper:application.facts"), [{ kind: "facts", rows: about(application, voice) }]),
      ...applicantsSection(application.applicants, voice),
      feeBlock(procedure, answers, voice),
      ...answerSections(procedure, answers, marks, voice),
      ...(corrections.length === 0
        ? []
        : [plainSection(t("paper:application.corrections"), [correctionsOf(corrections)])]),
    ],
  );
}

function about(application: ApplicationOnPaper, { t }: Voice): Fact[] {
  const { procedure, version, submitted, department, channel, identity } = application;
  const fact = (key: string, line: string): Fact => ({ label: only(t(`paper:application.${key}`)), lines: [line] });
  return [
    fact("submitted", submitted),
    fact("channel", t(`paper:application.channels.${channel}`)),
    fact("identity", identity),
    fact("department", department),
    fact("version", t("paper:application.versionOf", { id: procedure.definition.id, version })),
  ];
}

/** The one concerned and the one who applied, in fields of their own. */
function applicantsSection(applicants: ApplicationOnPaper["applicants"], { t }: Voice): Block[] {
  if (applicants.length === 0) return [];
  const rows = applicants.map(({ label, value }): Fact => ({ label: only(label), lines: [value] }));
  return [plainSection(t("proxy:heading"), [{ kind: "facts", rows }])];
}

const correctionsOf = (corrections: ApplicationOnPaper["corrections"]): Block => ({
  kind: "facts",
  rows: corrections.map(({ title, lines }) => ({ label: only(title), lines })),
});

/** One section per step, numbered as on the blank form; items of a group below their own headings. */
function answerSections(
  procedure: Procedure,
  answers: Answers,
  marks: ApplicationOnPaper["marks"],
  voice: Voice,
): Block[] {
  const { locale, t } = voice;
  const byStep = Map.groupBy(summarize(answers, procedure, locale), ({ stepPath }) => stepPath.split("/")[0] ?? "");
  return [...byStep].flatMap(([id, pages]): Block[] => {
    const step = procedure.stepById.get(id);
    if (!step) return [];
    const number = String(procedure.steps.indexOf(step) + 1);
    const blocks = pages.flatMap((page): Block[] => {
      const rows = rowBlocks(page, procedure, marks, voice);
      if (!step.group) return rows;
      if (page.rows.length === 0) return [{ kind: "text", small: false, text: t("paper:application.noItems") }];
      return [{ kind: "item", title: page.stepTitle, blocks: rows }];
    });
    return [{ kind: "section", number, title: labelOf(voice, step.spec.title), lead: null, when: null, blocks }];
  });
}

/** Answers as rows; a declaration stands by itself, with its whole text. */
function rowBlocks(
  { rows }: SummaryStep,
  procedure: Procedure,
  marks: ApplicationOnPaper["marks"],
  { t }: Voice,
): Block[] {
  const blocks: Block[] = [];
  for (const { path, label, lines, files } of rows) {
    const type = typeOf(procedure, path);
    if (type === "declaration" && lines.length > 0) {
      blocks.push({ kind: "agreed", text: label, word: lines.join(" ") });
      continue;
    }
    const none = t(type === "file" ? "paper:application.noFiles" : "paper:application.none");
    const mark = marks.get(path);
    const said = [...lines, ...files.map(({ name }) => name), ...(mark === undefined ? [] : [mark])];
    const fact: Fact = { label: only(label), lines: said.length > 0 ? said : [none] };
    const last = blocks.at(-1);
    if (last?.kind === "facts") last.rows.push(fact);
    else blocks.push({ kind: "facts", rows: [fact] });
  }
  return blocks;
}

/** "declare" or "movers/2/birth" → the type of the field. */
function typeOf({ steps }: Procedure, path: string): string | null {
  const [id, , inner] = path.split("/");
  const fields =
    inner === undefined
      ? steps.flatMap((step) => step.fields)
      : (steps.find(({ group }) => group?.id === id)?.group?.fields ?? []);
  return fields.find((field) => field.id === (inner ?? id))?.spec.type ?? null;
}
