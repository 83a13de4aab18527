import { data } from "react-router";
import { departmentName } from "../../applications/index.ts";
import { portalContext } from "../../http/context.ts";
import { type FormReader, readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { formatTime } from "../../i18n/dates.ts";
import { defaultLocale, locales } from "../../i18n/locales.ts";
import { useText } from "../../i18n/text-context.tsx";
import { translator } from "../../i18n/translator.ts";
import type { StaffIdentity } from "../../identity/index.ts";
import type { Portal } from "../../portal.server.ts";
import { HandoffsPage, type HandoffsPageProps } from "../../ui/console/handoffs-page.tsx";
import type { Route } from "./+types/handoffs";
import { requireStaff } from "./guard.ts";
import { deskPath, handoffPath } from "./handoff-place.ts";
import { ConsolePage } from "./rail.tsx";

type Shown = Partial<Pick<HandoffsPageProps, "failure" | "beginFailure" | "typed" | "token">>;

async function view(portal: Portal, staff: StaffIdentity, shown: Shown = {}): Promise<HandoffsPageProps> {
  const { handoffs } = portal.applications;
  const { list } = await portal.procedures.snapshot();
  const opened = await Promise.all((await handoffs.opened(staff)).map(({ id }) => handoffs.openFor(staff, id)));
  return {
    failure: null,
    beginFailure: null,
    typed: "",
    token: null,
    deskHref: deskPath,
    procedures: list
      .map(({ procedure }) => procedure.definition)
      .filter(({ department }) => handoffs.mayAssist(staff, department))
      .map(({ id, title }) => ({ id, title: title.ja })),
    locales: [...locales],
    opened: opened.flatMap((each) =>
      each?.published
        ? {
            href: handoffPath(each.handoff.id),
            procedure: each.published.procedure.definition.title.ja,
            origin: each.handoff.origin,
            since: formatTime(each.handoff.opened?.at ?? each.handoff.createdAt, "ja"),
            stage: each.stage,
          }
        : [],
    ),
    ...shown,
  };
}

export async function loader({ request, context }: Route.LoaderArgs): Promise<HandoffsPageProps> {
  const staff = await requireStaff(request, context, "applications.assist");
  const { searchParams } = new URL(request.url);
  const gone = searchParams.get("failure") === "gone";
  return view(context.get(portalContext), staff, {
    token: searchParams.get("token")?.slice(0, 100) ?? null,
    failure: gone ? translator("ja")("assist:failure.gone") : null,
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "applications.assist");
  const portal = context.get(portalContext);
  const form = await readForm(request);
  return form.get("act") === "begin" ? begin(portal, staff, form) : present(portal, staff, form);
}

async function present(portal: Portal, staff: StaffIdentity, form: FormReader) {
  const t = translator("ja");
  const token = form.get("token");
  const typed = (form.get("code") ?? "").slice(0, 300);
  const presented = await portal.applications.handoffs.present(staff, token === null ? typed : `?token=${token}`);
  if (presented.ok) return seeOther(handoffPath(presented.value.id));
  const { error } = presented;
  const params = {
    department: error.code === "department" ? departmentName(portal.city, error.department, "ja") : "",
    minutes: error.code === "locked" ? Math.ceil(error.retryAfterMs / 60_000) : 0,
  };
  const failure = t(`assist:failure.${error.code}`, params);
  // A link is good or not; digits are shown again to be compared with the resident's screen.
  const page = await view(portal, staff, { failure, typed: /^[\d\s-]{0,9}$/.test(typed) ? typed : "" });
  return data(page, { status: error.code === "locked" ? 429 : 422 });
}

async function begin(portal: Portal, staff: StaffIdentity, form: FormReader) {
  const published = (await portal.procedures.snapshot()).byId.get(form.get("procedure") ?? "");
  const locale = locales.find((each) => each === form.get("locale")) ?? defaultLocale;
  const begun = published && (await portal.applications.handoffs.begin(staff, published, locale));
  if (begun) return seeOther(`${handoffPath(begun.id)}/fill/${published?.procedure.steps[0]?.id ?? "review"}`);
  const beginFailure = translator("ja")("assist:failure.procedure");
  return data(await view(portal, staff, { beginFailure }), { status: 422 });
}

export default function Handoffs({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="assist" title={t("assist:title")} hasErrors={actionData !== undefined}>
      <HandoffsPage {...(actionData ?? loaderData)} />
    </ConsolePage>
  );
}
