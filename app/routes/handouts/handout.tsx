import { pageError } from "../../http/errors.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { HandoutPage } from "../../ui/handouts/handout-page.tsx";
import { HandoutStyles } from "../../ui/handouts/handout-styles.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/handout";
import { handoutView } from "./handout-view.ts";

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const handout = await reader.portal.handouts.library.byId(args.params.id);
  if (!handout) throw pageError("not-found");
  return new ServerOnly(await handoutView(reader, handout));
}

export default function Handout({ loaderData }: Route.ComponentProps) {
  const view = loaderData.value;
  return (
    <>
      <PageTitle title={view.title} />
      <HandoutStyles />
      <HandoutPage frame={useFrame()} {...view} />
    </>
  );
}
