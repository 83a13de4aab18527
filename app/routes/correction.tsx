import { data } from "react-router";
import { allowedActions, applyCorrection, atCounter, openCorrection, viewCorrection } from "../applications/index.ts";
import type { FieldView } from "../engine/index.ts";
import { seeOther } from "../http/responses.ts";
import type { Translate } from "../i18n/translator.ts";
import { CorrectionPage, type CorrectionPageProps } from "../ui/pages/correction-page.tsx";
import type { Route } from "./+types/correction";
import { readFormWithUploads, type UploadProblem, uploadText } from "./apply-pages/uploads.ts";
import { type Case, openCase } from "./case/open-case.ts";
import { cityView, conflict } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

type Refusal = Parameters<typeof viewCorrection>[3]["refusal"];

/** Only while the clerk waits for it; otherwise the application's page says how things stand. */
function askedOf(file: Case) {
  const asked = openCorrection(file.history);
  if (asked && allowedActions(file.application.status, "resident").includes("correct")) return asked;
  throw conflict("not-now", [{ label: file.reader.t("portal:titles.application"), href: file.reader.href(file.base) }]);
}

/** What was not needed at the counter is not needed now, unless the clerk asks for just that. */
const formOf = ({ application, published }: Case, fields: { path: string }[]) =>
  application.channel === "counter"
    ? atCounter(
        published.procedure,
        fields.map(({ path }) => path),
      )
    : published.procedure;

function view(file: Case, refusal?: Refusal, uploads: UploadProblem[] = []) {
  const { reader, application, title, base } = file;
  const { t, locale, portal } = reader;
  const asked = askedOf(file);
  const today = portal.applications.filling.today();
  const fields = refusal?.fields ?? asked.fields;
  const shown = viewCorrection(formOf(file, asked.fields), application.answers, fields, {
    locale,
    t,
    today,
    ...(refusal ? { refusal } : {}),
  });
  const page: CorrectionPageProps = {
    frame: {
      city: cityView(portal.city, locale, t),
      backHref: reader.href(base),
      procedureTitle: title,
      progress: null,
    },
    receipt: application.receipt,
    message: asked.message,
    fields: shown.map(({ view: field, reason, item }) => ({
      view: withProblems(ofItem(field, item, t), uploads, t),
      reason: reason || t("portal:correctionMissing"),
    })),
    pageErrors: [],
    action: null,
    hidden: { _seq: String(application.lastSeq) },
  };
  return { title: t("portal:titles.correction"), hasErrors: refusal !== undefined || uploads.length > 0, page };
}

/** A refused file is why the field is empty: the plain "required" would only repeat it. */
function withProblems(field: FieldView, uploads: UploadProblem[], t: Translate): FieldView {
  const own = uploads.filter(({ fieldId }) => fieldId === field.id);
  if (own.length === 0) return field;
  return {
    ...field,
    errors: own.map((upload) => ({ part: null, message: uploadText(upload, field, t) })),
  };
}

/** Items of a group stand on one page here: the label says which one is meant, as mistakes do by themselves. */
function ofItem(field: FieldView, item: string | null, t: Translate): FieldView {
  return item === null ? field : { ...field, label: t("portal:correctionItem", { item, what: field.label }) };
}

export async function loader(args: Route.LoaderArgs) {
  return view(await openCase(readerOf(args), args.params.receipt));
}

export async function action(args: Route.ActionArgs) {
  const file = await openCase(readerOf(args), args.params.receipt);
  const { reader, application, base } = file;
  const { portal, href } = reader;
  const { fields } = askedOf(file);
  // They become the application's with the event; until then they are this browser's to take back.
  const owner = { sessionHash: reader.sessionHash ?? application.sessionHash, draftId: null };
  const { form, problems, kept } = await readFormWithUploads(args.request, portal, owner);
  const takeBack = () =>
    Promise.all(kept.map(({ id }) => portal.applications.attachments.remove(id, owner.sessionHash)));
  const today = portal.applications.filling.today();
  const corrected = applyCorrection(formOf(file, fields), application.answers, fields, form, {
    today,
    history: file.history,
  });
  if (!corrected.ok || problems.length > 0) {
    await takeBack();
    const refusal = corrected.ok ? { fields, errors: {}, raw: {}, answers: corrected.value } : corrected.error;
    return data(view(file, refusal, problems), { status: 422 });
  }
  const resident = { actor: { kind: "resident" as const }, party: "resident" as const };
  const command = { action: "correct" as const, answers: corrected.value };
  const done = await portal.applications.act(application, command, resident, Number(form.get("_seq")));
  if (!done.ok) await takeBack();
  if (!done.ok) throw conflict("stale", [{ label: reader.t("portal:titles.application"), href: href(base) }]);
  portal.delivery.kick();
  return seeOther(`${href(base)}?news=corrected`);
}

export default function Correction({ loaderData, actionData }: Route.ComponentProps) {
  const { title, hasErrors, page } = actionData ?? loaderData;
  return (
    <>
      <PageTitle title={title} hasErrors={hasErrors} />
      <CorrectionPage {...page} />
    </>
  );
}
