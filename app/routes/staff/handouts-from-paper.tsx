import { data } from "react-router";
import {
  handoutCategories,
  maxPdfBytes,
  newFromPaper,
  type Original,
  replacedFromPaper,
} from "../../handouts/index.ts";
import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import type { FormReader } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { isoDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { departmentsOfHandouts, type StaffIdentity } from "../../identity/index.ts";
import { addDays } from "../../lib/add-days.ts";
import type { Portal } from "../../portal.server.ts";
import { FromPaperForm, type FromPaperProps } from "../../ui/console/handouts/from-paper-form.tsx";
import type { Route } from "./+types/handouts-from-paper";
import { requireStaff } from "./guard.ts";
import { base } from "./handouts-base.ts";
import { failureStatus, failureWords, t } from "./handouts-place.ts";
import { readUpload } from "./handouts-upload.ts";
import { ConsolePage } from "./rail.tsx";

const maxMb = maxPdfBytes / 1024 / 1024;
/** A first look again after a year. */
const reviewAfterDays = 365;
const fields = ["handout", "title", "department", "category"] as const;
type Inputs = Record<(typeof fields)[number], string>;

async function pageOf(portal: Portal, staff: StaffIdentity, inputs: Partial<Inputs>): Promise<FromPaperProps> {
  const own = departmentsOfHandouts(staff);
  return {
    inputs,
    problem: null,
    maxMb,
    handouts: (await portal.publishingDesk.list(staff)).map(({ id, newest }) => ({
      value: id,
      label: newest.content.meta.title.ja,
    })),
    departments: portal.city.departments
      .filter(({ id }) => own === null || own.includes(id))
      .map(({ id, name }) => ({ value: id, label: name.ja })),
    categories: handoutCategories.map((value) => ({ value, label: t(`handouts:categories.${value}`) })),
  };
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const staff = await requireStaff(request, context, "handouts.edit");
  const handout = new URL(request.url).searchParams.get("handout") ?? "";
  return pageOf(context.get(portalContext), staff, { handout });
}

export async function action({ request, context }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "handouts.edit");
  const portal = context.get(portalContext);
  const form = await readUpload(request);
  const inputs = inputsOf(form);
  const page = await pageOf(portal, staff, inputs);
  const isKnown = (options: FromPaperProps["handouts"], value: string) => options.some((each) => each.value === value);
  if (inputs.handout !== "" && !isKnown(page.handouts, inputs.handout)) throw pageError("not-found");
  if (inputs.handout === "" && !isKnown(page.departments, inputs.department)) throw pageError("bad-request");

  const [file] = form.files("paper");
  const original = await portal.handoutFiles.originals.add(file?.bytes ?? new Uint8Array(), file?.name ?? "");
  if (!original.ok) {
    const problem = t(`uploads:paper.failure.${original.error}`, { mb: maxMb });
    return data({ ...page, problem }, { status: original.error === "busy" ? 503 : 422 });
  }
  const made = await draftFrom(portal, staff, original.value, inputs);
  if (!made.ok) return data({ ...page, problem: failureWords(made.error) }, { status: failureStatus(made.error) });
  return seeOther(`${base}/${made.value.handoutId}/edit`);
}

const inputsOf = (form: FormReader<unknown>) =>
  Object.fromEntries(fields.map((name) => [name, form.get(name)?.trim() ?? ""])) as Inputs;

async function draftFrom(portal: Portal, by: StaffIdentity, original: Original, inputs: Inputs) {
  const {
    publishingDesk: desk,
    handouts: { publishing },
  } = portal;
  if (inputs.handout !== "") {
    const draft = await publishing.startDraft({ handoutId: inputs.handout }, by);
    if (!draft.ok) return draft;
    const { handoutId, version, revision, content } = draft.value;
    const seen = { handoutId, version, revision, by };
    return publishing.save(seen, replacedFromPaper(content, original), t("uploads:paper.changeNote"));
  }
  const numbers = (await desk.list(by)).map(({ newest }) => newest.content.meta.number);
  const source = newFromPaper(original, {
    // The same PDF twice: the second time its draft is there already.
    id: `paper-${original.id.slice(0, 12)}`,
    number: Math.max(0, ...numbers) + 1,
    title: inputs.title,
    department: inputs.department,
    category: handoutCategories.find((each) => each === inputs.category) ?? "living",
    reviewBy: addDays(isoDate(portal.clock.now()), reviewAfterDays),
  });
  return publishing.create(source, by);
}

export default function HandoutsFromPaper({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const page = actionData ?? loaderData;
  return (
    <ConsolePage current="handouts" title={t("uploads:paper.title")} hasErrors={page.problem !== null}>
      <p>
        <a href="/staff/handouts">{t("uploads:paper.back")}</a>
      </p>
      <FromPaperForm {...page} />
    </ConsolePage>
  );
}
