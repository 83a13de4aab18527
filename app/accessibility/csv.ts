/** The evidence as a table: a line for each criterion on each page-state in each language. */
import { isoDate } from "../i18n/dates.ts";
import { checkOf, criteria } from "./criteria.ts";
import type { Cell, Judgement } from "./judge.ts";

const heads = [
  "criterion",
  "level",
  "wcag",
  "title_ja",
  "check",
  "page",
  "state",
  "state_title",
  "area",
  "locale",
  "outcome",
  "mode",
  "disputed",
  "engines",
  "complaints",
  "reviewed_by",
  "reviewed_on",
  "review_reason",
  "exception_reason",
  "exception_until",
  "content_hash",
];

/** A spreadsheet takes a text for a formula by its first character: such a one is quoted for it. */
const tame = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (text: string): string =>
  /[",\r\n]/.test(tame(text)) ? `"${tame(text).replaceAll('"', '""')}"` : tame(text);
const line = (values: readonly string[]): string => `${values.map(cell).join(",")}\r\n`;

/** The mark at the start tells spreadsheets that it is UTF-8. */
export function* csvLines({ record, cells }: Judgement): Generator<string> {
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const states = new Map(record.states.map((state) => [state.id, state]));
  yield `\uFEFF${line(heads)}`;
  for (const each of cells) {
    const [criterion, state] = [byId.get(each.criterion), states.get(each.state)];
    if (!criterion || !state) continue;
    const { id, level, since, title } = criterion;
    yield line([
      ...[id, level, since, title.ja, checkOf(criterion)],
      ...[state.page, state.id, state.title, state.area, each.locale],
      ...[each.outcome, each.mode ?? "", each.isDisputed ? "yes" : ""],
      ...wordsOf(each),
      each.contentHash,
    ]);
  }
}

const wordsOf = ({ verdicts, open, review, exception }: Cell): string[] => [
  verdicts.map(({ engine, outcome }) => `${engine}:${outcome}`).join(" "),
  open.map(({ engine, complaint }) => `${engine} ${complaint.rule}: ${complaint.where.join(" | ")}`).join(" / "),
  review ? (review.isPreliminary === true ? "developer" : "auditor") : "",
  review ? isoDate(review.at) : "",
  review?.reason ?? "",
  exception?.reason ?? "",
  exception?.until ?? "",
];
