/** Mails about a draft: the link with which it is opened, and that its end comes near. */
import { textOf } from "../engine/index.ts";
import type { Locale } from "../i18n/locales.ts";
import { composeMail, type OutgoingMail } from "../notifications/index.ts";
import type { Published } from "../procedures/index.ts";
import { cityParams, type MailDeps } from "./mails.ts";

export type ResumeMailDeps = Pick<MailDeps, "city" | "translator" | "link" | "formatDate" | "newId">;

/** `about` names no draft: the log shows it. */
export function resumeMail(
  deps: ResumeMailDeps,
  kind: "resume-link" | "resume-ending",
  to: { email: string; locale: string; path: string; expiresAt: number },
  { procedure }: Pick<Published, "procedure">,
): OutgoingMail {
  const locale = to.locale as Locale;
  return composeMail({
    id: deps.newId(),
    kind,
    to: to.email,
    about: "resume",
    t: deps.translator(locale),
    params: {
      ...cityParams(deps, locale),
      procedure: textOf(procedure.definition.title, locale),
      date: deps.formatDate(to.expiresAt, locale),
      link: deps.link(to.path, locale),
      enter: deps.link("/resume", locale),
    },
  });
}
