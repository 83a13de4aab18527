import { data } from "react-router";
import type { ImportLine } from "../../console/index.ts";
import { portalContext } from "../../http/context.ts";
import { readForm } from "../../http/form.ts";
import { limits } from "../../http/limits.ts";
import { useText } from "../../i18n/text-context.tsx";
import { PublishingImportPage, type PublishingImportProps } from "../../ui/console/publishing-import-page.tsx";
import type { Route } from "./+types/handouts-import-all";
import { requireStaff } from "./guard.ts";
import { base } from "./handouts-base.ts";
import { allFolders, bundleMb, saveText } from "./handouts-import.ts";
import { t } from "./handouts-place.ts";
import { ConsolePage } from "./rail.tsx";

/** Four files and some for each handout of a city. */
const mostFiles = 400;

const view = (rest: Partial<PublishingImportProps> = {}): PublishingImportProps => ({
  backHref: base,
  bundleMb,
  problem: null,
  lines: null,
  ...rest,
});

export async function loader({ request, context }: Route.LoaderArgs) {
  await requireStaff(request, context, "handouts.edit");
  return view();
}

/** Drafts only: whatever comes in is read by a second person before it goes out. */
export async function action({ request, context }: Route.ActionArgs) {
  const staff = await requireStaff(request, context, "handouts.edit");
  const portal = context.get(portalContext);
  const form = await readForm(request, saveText, limits.fileBytes, mostFiles);
  const folders = allFolders([...form.files("bundle"), ...form.files("folder")]);
  if (folders === null) return data(view({ problem: t("publishing:import.badBundle") }), { status: 422 });
  if (folders.length === 0) return data(view({ problem: t("publishing:import.nothing") }), { status: 422 });
  const lines = await portal.importHandouts(staff, folders);
  const isRefused = lines.some(({ outcome }) => outcome === "refused");
  return data(view({ lines: lines.map(lineOf) }), { status: isRefused ? 422 : 200 });
}

function lineOf(line: ImportLine): NonNullable<PublishingImportProps["lines"]>[number] {
  const { name, title, outcome } = line;
  return {
    name: name === "" ? t("publishing:import.unnamed") : name,
    title,
    outcome,
    reasons: outcome === "refused" ? line.reasons : [],
    href: outcome === "refused" ? null : outcome === "same" ? `${base}/${name}` : `${base}/${name}/edit`,
  };
}

export default function HandoutsImportAll({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useText();
  const page = actionData ?? loaderData;
  return (
    <ConsolePage current="handouts" title={t("publishing:import.allTitle")} hasErrors={page.problem !== null}>
      <PublishingImportPage {...page} />
    </ConsolePage>
  );
}
