import { lifeEvents } from "../engine/index.ts";
import { HomePage, type HomePageProps } from "../ui/pages/home-page.tsx";
import type { Route } from "./+types/home";
import { useFrame } from "./frame.ts";
import { PageTitle } from "./page-title.tsx";
import { readerOf } from "./reader.ts";

export function loader(args: Route.LoaderArgs): { title: string; page: Omit<HomePageProps, "frame"> } {
  const { t, href } = readerOf(args);
  const search = (query: string) => ({ label: query, href: `${href("/procedures")}?q=${encodeURIComponent(query)}` });
  return {
    title: t("portal:titles.home"),
    page: {
      examples: [t("portal:examples.a"), t("portal:examples.b"), t("portal:examples.c")].map(search),
      doors: [
        { id: "apply", href: href("/procedures") },
        { id: "reserve", href: href("/reservations") },
        { id: "documents", href: href("/handouts") },
        { id: "status", href: href("/applications") },
      ],
      lifeEvents: lifeEvents.map((id) => ({ id, href: href(`/guide/${id}`) })),
      today: null,
    },
  };
}

export default function Home({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title={loaderData.title} />
      <HomePage frame={useFrame()} {...loaderData.page} />
    </>
  );
}
