/** The answers as the clerk compares them: what is there now, and what the corrections changed, round by round. */
import { type Change, type CorrectionRound, correctionRounds } from "../../applications/index.ts";
import type { CaseFile } from "../../console/index.ts";
import { type FileRef, summarize } from "../../engine/index.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import type { AnswerRow } from "../../ui/console/answer-value.tsx";
import { clerkWords } from "../case/card-words.ts";
import type { ToLink } from "../case/file-links.ts";

const t = translator("ja");

export const roundsOf = ({ published, history }: CaseFile) => correctionRounds(published.procedure, history, "ja");

/** 第2回の訂正（2026年…） */
const roundName = ({ number, at }: CorrectionRound) =>
  t("console:file.round", { number, when: formatDateTime(at, "ja") });

const without = <T>(all: readonly T[], others: readonly T[]): T[] => all.filter((each) => !others.includes(each));
const idsOf = (files: readonly FileRef[]) => files.map(({ id }) => id);

/** The last change of each answer: only what is different is marked. */
function lastChanges(rounds: CorrectionRound[]): Map<string, { round: CorrectionRound; change: Change }> {
  return new Map(rounds.flatMap((round) => round.changes.map((change) => [change.path, { round, change }] as const)));
}

function changeView({ round, change }: { round: CorrectionRound; change: Change }, link: ToLink): AnswerRow["change"] {
  const { before, after } = change;
  const goneFiles = new Set(without(idsOf(before.files), idsOf(after.files)));
  return {
    round: roundName(round),
    isNew: change.kind === "added",
    lines: before.lines.map((text) => ({ text, isGone: !after.lines.includes(text) })),
    files: before.files.filter(({ id }) => goneFiles.has(id)).map(link),
  };
}

export function sectionsOf(file: CaseFile, link: ToLink): { title: string; rows: AnswerRow[] }[] {
  const changes = lastChanges(roundsOf(file));
  const { application, published } = file;
  const card = clerkWords({ ...application, procedure: published.procedure });
  return summarize(file.application.answers, file.published.procedure, "ja").map((step) => ({
    title: step.stepTitle,
    rows: step.rows.map(({ path, label, lines, files }) => {
      const changed = changes.get(path);
      const before = changed?.change.before;
      return {
        path,
        label,
        lines: lines.map((text) => ({ text, isNew: before !== undefined && !before.lines.includes(text) })),
        files: files.map(link),
        newFiles: before === undefined ? [] : without(idsOf(files), idsOf(before.files)),
        change: changed ? changeView(changed, link) : null,
        card: card.get(path) ?? null,
      };
    }),
  }));
}

/** Answers that a correction took away for good: they stand nowhere else any more. */
export function removedOf(file: CaseFile, link: ToLink) {
  const now = new Set(
    summarize(file.application.answers, file.published.procedure, "ja").flatMap(({ rows }) =>
      rows.map(({ path }) => path),
    ),
  );
  return [...lastChanges(roundsOf(file)).values()]
    .filter(({ change }) => change.kind === "removed" && !now.has(change.path))
    .map(({ round, change }) => ({
      path: change.path,
      label: change.label,
      round: roundName(round),
      lines: change.before.lines,
      files: change.before.files.map(link),
    }));
}

const words = ({ lines, files }: Change["before"]): string =>
  [...lines, ...files.map(({ name }) => name)].join(" ") || t("console:file.notAnswered");

/** 「電話番号：090… → 080…」, for the history. */
export function changeLines(file: CaseFile, seq: number): string[] {
  const round = roundsOf(file).find((each) => each.seq === seq);
  return (round?.changes ?? []).map(({ label, kind, before, after }) =>
    t(`console:file.changes.${kind}`, { label, before: words(before), after: words(after) }),
  );
}
