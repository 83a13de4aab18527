/** What is said beside an answer about the card: to its applicant, on paper and to clerks. */
import { type CardMark, cardMarks, type Identity, isForAnother } from "../../applications/index.ts";
import type { Answers, Procedure } from "../../engine/index.ts";
import { formatDate } from "../../i18n/dates.ts";
import { type Translate, translator } from "../../i18n/translator.ts";

type Of = { procedure: Procedure; answers: Answers; identity: Identity | null };

/** 「カードで確認済み」; the demo's says that it is one. */
export const confirmedWords = (t: Translate, { identity }: Pick<Of, "identity">): string =>
  t(identity?.level === "jpki" && identity.demo ? "portal:card.verifiedDemo" : "portal:card.verified");

/** By field; only what the card confirms. */
export function verifiedWords(of: Of, t: Translate): Map<string, string> {
  const marks = [...cardMarks(of.procedure, of.answers, of.identity)];
  return new Map(marks.filter(([, { kind }]) => kind === "verified").map(([id]) => [id, confirmedWords(t, of)]));
}

const inWords = (says: string) => (/^\d{4}-\d{2}-\d{2}$/.test(says) ? formatDate(says, "ja") : says);

/** For clerks by field: also what the card says where the applicant wrote something else. */
export function clerkWords(of: Of): Map<string, CardMark & { words: string }> {
  const t = translator("ja");
  return new Map(
    [...cardMarks(of.procedure, of.answers, of.identity)].map(([id, mark]) => [
      id,
      {
        ...mark,
        words:
          mark.kind === "verified" ? confirmedWords(t, of) : t("console:file.cardSays", { says: inWords(mark.says) }),
      },
    ]),
  );
}

/** Whose card it was, for clerks: the applicant's, or of the one who applied for them. Empty: no card. */
export function cardHolder({ procedure, answers, identity }: Of): string {
  const name = identity?.level === "jpki" ? identity.claims?.name : null;
  if (!name) return "";
  const key = isForAnother(procedure, answers) ? "cardOfProxy" : "cardOf";
  return translator("ja")(`console:file.${key}`, { name });
}
