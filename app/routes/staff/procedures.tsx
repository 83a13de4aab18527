import { portalContext } from "../../http/context.ts";
import { formatDate } from "../../i18n/dates.ts";
import { useText } from "../../i18n/text-context.tsx";
import { ProceduresPage, type ProceduresPageProps } from "../../ui/console/procedures-page.tsx";
import type { Route } from "./+types/procedures";
import { requireStaff } from "./guard.ts";
import { ConsolePage } from "./rail.tsx";

export async function loader({ request, context }: Route.LoaderArgs): Promise<ProceduresPageProps> {
  await requireStaff(request, context, "procedures.read");
  const list = await context.get(portalContext).console.procedures.list();
  return {
    rows: list.map(({ id, confirmed, ...facts }) => ({
      number: facts.number,
      title: facts.title,
      department: facts.department,
      version: facts.version,
      confidence: facts.confidence,
      openCount: facts.openCount,
      href: `/staff/procedures/${id}`,
      confirmed: confirmed === null ? null : `${confirmed.by}（${formatDate(confirmed.on, "ja")}）`,
    })),
  };
}

export default function Procedures({ loaderData }: Route.ComponentProps) {
  const { t } = useText();
  return (
    <ConsolePage current="procedures" title={t("console:procedures.title")}>
      <ProceduresPage {...loaderData} />
    </ConsolePage>
  );
}
