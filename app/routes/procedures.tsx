import { CataloguePage } from "../ui/pages/catalogue-page.tsx";
import type { Route } from "./+types/procedures";
import { catalogueView } from "./catalogue-view.ts";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

export async function loader(args: Route.LoaderArgs) {
  const reader = readerOf(args);
  return { title: reader.t("portal:titles.procedures"), page: await catalogueView(reader) };
}

export default function Procedures({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <CataloguePage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
