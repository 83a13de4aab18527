import { LifeEventListPage, type LifeEventListPageProps } from "../ui/pages/life-event-list-page.tsx";
import type { Route } from "./+types/guides";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

export function loader(args: Route.LoaderArgs): { title: string; page: Omit<LifeEventListPageProps, "frame"> } {
  const { portal, t, href } = readerOf(args);
  return {
    title: t("guide:title"),
    page: { events: portal.guides.list.map(({ id }) => ({ id, href: href(`/guide/${id}`) })) },
  };
}

export default function Guides({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <LifeEventListPage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
