/** Mails of change notices, in the language they were asked for in. Texts: locales/<locale>/handouts.json under `notices`. */
import { type Text, textOf } from "../engine/index.ts";
import type { Locale } from "../i18n/locales.ts";
import type { OutgoingMail } from "../notifications/index.ts";
import { handoutOf, type Scope } from "./scope.ts";
import type { HandoutVersion } from "./store.ts";
import type { Subscription } from "./subscription-store.ts";

export type NoticeMailDeps = {
  translator(locale: Locale): (key: string, params?: Record<string, string | number>) => string;
  /** Absolute address of a public page in a language. */
  link(path: string, locale: Locale): string;
  /** What signs every mail: office, tel, hours, city. */
  cityParams(locale: Locale): Record<string, string>;
  newId(): string;
};

/** `title` null: the handout is not shown any more. */
export function nameOfScope(
  { translator }: Pick<NoticeMailDeps, "translator">,
  scope: Scope,
  title: Text | null,
  locale: Locale,
): string {
  const t = translator(locale);
  if (scope === "all") return t("handouts:notices.scope.all");
  if (handoutOf(scope) !== null)
    return title === null
      ? t("handouts:notices.scope.ended")
      : t("handouts:notices.scope.handout", { title: textOf(title, locale) });
  const category = scope.slice("category:".length);
  return t("handouts:notices.scope.category", { category: t(`handouts:categories.${category}`) });
}

function write(
  deps: NoticeMailDeps,
  kind: "confirm" | "already" | "changed",
  { id, email, locale }: Subscription,
  { mailId, path, ...extra }: { mailId: string; path: string } & Record<string, string | number>,
): OutgoingMail {
  const t = deps.translator(locale);
  const params = { ...deps.cityParams(locale), manage: deps.link(path, locale), ...extra };
  return {
    id: mailId,
    to: email,
    about: id,
    subject: t(`handouts:notices.mail.${kind}.subject`, params),
    // A version without a note of what changed leaves no gap.
    text: `${t(`handouts:notices.mail.${kind}.text`, params)}\n\n${t("mail:signature", params)}`.replace(
      /\n{3,}/g,
      "\n\n",
    ),
  };
}

/** Who is on the list already is told so, with the same link: pages say nothing about whose addresses are known. */
export const askedMail = (
  deps: NoticeMailDeps,
  row: Subscription,
  { path, name, hours }: { path: string; name: string; hours: number },
): OutgoingMail =>
  write(deps, row.confirmedAt === null ? "confirm" : "already", row, { mailId: deps.newId(), path, name, hours });

export function changedMail(
  deps: NoticeMailDeps,
  row: Subscription,
  { handoutId, changeNote, content }: HandoutVersion,
  { id, path }: { id: string; path: string },
): OutgoingMail {
  const { locale } = row;
  const note = changeNote.trim();
  return write(deps, "changed", row, {
    mailId: id,
    path,
    title: textOf(content.meta.title, locale),
    name: nameOfScope(deps, row.scope, content.meta.title, locale),
    note: note === "" ? "" : deps.translator(locale)("handouts:notices.mail.note", { note }),
    link: deps.link(`/handouts/${handoutId}`, locale),
  });
}
