/** One document set on its pages: the column, the running head and foot, and a word on letters that cannot be printed. */
import type { PaperDocument } from "../model.ts";
import { isVariant } from "../type/letters.ts";
import { slicesOf } from "./blocks.ts";
import { horizon } from "./horizon.ts";
import { type Mark, moved, type Node, node } from "./marks.ts";
import { type Page, paginate } from "./paginate.ts";
import { notice } from "./reading-blocks.ts";
import { settingOf } from "./setting.ts";
import { columnHeight, columnWidth, sheet, sizesOf } from "./sheet.ts";
import type { Slice } from "./slices.ts";
import { textBits } from "./text.ts";

export type SetDocument = { pages: Page[]; tree: Node };

export function setDocument(document: PaperDocument): SetDocument {
  const tree = node(null, "Sect");
  const slices = slicesOf(document, tree);
  const words = letterNotes(document, slices);
  if (words.length > 0)
    slices.push(...notice({ kind: "notice", title: null, lines: words }, settingOf(document), tree));
  const pages = paginate(slices, columnHeight);
  return {
    tree,
    pages: pages.map(({ marks, bookmarks }, index) => ({
      marks: [...frame(document, index + 1, pages.length), ...moved(marks, sheet.left, sheet.top)],
      bookmarks: bookmarks.map((each) => ({ ...each, y: each.y + sheet.top })),
    })),
  };
}

/** What a reader of the sheet must know: which letters are not there as they were written. */
function letterNotes({ words }: PaperDocument, slices: readonly Slice[]): string[] {
  const lost = new Set<string>();
  for (const { marks } of slices)
    for (const mark of marks)
      if (mark.kind === "text") for (const { actual } of mark.runs) if (actual !== null) lost.add(actual);
  const letters = [...lost];
  const missing = letters.filter((letter) => !isVariant(letter)).map(codesOf);
  const variants = letters.filter(isVariant).map((letter) => `${[...letter][0]}（${codesOf(letter)}）`);
  return [
    ...(missing.length > 0 ? [words.missing.replace("{{letters}}", missing.join("、"))] : []),
    ...(variants.length > 0 ? [words.variants.replace("{{letters}}", variants.join("、"))] : []),
  ];
}

/** U+20BB7: the name of a letter that a sheet cannot show. */
const codesOf = (letter: string): string =>
  Array.from(letter, (part) => `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(" ");

/** Repeated on every page, so it may be shortened: two lines at most. */
function frame({ head, foot }: PaperDocument, page: number, pages: number): Mark[] {
  const { small, body } = sizesOf(false);
  const counted = foot.page.replace("{{page}}", String(page)).replace("{{pages}}", String(pages));
  const [half, most] = [columnWidth * 0.5, columnWidth * 0.8];
  const said = [head.kind, head.number].filter(Boolean).join("　");
  const at = (text: string, y: number, style: { size: number; align?: "right"; weight?: "bold"; width?: number }) => {
    const { width = columnWidth, ...own } = style;
    const [first, second] = textBits(text, width, { ...own, leading: 1.3 }, null);
    const lines = [...(first?.marks ?? []), ...moved(second?.marks ?? [], 0, style.size * 1.3)];
    return moved(lines, sheet.left + columnWidth - (own.align ? width : columnWidth), y - style.size * 1.03);
  };
  return [
    ...at(head.city, sheet.headline, { size: body, weight: "bold", width: half }),
    ...at(said, sheet.headline, { size: small, align: "right", width: half }),
    ...moved([horizon(head.motif)], sheet.left, sheet.horizon),
    ...at(foot.name, sheet.footline, { size: small, width: most }),
    ...at(counted, sheet.footline, { size: small, align: "right", width: columnWidth - most }),
  ];
}
