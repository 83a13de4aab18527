import { data } from "react-router";
import { departmentName } from "../../applications/index.ts";
import { textOf } from "../../engine/index.ts";
import { readForm } from "../../http/form.ts";
import { seeOther } from "../../http/responses.ts";
import { formatDate } from "../../i18n/dates.ts";
import { htmlLang, type Locale } from "../../i18n/locales.ts";
import { type Translate, translator } from "../../i18n/translator.ts";
import { HandoffCheckPage, type HandoffCheckProps } from "../../ui/console/handoff-check-page.tsx";
import type { HandoffSummaryProps } from "../../ui/pages/handoff-summary.tsx";
import { handoffSummary } from "../handoff-pages/summary.ts";
import { PageTitle } from "../page-title.tsx";
import type { Route } from "./+types/handoff-check";
import { handoffPath, type OpenHandoff, openForWork } from "./handoff-place.ts";

/** The summary in the resident's language, for their eyes or on paper, and the clerk's button below it. */
function view(open: OpenHandoff, failure: string | null): HandoffCheckProps {
  const { handoff, draft, published, portal } = open;
  const locale = handoff.locale as Locale;
  const t = translator(locale);
  const { definition } = published.procedure;
  const city = textOf(portal.city.name, locale);
  const department = departmentName(portal.city, definition.department, locale);
  const summary = handoffSummary(portal, { handoff, draft, published }, locale);
  return {
    lang: htmlLang(locale),
    title: t("handoff:sheet.title"),
    lead: t("handoff:sheet.lead"),
    marks: summary.marked ? t("handoff:ready.marks") : null,
    procedure: textOf(definition.title, locale),
    from: t("handoff:sheet.city", { city, department }),
    none: t("ui:summary.none"),
    sections: summary.sections,
    gone: { heading: t("handoff:changes.gone"), rows: summary.gone },
    later: { heading: t("handoff:later.heading"), text: t("handoff:later.text"), papers: summary.later },
    fee: summary.fee && { heading: t("payments:fee.title"), rows: feeRows(summary.fee, t) },
    signature: {
      text: t("handoff:sheet.signature"),
      name: t("handoff:sheet.name"),
      date: t("handoff:sheet.date"),
      printed: t("handoff:sheet.printed", { date: formatDate(portal.clock.now(), locale) }),
    },
    revision: draft.revision,
    backHref: handoffPath(handoff.id),
    failure: failure === null ? null : translator("ja")(`assist:failure.${failure}`),
  };
}

function feeRows({ lines, total }: NonNullable<HandoffSummaryProps["fee"]>, t: Translate) {
  const sum = { label: t("payments:total"), value: total };
  return [...lines.map(({ label, text }) => ({ label, value: text })), sum];
}

export async function loader(args: Route.LoaderArgs) {
  const open = await openForWork(args);
  // Only what was checked to be whole is shown to be confirmed.
  if (open.stage !== "ready") throw seeOther(handoffPath(open.handoff.id));
  return view(open, null);
}

export async function action(args: Route.ActionArgs) {
  const { staff, portal, handoff } = await openForWork(args);
  const here = handoffPath(handoff.id);
  const form = await readForm(args.request);
  const seen = { revision: Number(form.get("revision")), confirmed: form.get("confirmed") === "yes" };
  const sent = await portal.applications.handoffs.handIn(staff, handoff.id, seen);
  if (sent.ok) {
    portal.delivery.kick();
    return seeOther(here);
  }
  if (sent.error !== "not-confirmed") return seeOther(`${here}?failure=${sent.error}`);
  const open = await openForWork(args);
  return data(view(open, sent.error), { status: 422 });
}

export default function HandoffCheck({ loaderData, actionData }: Route.ComponentProps) {
  const page = actionData ?? loaderData;
  return (
    <>
      <PageTitle title={`${page.title} ${page.procedure}`} hasErrors={page.failure !== null} />
      <HandoffCheckPage {...page} />
    </>
  );
}
