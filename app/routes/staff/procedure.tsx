import { portalContext } from "../../http/context.ts";
import { pageError } from "../../http/errors.ts";
import { formatDate } from "../../i18n/dates.ts";
import { translator } from "../../i18n/translator.ts";
import { ProcedureFactsPage, type ProcedureFactsPageProps } from "../../ui/console/procedure-facts-page.tsx";
import type { Route } from "./+types/procedure";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";

export async function loader({ request, context, params }: Route.LoaderArgs) {
  await requireStaff(request, context, "procedures.read");
  const found = await context.get(portalContext).console.procedures.one(params.id);
  if (!found) throw pageError("not-found");
  const { definition, version, department } = found;
  const { facts, guide } = definition;
  const t = translator("ja");
  const word = (key: string, params?: Record<string, number | string>) => t(`console:procedures.${key}`, params);
  const confirmed = facts.confirmed
    ? word("confirmedBy", { by: facts.confirmed.by, on: formatDate(facts.confirmed.on, "ja") })
    : word("unconfirmed");
  const page: ProcedureFactsPageProps = {
    publicHref: `/procedures/${definition.id}`,
    facts: [
      { label: word("department"), value: department },
      { label: word("version"), value: String(version) },
      { label: word("confidence"), value: word(`confidences.${facts.confidence}`) },
      { label: word("confirmed"), value: confirmed },
      { label: word("source"), value: facts.source },
      { label: word("verifiedBy"), value: facts.verifiedBy ?? word("none") },
      { label: word("legalBasis"), value: guide.legalBasis ?? word("none") },
      { label: word("retention"), value: word("years", { count: definition.retention.years }) },
      { label: word("assurance"), value: word(`levels.${definition.assurance.level}`) },
    ],
    open: facts.open,
    steps: definition.steps.map((step) => ({
      title: step.title.ja,
      rows: step.fields.map((field) => ({
        id: field.id,
        label: field.label.ja,
        type: word(`types.${field.type}`),
        required: field.required !== false,
        conditional: field.showIf !== undefined || step.showIf !== undefined,
      })),
    })),
  };
  return { title: definition.title.ja, page };
}

export default function Procedure({ loaderData }: Route.ComponentProps) {
  return (
    <ConsolePage current="procedures" title={loaderData.title}>
      <ProcedureFactsPage {...loaderData.page} />
    </ConsolePage>
  );
}
