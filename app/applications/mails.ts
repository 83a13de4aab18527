/** The mail that goes with an event, in the language the resident applied in. */
import { type Answers, textOf } from "../engine/index.ts";
import type { Locale } from "../i18n/locales.ts";
import { composeMail, type MailKind, type OutgoingMail } from "../notifications/index.ts";
import type { CityProfile, Published } from "../procedures/index.ts";
import type { NewApplication } from "./store.ts";

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

/** No mail when the applicant left no address. `extra` fills what only this kind needs (message, fields). */
export function mailFor(
  deps: MailDeps,
  kind: Exclude<MailKind, "email-code">,
  application: Omit<NewApplication, "answers">,
  published: Published,
  extra: Record<string, string> = {},
): OutgoingMail[] {
  if (application.contactEmail === null) return [];
  const locale = application.locale as Locale;
  const t = deps.translator(locale);
  return [
    composeMail({
      id: deps.newId(),
      kind,
      to: application.contactEmail,
      about: application.receipt,
      t,
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
        ...extra,
      },
    }),
  ];
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
