/**
 * What the card says beside what the applicant wrote. The fields are known by the ids that all procedures use for the
 * applicant. Nothing is stored about it: a mark stands as long as the answer says what the card says.
 */
import type { Address, Answers, PersonName, Procedure } from "../engine/index.ts";
import { proxyOf } from "./proxy.ts";
import type { Identity, VerifiedClaims } from "./types.ts";

/** A written address as far as it is sure where its parts end; the prefecture and the city are "" otherwise. */
export type AddressParts = { prefecture: string; city: string; street: string };
export type SplitAddress = (address: string) => AddressParts;

/** `verified`: as the card has it. `differs`: the card says something else. */
export type CardMark = { kind: "verified" } | { kind: "differs"; says: string };

type Kind = {
  type: "person-name" | "date" | "address";
  claim(claims: VerifiedClaims): string | null;
  /** By part, as typed. */
  typed(said: string, split: SplitAddress): Record<string, string[]>;
  agrees(answer: unknown, said: string): boolean;
};

/** Letters count as they are (外字, IVS); only spaces do not. */
const squeezed = (text: string): string => text.replace(/\s+/gu, "");
/** １丁目 and 1丁目 are the same address. */
const evened = (text: string): string => squeezed(text.normalize("NFKC"));

const nameOf = ({ family, given }: PersonName) => family + given;
const addressOf = ({ prefecture, city, street, building }: Address) => prefecture + city + street + building;

const kinds: Readonly<Record<string, Kind>> = {
  applicantName: {
    type: "person-name",
    claim: ({ name }) => name,
    // One string: taken apart at its space and nowhere else.
    typed(said) {
      const [family = "", ...given] = said.split(/\s+/u);
      return { family: [family], given: [given.join(" ")] };
    },
    agrees: (answer, said) => squeezed(nameOf(answer as PersonName)) === squeezed(said),
  },
  applicantBirth: {
    type: "date",
    claim: ({ birthdate }) => birthdate,
    typed(said) {
      const [year = "", month = "", day = ""] = said.split("-");
      return { year: [year], month: [String(Number(month))], day: [String(Number(day))] };
    },
    agrees: (answer, said) => answer === said,
  },
  applicantAddress: {
    type: "address",
    claim: ({ address }) => address,
    typed: (said, split) => Object.fromEntries(Object.entries(split(said)).map(([part, text]) => [part, [text]])),
    agrees: (answer, said) => evened(addressOf(answer as Address)) === evened(said),
  },
};

const kindOf = (id: string, type: string): Kind | null => {
  const kind = Object.hasOwn(kinds, id) ? kinds[id] : undefined;
  return kind?.type === type ? kind : null;
};

/** Whether the applicant's fields are about somebody else than the one whose card was read: the one who fills in the form. */
export function isForAnother(procedure: Procedure, answers: Answers): boolean {
  if (!proxyOf(procedure, answers)) return false;
  const { onBehalf } = procedure.definition;
  // Some forms ask the one who applies for their own name in the applicant's field.
  return !onBehalf || (onBehalf.name ?? "applicantName") !== "applicantName";
}

/** The card's words for the applicant; null: no card was read, or it is not the applicant's. */
export function claimsForApplicant(
  procedure: Procedure,
  answers: Answers,
  identity: Identity | null,
): VerifiedClaims | null {
  if (identity?.level !== "jpki" || !identity.claims) return null;
  return isForAnother(procedure, answers) ? null : identity.claims;
}

/** What the card says for an empty field, by its parts; `whole` false: it could not be taken apart. Null: nothing. */
export function typedByCard(
  field: { id: string; type: string },
  claims: VerifiedClaims,
  split: SplitAddress,
): { input: Record<string, string[]>; whole: boolean; said: string } | null {
  const kind = kindOf(field.id, field.type);
  const said = kind?.claim(claims) ?? null;
  if (!kind || said === null) return null;
  const input = kind.typed(said, split);
  return { input, said, whole: kind.type !== "address" || (input.prefecture?.[0] !== "" && input.city?.[0] !== "") };
}

/** By field id, for answered fields of which the card says something. */
export function cardMarks(procedure: Procedure, answers: Answers, identity: Identity | null): Map<string, CardMark> {
  const marks = new Map<string, CardMark>();
  const claims = claimsForApplicant(procedure, answers, identity);
  if (!claims) return marks;
  for (const { fields } of procedure.steps) {
    for (const { id, spec, module } of fields) {
      const kind = kindOf(id, spec.type);
      const said = kind?.claim(claims) ?? null;
      const answer = answers[id];
      if (!kind || said === null || answer === undefined || !module.holds(answer as never, spec)) continue;
      marks.set(id, kind.agrees(answer, said) ? { kind: "verified" } : { kind: "differs", says: said });
    }
  }
  return marks;
}
