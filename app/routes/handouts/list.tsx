import { ServerOnly } from "../../http/server-only.ts";
import { HandoutListPage } from "../../ui/handouts/handout-list-page.tsx";
import { useFrame } from "../frame.ts";
import { PageTitle } from "../page-title.tsx";
import { readerOf } from "../reader.ts";
import type { Route } from "./+types/list";
import { listView } from "./list-view.ts";

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  return new ServerOnly({ title: reader.t("handouts:titles.list"), page: await listView(reader) });
}

export default function HandoutList({ loaderData }: Route.ComponentProps) {
  const { title, page } = loaderData.value;
  return (
    <>
      <PageTitle title={title} />
      <HandoutListPage frame={useFrame()} {...page} />
    </>
  );
}
