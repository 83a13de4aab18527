/** Who applies for whom, read from the answers: by the questions' usual names, or as the definition says (`onBehalf`). */
import { type Answers, type Item, type PersonName, type Procedure, summarize, textOf } from "../engine/index.ts";
import type { ProxyPerson } from "./types.ts";

type Kind = ProxyPerson["kind"];

/** Fields by what they tell; of several the first that is answered. `office`: stands before the name. */
type Reading = {
  by: string;
  kinds: Readonly<Record<string, Kind>>;
  name: readonly string[];
  office: string | null;
  relation: readonly string[];
  mandate: string;
  /** Whom the application is about; null: whoever the form names as the applicant. */
  person: string | null;
  /** Of the one who applies, and of the one concerned: asked as such. */
  mails: { proxy: string; person: string };
  /** Who gets the notices where the form does not let them choose. */
  unasked: ProxyPerson["notices"];
};

/** The part "agent", and questions beside it that some definitions ask. */
const agentReading: Reading = {
  by: "filedBy",
  kinds: {
    household: "family",
    partner: "family",
    heir: "family",
    guardian: "family",
    agent: "agent",
    supporter: "supporter",
  },
  name: ["agentName", "guardianName"],
  office: "agentOffice",
  relation: ["agentRelationOther", "agentRelation", "guardianRelationOther", "guardianRelation", "filedBy"],
  mandate: "powerOfAttorney",
  person: null,
  mails: { proxy: "agentEmail", person: "applicantEmail" },
  // An heir, a guardian: the one address that is asked is theirs.
  unasked: "proxy",
};

/** The part "submitter" of the care insurance, which asks for no address of mail. */
const submitterReading: Reading = {
  by: "submitterRel",
  kinds: { family: "family", provider: "agent", other: "agent", supporter: "supporter" },
  name: ["submitterName"],
  office: null,
  relation: ["submitterRelationOther", "submitterRelation", "submitterRel"],
  mandate: "proxyLetter",
  person: null,
  mails: { proxy: "submitterEmail", person: "insuredEmail" },
  unasked: "applicant",
};

function readingOf(procedure: Procedure): Reading | null {
  const { onBehalf } = procedure.definition;
  if (onBehalf) {
    const { by, kinds, name, person = null, relation = [by], mandate = "" } = onBehalf;
    // Who is named as the applicant applies for the other one; or, where somebody else is named, for the applicant.
    const mails =
      name === undefined
        ? { proxy: "applicantEmail", person: "principalEmail" }
        : { proxy: "agentEmail", person: "applicantEmail" };
    const names = [name ?? "applicantName"];
    return { by, kinds, name: names, office: null, relation, mandate, person, mails, unasked: "proxy" };
  }
  const ids = new Set(procedure.definition.steps.flatMap((step) => step.fields.map(({ id }) => id)));
  return [agentReading, submitterReading].find(({ by, name }) => ids.has(by) && name.some((id) => ids.has(id))) ?? null;
}

/** 「見本　花子」; "" for anything that names nobody. */
export function nameText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || !("family" in value)) return "";
  const { family, given } = value as PersonName;
  return [family, given].filter(Boolean).join("　");
}

/** "movers.name" is that of the first item. */
function answerAt(answers: Answers, path: string): unknown {
  const [id = "", inner] = path.split(".");
  return inner === undefined ? answers[id] : (answers[id] as Item[] | undefined)?.[0]?.[inner];
}

/** An answer in words: the label of a choice, or what was written. */
function inWords(procedure: Procedure, answers: Answers, id: string, locale: string): string {
  const value = answers[id];
  const field = procedure.definition.steps.flatMap((step) => step.fields).find((each) => each.id === id);
  if (field && "options" in field) {
    const chosen = field.options.find((option) => option.value === value);
    return chosen ? textOf(chosen.label, locale) : "";
  }
  return typeof value === "string" ? value : "";
}

const firstOf = <T>(list: readonly string[], read: (id: string) => T | ""): T | "" =>
  list.map(read).find((each) => each !== "") ?? "";

/** null: the applicant applies themself. `relation` in the language asked for: clerks read Japanese. */
export function proxyOf(procedure: Procedure, answers: Answers, locale = "ja"): ProxyPerson | null {
  const reading = readingOf(procedure);
  const kind = reading?.kinds[String(answers[reading.by])];
  if (!reading || !kind) return null;
  const name = firstOf(reading.name, (id) => nameText(answers[id]));
  const office = reading.office === null ? "" : nameText(answers[reading.office]);
  const notices = noticesOf(reading, answers);
  return {
    kind,
    name: [office, name].filter(Boolean).join("　"),
    relation: firstOf(reading.relation, (id) => inWords(procedure, answers, id, locale)),
    email: notices === "applicant" ? null : mailsOf(reading, answers).proxy,
    notices,
  };
}

function noticesOf(reading: Reading, answers: Answers): ProxyPerson["notices"] {
  const chosen = answers.noticesTo;
  if (chosen === "applicant" || chosen === "proxy" || chosen === "both") return chosen;
  return answers[reading.mails.person] !== undefined && reading.mails.person === "principalEmail"
    ? "both"
    : reading.unasked;
}

function mailsOf(reading: Reading, answers: Answers): { proxy: string | null; person: string | null } {
  const at = (id: string) => (typeof answers[id] === "string" ? (answers[id] as string) : null);
  const { proxy, person } = reading.mails;
  // Without a choice the form asks for one address: that of the one who applies.
  const only = answers.noticesTo === undefined && reading.unasked === "proxy" && person === "applicantEmail";
  return { proxy: at(only ? person : proxy), person: only ? null : at(person) };
}

/** Address of the one the application is about, as it was typed. */
export function personMailOf(procedure: Procedure, answers: Answers): string | null {
  const reading = readingOf(procedure);
  return reading && mailsOf(reading, answers).person;
}

/** Whom the application is about, where that is not the one the form calls the applicant; "" otherwise. */
export function personConcerned(procedure: Procedure, answers: Answers): string {
  const reading = readingOf(procedure);
  if (!reading?.person || !proxyOf(procedure, answers)) return "";
  return nameText(answerAt(answers, reading.person));
}

/** The letter of proxy: asked for and there, asked for and lacking (it may be handed in later); null: not asked for. */
export function mandateOf(procedure: Procedure, answers: Answers): "attached" | "missing" | null {
  const reading = readingOf(procedure);
  if (!reading || !proxyOf(procedure, answers)) return null;
  const row = summarize(answers, procedure, "ja")
    .flatMap(({ rows }) => rows)
    .find(({ path }) => path === reading.mandate);
  return row ? (row.files.length > 0 ? "attached" : "missing") : null;
}

/** "h***@example.jp": to know one's own address again, and not to learn another's. */
export const maskMail = (email: string): string => `${email.slice(0, 1)}***${email.slice(email.lastIndexOf("@"))}`;

/** For whoever holds the number and the access code, which may be either of the two. */
export function withMaskedMails(procedure: Procedure, answers: Answers): Answers {
  const mails = procedure.definition.steps.flatMap((step) => step.fields.filter(({ type }) => type === "email"));
  const hidden = mails.flatMap(({ id }) => {
    const value = answers[id];
    return typeof value === "string" ? [[id, maskMail(value)] as const] : [];
  });
  return { ...answers, ...Object.fromEntries(hidden) };
}
