import { countsOf, criterionById, criterionResults, killRate, overall } from "../../accessibility/index.ts";
import { pageError } from "../../http/errors.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { AccessibilityCriterionPage, type CriterionPageProps } from "../../ui/pages/accessibility-criterion-page.tsx";
import { AccessibilityStyles } from "../../ui/pages/accessibility-styles.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/criterion";

/** One criterion: how it is tested, by whom, and its result by page. */
export async function loader(args: Route.LoaderArgs) {
  const { portal, t, locale, href } = readerOf(args);
  const criterion = criterionById(args.params.criterion);
  const evidence = await portal.accessibility.current();
  if (!criterion || !evidence) throw pageError("not-found");
  const { judgement } = evidence;
  const { record } = judgement;
  const own = judgement.cells.filter((cell) => cell.criterion === criterion.id);
  const [result] = criterionResults({ cells: own }).filter((each) => each.criterion === criterion);
  const pageOf = new Map(record.states.map(({ id, page }) => [id, page]));
  const byPage = Map.groupBy(own, ({ state }) => pageOf.get(state) ?? state);
  const { defects, found } = killRate(record.kills, criterion.id);
  const names = new Map(record.engines.map(({ id, name }) => [id, name]));
  const page: Omit<CriterionPageProps, "frame"> = {
    back: { label: t("accessibility:one.back"), href: href("/accessibility/results") },
    title: t("accessibility:one.title", { id: criterion.id, title: criterion.title[locale] ?? criterion.title.ja }),
    facts: [
      { name: t("accessibility:one.level"), value: criterion.level },
      { name: t("accessibility:columns.check"), value: result?.check ?? "" },
      { name: t("accessibility:columns.result"), value: t(`accessibility:outcome.${result?.outcome ?? "untested"}`) },
      {
        name: t("accessibility:one.engines"),
        value: result?.engines.map((id) => names.get(id) ?? id).join(", ") ?? "",
      },
      {
        name: t("accessibility:one.defects"),
        value: defects === 0 ? t("accessibility:one.none") : t("accessibility:one.found", { defects, found }),
      },
    ],
    how: { name: t("accessibility:one.how"), value: criterion.howToTest },
    rows: [...byPage].map(([address, cells]) => ({
      address,
      states: cells.length,
      result: t(`accessibility:outcome.${overall(countsOf(cells))}`),
    })),
  };
  return new ServerOnly(page);
}

export default function AccessibilityCriterion({ loaderData }: Route.ComponentProps) {
  const page = loaderData.value;
  return (
    <>
      <AccessibilityStyles />
      <PageTitle title={page.title} />
      <AccessibilityCriterionPage frame={useFrame()} {...page} />
    </>
  );
}
