/** The questions of change notices: of what, and the address to write to. */
import type { FieldErrors, Procedure, RawInput, SimpleField } from "../../engine/index.ts";
import {
  categoryScope,
  confirmHours,
  handoutCategories,
  handoutOf,
  handoutScope,
  readScope,
  type Scope,
} from "../../handouts/index.ts";
import type { FormReader } from "../../http/form.ts";
import { isoDate } from "../../i18n/dates.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { plainField } from "../../ui/fields/plain-field.ts";
import type { NoticesPageProps } from "../../ui/handouts/notices-page.tsx";
import type { Reader } from "../reader.ts";
import { asking, readAnswers, say, typedIn, viewFields } from "../reservations/asking.ts";

let compiled: Procedure | null = null;
function questions(): Procedure {
  const label = (name: string) => say(`handouts:notices.${name}`);
  const fields: SimpleField[] = [
    { id: "email", type: "email", label: label("email"), hint: label("emailHint"), autocomplete: true },
  ];
  compiled ??= asking("handout-notices", fields);
  return compiled;
}

/** The handout or category the reader comes from, when there is such. */
function suggested({ url }: Reader): Scope | null {
  const handout = url.searchParams.get("handout");
  return handout === null ? readScope(url.searchParams.get("which") ?? "") : readScope(handoutScope(handout));
}

/** Null for what nobody can ask for: a handout must be shown now. */
async function known({ portal }: Reader, scope: Scope | null): Promise<Scope | null> {
  const handoutId = scope === null ? null : handoutOf(scope);
  return handoutId === null || (await portal.handouts.library.byId(handoutId)) ? scope : null;
}

type Shown = { raw?: RawInput; errors?: FieldErrors; whichError?: string | null; problem?: string };

export async function viewNotices(reader: Reader, { raw, errors, whichError, problem }: Shown = {}) {
  const { portal, t, locale } = reader;
  const from = await known(reader, suggested(reader));
  const chosen = (raw ? await known(reader, readScope(raw.which?.[0] ?? "")) : from) ?? "";
  const own = [from, chosen].find((each) => each && handoutOf(each as Scope) !== null) as Scope | undefined;
  const scopes: Scope[] = [...(own ? [own] : []), "all", ...handoutCategories.map(categoryScope)];
  const options = await Promise.all(
    scopes.map(async (value) => ({ value, label: await portal.notices.scopeName(value, locale), hint: null })),
  );
  const which = plainField({
    id: "which",
    type: "radio",
    label: t("handouts:notices.which"),
    options,
    value: chosen,
    error: whichError ?? null,
  });
  const today = isoDate(portal.clock.now());
  const fields = [which, ...viewFields(questions(), reader, { raw, errors, today })];
  const pageErrors = problem === undefined ? [] : [{ message: problem, href: "#f-email" }];
  const page: Omit<NoticesPageProps, "frame"> = { hours: confirmHours, fields, pageErrors };
  return {
    title: t("handouts:notices.title"),
    hasErrors: pageErrors.length > 0 || fields.some((field) => field.errors.length > 0),
    page,
  };
}

type Read = { email: string; scope: Scope; raw: RawInput };

export async function readNotices(reader: Reader, form: FormReader): Promise<Result<Read, Shown>> {
  const raw = typedIn(form);
  const scope = await known(reader, readScope(form.get("which") ?? ""));
  const read = readAnswers(questions(), form, isoDate(reader.portal.clock.now()));
  const whichError = scope === null ? reader.t("handouts:notices.choose") : null;
  if (!read.ok) return err({ raw, errors: read.error.errors, whichError });
  if (scope === null) return err({ raw, whichError });
  const { email } = read.value as { email: string };
  return ok({ email, scope, raw });
}
