/** Who applies for whom, in words; and what either of the two may see of it. */
import {
  type ApplicationRecord,
  applicantOf,
  mandateOf,
  maskMail,
  proxyOf,
  withMaskedMails,
} from "../../applications/index.ts";
import type { Answers, Procedure } from "../../engine/index.ts";
import type { Locale } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translator.ts";
import type { Published } from "../../procedures/index.ts";

type Filed = { application: ApplicationRecord; published: Published };
/** `who`: both persons in one sentence; `desk`: as long as it is not sent. `facts`: the same as rows, with what was said of them. */
export type OnBehalf = { who: string; desk: string; notices: string; facts: { label: string; value: string }[] };

/** null: the applicant applied themself. */
export function onBehalfOf({ application, published }: Filed, locale: Locale): OnBehalf | null {
  const words = wordsOf(published.procedure, application.answers, locale);
  if (!words || !application.proxy) return null;
  const t = translator(locale);
  const { contactEmail, proxy } = application;
  const notices = t(`proxy:notices.${contactEmail === null ? "none" : proxy.notices}`);
  return { ...words, notices, facts: [...words.facts, { label: t("proxy:notices.label"), value: notices }] };
}

/** As long as it is a draft: nothing is known of where the notices will go. */
export function wordsOf(procedure: Procedure, answers: Answers, locale: Locale): Omit<OnBehalf, "notices"> | null {
  const proxy = proxyOf(procedure, answers, locale);
  if (!proxy) return null;
  const t = translator(locale);
  const person = applicantOf(procedure, answers).applicantName;
  const mandate = mandateOf(procedure, answers);
  const fact = (key: string, value: string) => (value === "" ? [] : [{ label: t(`proxy:${key}`), value }]);
  return {
    who: t(`proxy:who.${proxy.kind}`, { person, proxy: proxy.name }),
    desk: t(`proxy:desk.${proxy.kind}`, { person, proxy: proxy.name }),
    facts: [
      ...fact("person", person),
      ...fact(`kind.${proxy.kind}`, proxy.name),
      ...fact("relation", proxy.relation),
      ...fact("mandate.label", mandate === null ? "" : t(`proxy:mandate.${mandate}`)),
    ],
  };
}

/** The application as both may read it: neither sees where the other gets mail. */
export function forBoth<File extends Filed>(file: File): File {
  const { application, published } = file;
  if (!application.proxy) return file;
  const { identity } = application;
  return {
    ...file,
    application: {
      ...application,
      answers: withMaskedMails(published.procedure, application.answers),
      identity: identity?.level === "email" ? { ...identity, email: maskMail(identity.email) } : identity,
    },
  };
}

/** Addresses the receipt went to, as far as its reader may know them. */
export function mailedTo({ contactEmail, copyEmail, proxy }: ApplicationRecord): string | null {
  if (!proxy || contactEmail === null) return contactEmail;
  return [contactEmail, copyEmail].flatMap((email) => (email === null ? [] : [maskMail(email)])).join(" / ");
}
