/** The mail that goes with an event, in the language the resident applied in. */
import { type Answers, textOf } from "../engine/index.ts";
import type { Locale } from "../i18n/locales.ts";
import { type CaseMailKind, composeMail, type OutgoingMail } from "../notifications/index.ts";
import type { CityProfile, Published } from "../procedures/index.ts";
import type { Command } from "./act.ts";
import type { NewApplication } from "./store.ts";

type Translate = (key: string, params?: Record<string, string | number>) => string;

export type MailDeps = {
  city: CityProfile;
  translator(locale: Locale): (key: string, params?: Record<string, string | number>) => string;
  /** Absolute address of a public page in a language. */
  link(path: string, locale: Locale): string;
  accessCode(receipt: string): string;
  formatDate(at: number, locale: Locale): string;
  newId(): string;
  /** What is to be paid, a paragraph for a mail; "" for nothing. `before`: the answers that were corrected. */
  payment(note: {
    published: Published;
    answers: Answers;
    before: Answers | null;
    receipt: string;
    locale: Locale;
  }): string;
};

/** What a clerk's or resident's event says in its mail. What stands in a message is read on the page, behind the second secret. */
export function wordsOf(command: Command, t: Translate): { message: string; documents: string } {
  const count = "files" in command ? (command.files ?? []).length : 0;
  const documents = count > 0 ? t("mail:documents", { count }) : "";
  if (command.action === "reject" || command.action === "withdraw") return { message: command.reason, documents };
  return { message: "message" in command ? command.message : "", documents };
}

/** One to each address the notices go to, none without; neither names the other. `extra` fills what only this kind needs (message, fields). */
export function mailFor(
  deps: MailDeps,
  kind: CaseMailKind,
  application: Omit<NewApplication, "answers">,
  published: Published,
  extra: Record<string, string> = {},
): OutgoingMail[] {
  const { contactEmail, copyEmail } = application;
  const locale = application.locale as Locale;
  const t = deps.translator(locale);
  return [contactEmail, copyEmail].flatMap((to, index) => {
    if (to === null) return [];
    const mail = composeMail({
      id: deps.newId(),
      kind,
      to,
      about: application.receipt,
      t,
      lead: leadOf(t, application, index > 0),
      params: {
        ...cityParams(deps, locale),
        procedure: textOf(published.procedure.definition.title, locale),
        receipt: application.receipt,
        code: deps.accessCode(application.receipt),
        department: departmentName(deps.city, application.department, locale),
        due: dueText(deps, application.dueAt, locale),
        link: deps.link(`/applications/${application.receipt}`, locale),
        message: "",
        fields: "",
        payment: "",
        documents: "",
        ...extra,
      },
    });
    return [mail];
  });
}

/** Who applied for whom, and whose copy it is; "" when the applicant applied. */
function leadOf(
  t: Translate,
  { proxy, applicantName }: Pick<NewApplication, "proxy" | "applicantName">,
  copy: boolean,
) {
  if (!proxy || proxy.name === "" || applicantName === "") return "";
  const who = t(`mail:onBehalf.${proxy.kind}`, { person: applicantName, proxy: proxy.name });
  return copy ? `${who}\n${t("mail:onBehalf.copy", { person: applicantName })}` : who;
}

export function cityParams(deps: Pick<MailDeps, "city">, locale: Locale): Record<string, string> {
  const { name, contact } = deps.city;
  return {
    city: textOf(name, locale),
    office: textOf(contact.office, locale),
    tel: contact.tel ?? "—",
    hours: textOf(contact.hours, locale),
  };
}

export function dueText(deps: Pick<MailDeps, "translator" | "formatDate">, dueAt: number | null, locale: Locale) {
  const t = deps.translator(locale);
  return dueAt === null
    ? t("applications:due.unknown")
    : t("applications:due.by", { date: deps.formatDate(dueAt, locale) });
}

export function departmentName(city: CityProfile, id: string, locale: Locale): string {
  const department = city.departments.find((candidate) => candidate.id === id);
  return department ? textOf(department.name, locale) : id;
}
