import { pageError } from "../http/errors.ts";
import { GuidePage } from "../ui/pages/guide-page.tsx";
import type { Route } from "./+types/procedure";
import { useFrame } from "./frame.ts";
import { bookingLink, guideView, handoutLinks } from "./guide-view.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  const published = (await reader.portal.procedures.snapshot()).byId.get(args.params.id);
  if (!published) throw pageError("not-found");
  const { definition } = published.procedure;
  const handouts = await handoutLinks(reader, definition.handouts);
  return guideView(reader, definition, await bookingLink(reader, definition), handouts);
}

export default function Procedure({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <GuidePage frame={useFrame()} {...loaderData} />
    </>
  );
}
