import { pageError } from "../../http/errors.ts";
import { ServerOnly } from "../../http/server-only.ts";
import { VersionsPage } from "../../ui/handouts/versions-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/versions";
import { versionsView } from "./versions-view.ts";

/** Everything that was published under this name; what was taken down is named, not shown. */
export async function loader(args: Route.LoaderArgs) {
  const view = await versionsView(readerOf(args), args.params.id);
  if (view === null) throw pageError("not-found");
  return new ServerOnly(view);
}

export default function Versions({ loaderData }: Route.ComponentProps) {
  const view = loaderData.value;
  return (
    <>
      <PageTitle title={view.title} />
      <VersionsPage frame={useFrame()} {...view} />
    </>
  );
}
