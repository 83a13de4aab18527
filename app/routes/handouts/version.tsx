import { pageError } from "../../http/errors.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { HandoutPage } from "../../ui/handouts/handout-page.tsx";
import { HandoutStyles } from "../../ui/handouts/handout-styles.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/version";
import { handoutView } from "./handout-view.ts";
import { oldPart } from "./versions-view.ts";

/** A version by its number, with what it changed. */
export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const { id, version } = args.params;
  const handout = /^[1-9]\d{0,5}$/.test(version)
    ? await reader.portal.handouts.library.version(id, Number(version))
    : null;
  if (!handout) throw pageError("not-found");
  const view = await handoutView(reader, handout, await oldPart(reader, handout));
  const title = reader.t("handouts:titles.old", { title: view.title, version: handout.version });
  return new ServerOnly({ ...view, documentTitle: title });
}

export default function Version({ loaderData }: Route.ComponentProps) {
  const { documentTitle, ...view } = loaderData.value;
  return (
    <>
      <PageTitle title={documentTitle} />
      <HandoutStyles />
      <HandoutPage frame={useFrame()} {...view} />
    </>
  );
}
