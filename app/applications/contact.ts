/** Who applied and where notices go, read from the answers by the definition's field types. */
import type { Answers, Procedure } from "../engine/index.ts";
import { normalize } from "../procedures/index.ts";
import { nameText, personConcerned, personMailOf, proxyOf } from "./proxy.ts";
import type { NewApplication } from "./store.ts";
import type { Identity, ProxyPerson } from "./types.ts";

/** What of an application is read from its answers, when it is sent and again when they are corrected. */
export type Contact = Pick<
  NewApplication,
  "applicantName" | "applicantSearch" | "contactEmail" | "copyEmail" | "proxy"
>;

const fieldsOf = (procedure: Procedure) => procedure.definition.steps.flatMap((step) => step.fields);

/** The applicant's own field when there is one, else the first of its type that was answered. */
function answerOf(procedure: Procedure, answers: Answers, type: string, preferred: string): unknown {
  if (answers[preferred] !== undefined) return answers[preferred];
  const field = fieldsOf(procedure).find((candidate) => candidate.type === type && answers[candidate.id] !== undefined);
  return field && answers[field.id];
}

/** The one whom the application is about; a search finds who applies for them as well. */
export function applicantOf(
  procedure: Procedure,
  answers: Answers,
): { applicantName: string; applicantSearch: string } {
  const kana = answerOf(procedure, answers, "kana", "applicantKana");
  const shown =
    personConcerned(procedure, answers) || nameText(answerOf(procedure, answers, "person-name", "applicantName"));
  const searched = [shown, typeof kana === "string" ? kana : "", proxyOf(procedure, answers)?.name ?? ""];
  return { applicantName: shown, applicantSearch: searched.filter(Boolean).map(normalize).join(" ") };
}

/** The confirmed address first; else what the form asked for; null: no mail can be sent. */
export function contactEmailOf(procedure: Procedure, answers: Answers, identity: Identity | null): string | null {
  if (identity?.level === "email") return identity.email;
  const email = answerOf(procedure, answers, "email", "applicantEmail");
  return typeof email === "string" ? email : null;
}

/** `before`: as it stood until this correction; an address that was not touched stays as it was confirmed. */
type Before = { answers: Answers; proxy: ProxyPerson | null };

export function contactOf(procedure: Procedure, answers: Answers, identity: Identity | null, before?: Before): Contact {
  const named = applicantOf(procedure, answers);
  const proxy = proxyOf(procedure, answers);
  if (!proxy)
    return { ...named, contactEmail: contactEmailOf(procedure, answers, identity), copyEmail: null, proxy: null };
  const person = proxy.notices === "proxy" ? null : personMailOf(procedure, answers);
  const email = proxyEmailOf(procedure, proxy, personMailOf(procedure, answers), identity, before);
  // One mail to each; never two to the same address, and to the other one when there is only that.
  const [contactEmail = null, copyEmail = null] = [...new Set([person, email])].filter((each) => each !== null);
  // A form that asks for one address in words of its own, and lets nobody choose.
  const only = answers.noticesTo === undefined ? contactEmailOf(procedure, answers, identity) : null;
  return { ...named, contactEmail: contactEmail ?? only, copyEmail, proxy: { ...proxy, email } };
}

/** The one who applies confirmed an address: theirs, unless it is the other's. */
function proxyEmailOf(
  procedure: Procedure,
  proxy: ProxyPerson,
  person: string | null,
  identity: Identity | null,
  before: Before | undefined,
): string | null {
  if (proxy.notices === "applicant") return null;
  if (before && proxyOf(procedure, before.answers)?.email !== proxy.email) return proxy.email;
  if (before?.proxy?.email) return before.proxy.email;
  const confirmed = identity?.level === "email" && identity.email !== person ? identity.email : null;
  return confirmed ?? proxy.email;
}
